import { clustersWithDrafts } from '../../access/rights.ts'
import { selectItemsByCode } from '../../catalogue/service-item.sql.ts'
import { codeOf } from '../../catalogue/service-item.ts'
import { answerMatrix } from '../../recognition/answer-can-handle.ts'
import { answerDifferences } from '../../recognition/answer-differences.ts'
import { selectBatchesOfItems } from '../../recognition/batch.sql.ts'
import { findAnswer } from '../find-answer.ts'
import { inCluster } from '../in-cluster.ts'
import { CanHandleAnswer } from '../parts/can-handle-answer.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { show, showState } from '../respond.tsx'
import type { ConsoleApp } from '../visit.ts'
import { granularityWords, kindWords } from '../words/item-words.ts'
import { ItemAsk } from './item-ask.tsx'
import { ItemBatches } from './item-batches.tsx'
import { ItemDifferences } from './item-differences.tsx'
import { ItemMatrix } from './item-matrix.tsx'

/** An item across the cities: who handles and recognises it, what differs, and the answer for two of them. */
export const mountItem = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/items/:code',
    inCluster(async (context, visit, cluster) => {
      const { hub, caller, language } = visit
      const sight = clustersWithDrafts(caller)
      const code = context.req.param('code') ?? ''
      const [item] = await selectItemsByCode(hub.db, code, sight, cluster.id)
      if (!item) return showState(context, 'unknown', 404)
      const [competentCity, acceptingCity] = [context.req.query('competent'), context.req.query('accepting')]
      const question = { cluster: cluster.code, item: codeOf(item), asOf: null, knownAt: null }
      const [matrix, differences, batches, answer] = await Promise.all([
        answerMatrix(hub, caller, question),
        answerDifferences(hub, caller, { ...question, cities: null }),
        selectBatchesOfItems(hub.db, [item.id], sight),
        competentCity && acceptingCity ? findAnswer(visit, { ...question, competentCity, acceptingCity }) : null,
      ])
      const kind = item.kind ? kindWords[item.kind][language] : null
      const about = [kind, granularityWords[item.granularity][language], item.department].filter(Boolean).join(' · ')
      return show(
        context,
        { title: item.name, cluster, section: 'items' },
        <>
          <PageHead
            title={item.name}
            note={
              <>
                <span class="code">{codeOf(item)}</span> {about}
              </>
            }
          />
          <ItemBatches batches={batches.filter((one) => one.cluster === cluster.code)} language={language} />
          {matrix ? <ItemMatrix matrix={matrix} language={language} /> : null}
          {matrix ? <ItemAsk {...{ visit, competentCity, acceptingCity }} cities={matrix.cities} /> : null}
          {answer ? <CanHandleAnswer {...answer} language={language} /> : null}
          {differences ? <ItemDifferences differences={differences} language={language} /> : null}
        </>,
      )
    }),
  )
}
