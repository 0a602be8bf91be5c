import { forbid } from '../../access/rights.ts'
import { selectBatches } from '../../recognition/batch.sql.ts'
import type { ItemBatch } from '../../recognition/item-batch.ts'
import { inCluster } from '../in-cluster.ts'
import { countText } from '../parts/amount.tsx'
import { Day } from '../parts/day.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Empty } from '../parts/state.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { show } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { batchStateWords, batchWords } from '../words/batch-words.ts'
import { wordsIn } from '../words/speak.ts'

const tones: Readonly<Record<ItemBatch['state'], string>> = {
  DRAFTED: '',
  OUT_FOR_CONSULTATION: 'fair',
  CONFIRMED: 'good',
  PUBLISHED: 'good',
  ABANDONED: 'bad',
}

export const BatchState = ({ state, language }: Pick<ItemBatch, 'state'> & Pick<Visit, 'language'>) => (
  <span class={`badge ${tones[state]}`}>{batchStateWords[state][language]}</span>
)

const BatchTable = ({
  batches,
  language,
  at,
}: { batches: readonly ItemBatch[]; at: string } & Pick<Visit, 'language'>) => {
  const words = wordsIn(batchWords, language)
  return (
    <TableBox label={words.title}>
      <thead>
        <tr>
          <th scope="col" class="num">
            {words.ordinal}
          </th>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.state}</th>
          <th scope="col" class="num">
            {words.items}
          </th>
          <th scope="col">{words.document}</th>
          <th scope="col">{words.publishedOn}</th>
        </tr>
      </thead>
      <tbody>
        {batches.map(({ ordinal, title, state, itemCount, documentNumber, publishedOn, isBackFilled }) => (
          <tr>
            <td class="num">{ordinal}</td>
            <th scope="row" class="title">
              <a href={`${at}/${ordinal}`}>{title}</a>
            </th>
            <td>
              <BatchState state={state} language={language} />
            </td>
            <td class="num">{countText(itemCount)}</td>
            <td>{documentNumber ?? '—'}</td>
            <td class="nowrap">
              <Day day={publishedOn} language={language} />{' '}
              {isBackFilled ? <span class="badge">{words.backFilled}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}

/** The batches of the cluster, from the draft to the adjusted. */
export const mountBatches = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/batches',
    inCluster(async (context, visit, cluster) => {
      const { hub, caller, language } = visit
      const words = wordsIn(batchWords, language)
      const batches = await selectBatches(hub.db, { cluster: cluster.code, publishedOnly: false })
      const at = `/console/${cluster.code}/batches`
      return show(
        context,
        { title: words.title, cluster, section: 'batches' },
        <>
          <PageHead title={words.title}>
            {forbid(caller, ['SECRETARIAT'], { cluster: cluster.code }) ? null : (
              <a class="button" href={`${at}/register`}>
                {words.register}
              </a>
            )}
          </PageHead>
          {batches.length === 0 ? <Empty text={words.none} /> : <BatchTable {...{ batches, language, at }} />}
        </>,
      )
    }),
  )
}
