import type { CityCluster } from '../../access/city-cluster.ts'
import type { Problem } from '../../base/problem.ts'
import { selectItems } from '../../catalogue/service-item.sql.ts'
import { selectAdjustments } from '../../recognition/adjustment.sql.ts'
import { selectBatches } from '../../recognition/batch.sql.ts'
import { selectBatchItemPages } from '../../recognition/batch-item.sql.ts'
import { selectConsultations } from '../../recognition/consultation.sql.ts'
import { inCluster } from '../in-cluster.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { queryNumber, queryText } from '../query-text.ts'
import { show, showState } from '../respond.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { batchWords } from '../words/batch-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { BatchLife } from './batch-life.tsx'
import { BatchList } from './batch-list.tsx'
import { BatchRounds } from './batch-rounds.tsx'
import { mountBatchSteps } from './batch-step-posts.ts'
import { BatchSteps } from './batch-steps.tsx'
import { BatchState } from './batches.tsx'

const pageSize = 500

const ordinalOf = (context: ConsoleContext): number => Number(context.req.param('ordinal'))

/** Fields of forms that links fill in from the address. */
const linked: Readonly<Record<string, string>> = { item: 'object', dropped: 'drop', withdrawn: 'withdraw' }

/** A batch with everything said about it; `problems` say why a step was refused. */
const showBatch = async (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
  problems: readonly Problem[] = [],
  sent: ((name: string) => string) | null = null,
): Promise<Response> => {
  const { hub, language } = visit
  const words = wordsIn(batchWords, language)
  const ordinal = ordinalOf(context)
  const [batch] = await selectBatches(hub.db, { cluster: cluster.code, ordinal, publishedOnly: false })
  if (!batch) return showState(context, 'unknown', 404)
  const query = visit.url.searchParams
  const after = queryNumber(query, 'after') ?? 0
  const [rounds, [found = []], adjustments] = await Promise.all([
    selectConsultations(hub.db, [batch.id]),
    selectBatchItemPages(hub.db, [{ batchId: batch.id, after, limit: pageSize + 1 }]),
    selectAdjustments(hub.db, [batch.id]),
  ])
  const listed = found.slice(0, pageSize)
  const named = [...listed, ...rounds.flatMap(({ objections }) => objections), ...adjustments]
  const items = await selectItems(hub.db, [...new Set(named.map(({ itemId }) => itemId))])
  const shown = { visit, cluster, batch, items: new Map(items.map((item) => [item.id, item])) }
  return show(
    context,
    { title: batch.title, cluster, section: 'batches', status: problems.length > 0 ? 422 : 200 },
    <>
      <PageHead
        title={batch.title}
        note={
          <>
            {fill(words.nth, { n: ordinal })} <BatchState state={batch.state} language={language} />{' '}
            {batch.documentNumber}
          </>
        }
      >
        <a class="button plain" href={`/export/items.xlsx?cluster=${cluster.code}&batch=${ordinal}`}>
          {words.export}
        </a>
      </PageHead>
      <ProblemList problems={problems} language={language} />
      {context.req.query('done') ? <p class="done">{words.done}</p> : null}
      <BatchLife batch={batch} language={language} />
      <BatchSteps {...shown} rounds={rounds} sent={sent ?? ((name) => queryText(query, linked[name] ?? '') ?? '')} />
      <BatchRounds {...shown} rounds={rounds} />
      <BatchList {...shown} listed={listed} adjustments={adjustments} />
      <Pager
        url={visit.url}
        language={language}
        next={found.length > pageSize ? String(listed.at(-1)!.position) : null}
      />
    </>,
  )
}

/** A batch's life, its rounds of consultation and its list, with what the caller may do about it. */
export const mountBatch = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/batches/:ordinal{[0-9]{1,4}}',
    inCluster((context, visit, cluster) => showBatch(context, visit, cluster)),
  )
  mountBatchSteps(app, showBatch)
}
