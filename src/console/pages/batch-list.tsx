import { codeOf } from '../../catalogue/service-item.ts'
import type { selectAdjustments } from '../../recognition/adjustment.sql.ts'
import type { BatchItem } from '../../recognition/batch-item.sql.ts'
import { Day } from '../parts/day.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { batchWords } from '../words/batch-words.ts'
import { granularityWords, itemWords, kindWords } from '../words/item-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import type { BatchShown } from './batch-steps.tsx'

interface Props extends BatchShown {
  readonly listed: readonly BatchItem[]
  readonly adjustments: Awaited<ReturnType<typeof selectAdjustments>>
}

const Row = ({ row, ...shown }: BatchShown & { readonly row: BatchItem }) => {
  const { visit, cluster, batch, items } = shown
  const item = items.get(row.itemId)
  const code = item ? codeOf(item) : (row.listedCode ?? '')
  const mayObject = visit.caller.role === 'COORDINATOR' && batch.state === 'OUT_FOR_CONSULTATION'
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
      <td>
        {row.note}
        {mayObject ? (
          <a href={`?object=${encodeURIComponent(code)}#object`}>{batchWords.objectTo[visit.language]}</a>
        ) : null}
      </td>
    </tr>
  )
}

/** The list as it was published or is drafted, and what was adjusted since. */
export const BatchList = ({ listed, adjustments, ...shown }: Props) => {
  const { visit, batch, items } = shown
  const words = { ...wordsIn(itemWords, visit.language), ...wordsIn(batchWords, visit.language) }
  const heads = [words.position, words.code, words.name, words.kind, words.level, words.department, words.note]
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
      {listed.length < batch.itemCount ? <p class="note">{fill(words.listNote, { n: listed.length })}</p> : null}
    </>
  )
}
