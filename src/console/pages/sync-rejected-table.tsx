import { isError } from '../../base/problem.ts'
import type { CodeMap } from '../../sync/code-map.ts'
import type { RejectedRow } from '../../sync/rejected-row.sql.ts'
import type { SourceAt } from '../in-source.ts'
import { nameOfRow } from '../mended-row.ts'
import { Instant } from '../parts/day.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { saidOnPage } from '../said-on-page.ts'
import type { Visit } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { stateWords } from '../words/state-words.ts'
import { rejectedWords } from '../words/sync-rejected-words.ts'
import { outcomeWords, syncWords } from '../words/sync-words.ts'

interface Props {
  readonly visit: Visit
  readonly source: SourceAt
  readonly map: CodeMap
  readonly rows: readonly RejectedRow[]
}

/** How many of a row's problems stand in the list; its page has all. */
const mostProblems = 3

const Problems = ({ visit: { language }, row }: Pick<Props, 'visit'> & { readonly row: RejectedRow }) => {
  const [first, rest] = [row.problems.slice(0, mostProblems), row.problems.length - mostProblems]
  return (
    <td class="said-wide">
      {first.map((found) => (
        <span class={isError(found) ? 'why' : 'why warning'}>{saidOnPage(found, language)}</span>
      ))}
      {rest > 0 ? <span class="note">{fill(stateWords.more[language], { n: rest })}</span> : null}
    </td>
  )
}

const Row = ({ visit, source, map, row }: Omit<Props, 'rows'> & { readonly row: RejectedRow }) => {
  const { language } = visit
  return (
    <tr>
      <th scope="row">
        <a href={`${source.at}/rejected/row?id=${encodeURIComponent(row.rowId)}`}>{row.rowId}</a>
      </th>
      <td>{nameOfRow(map, row) || <span class="none">—</span>}</td>
      <Problems visit={visit} row={row} />
      <td class="num">{row.version ?? '—'}</td>
      <td>
        <span class={row.outcome === 'REJECTED' ? 'badge bad' : 'badge fair'}>
          {outcomeWords[row.outcome][language]}
        </span>{' '}
        <Instant at={row.lastRejectedAt} language={language} />
      </td>
    </tr>
  )
}

/** Rows that wait to be mended, each with what is wrong. */
export const RejectedTable = (props: Props) => {
  const words = wordsIn(rejectedWords, props.visit.language)
  return (
    <TableBox label={syncWords.rejected[props.visit.language]}>
      <thead>
        <tr>
          <th scope="col">{words.rowId}</th>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.problem}</th>
          <th scope="col" class="num">
            {words.version}
          </th>
          <th scope="col">{words.push}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row {...props} row={row} />
        ))}
      </tbody>
    </TableBox>
  )
}
