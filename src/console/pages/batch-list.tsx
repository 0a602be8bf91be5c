import { forbid } from '../../access/rights.ts'
import { codeOf } from '../../catalogue/service-item.ts'
import type { selectAdjustments } from '../../recognition/adjustment.sql.ts'
import type { BatchItem } from '../../recognition/batch-item.sql.ts'
import type { BatchState } from '../../recognition/item-batch.ts'
import { Day } from '../parts/day.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { batchWords } from '../words/batch-words.ts'
import { granularityWords, itemWords, kindWords } from '../words/item-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import type { BatchShown } from './batch-steps.tsx'

interface Props extends BatchShown {
  readonly listed: readonly BatchItem[]
  readonly adjustments: Awaited<ReturnType<typeof selectAdjustments>>
}

/** What may be done about one item as the batch stands: a link that fills in the form of the step. */
const offerOf = ({ caller }: Visit, cluster: string, state: BatchState) => {
  const isOffice = forbid(caller, ['SECRETARIAT'], { cluster }) === undefined
  if (caller.role === 'COORDINATOR' && state === 'OUT_FOR_CONSULTATION')
    return { name: 'object', step: 'object', word: 'objectTo' } as const
  if (isOffice && state === 'DRAFTED') return { name: 'drop', step: 'drop', word: 'dropOne' } as const
  return isOffice && state === 'PUBLISHED' ? ({ name: 'withdraw', step: 'adjust', word: 'withdrawOne' } as const) : null
}

const Row = ({ row, ...shown }: BatchShown & { readonly row: BatchItem }) => {
  const { visit, cluster, batch, items } = shown
  const item = items.get(row.itemId)
  const code = item ? codeOf(item) : (row.listedCode ?? '')
  const offer = offerOf(visit, cluster.code, batch.state)
  return (
    <tr>
      <td class="num">{row.position}</td>
      <td class="code nowrap">{row.listedCode ?? code}</td>
      <th scope="row" class="title">
        <a href={`/console/${cluster.code}/items/${encodeURIComponent(code)}`}>{row.name}</a>
      </th>
      <td class="nowrap">{row.kind ? kindWords[row.kind][visit.language] : '—'}</td>
      <td class="nowrap">{granularityWords[row.granularity][visit.language]}</td>
      <td>{row.department ?? '—'}</td>
      <td>{row.note}</td>
      {offer ? (
        <td class="nowrap">
          <a href={`?${offer.name}=${encodeURIComponent(code)}#${offer.step}`}>
            {batchWords[offer.word][visit.language]}
          </a>
        </td>
      ) : null}
    </tr>
  )
}

/** The list as it was published or is drafted, and what was adjusted since. */
export const BatchList = ({ listed, adjustments, ...shown }: Props) => {
  const { visit, batch, items } = shown
  const words = { ...wordsIn(itemWords, visit.language), ...wordsIn(batchWords, visit.language) }
  const places = { from: listed[0]?.position ?? 0, to: listed.at(-1)?.position ?? 0, all: batch.itemCount }
  const offered = offerOf(visit, shown.cluster.code, batch.state)
  const heads = [
    words.position,
    words.code,
    words.name,
    words.kind,
    words.level,
    words.department,
    words.note,
    ...(offered ? [words.toDo] : []),
  ]
  return (
    <>
      {adjustments.length > 0 ? (
        <section class="card">
          <h2>{words.adjustments}</h2>
          <ul>
            {adjustments.map(({ itemId, change, effectiveOn, documentNumber }) => (
              <li>
                <Day day={effectiveOn} language={visit.language} /> {words[change]} {items.get(itemId)?.name}{' '}
                <span class="note">{documentNumber}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <TableBox label={`${words.list}（${batch.itemCount}）`} isLabelShown>
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th scope="col" class={i === 0 ? 'num' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listed.map((row) => (
            <Row row={row} {...shown} />
          ))}
        </tbody>
      </TableBox>
      {listed.length > 0 && listed.length < batch.itemCount ? <p class="note">{fill(words.listNote, places)}</p> : null}
    </>
  )
}
