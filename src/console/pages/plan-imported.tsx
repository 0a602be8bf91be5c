import type { CityCluster } from '../../access/city-cluster.ts'
import type { ImportedPlan } from '../import-plan-sheet.ts'
import { type CellRow, CellTable } from '../parts/cell-table.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { planPaths } from '../plan-kinds.ts'
import type { Visit } from '../visit.ts'
import { importWords } from '../words/plan-import-words.ts'
import { listWords } from '../words/plan-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly cluster: CityCluster
  readonly imported: ImportedPlan
  readonly cells: { readonly heads: readonly string[]; readonly rows: readonly CellRow[] }
  readonly isCheck: boolean
}

const mostListed = 50

/** What became of a sheet: the counts, what changed, and what is wrong at its cells. */
export const PlanImported = ({ visit: { language }, cluster, imported, cells, isCheck }: Props) => {
  const words = wordsIn(importWords, language)
  const { registration, problems, list } = imported
  const changed = registration?.rows.filter(({ outcome }) => outcome !== 'UNCHANGED') ?? []
  const title = isCheck ? words.checked : registration?.isRegistered ? words.imported : words.refused
  const { received, created, updated, unchanged, rejected } = registration ?? {}
  return (
    <>
      {registration ? (
        <section class={registration.isRegistered ? 'done' : 'card'}>
          <h2>{title}</h2>
          <p>{fill(words.tally, { received, created, updated, unchanged, rejected } as Record<string, number>)}</p>
          <p>
            <a href={`/console/${cluster.code}/plan/${planPaths[list]}?year=${registration.year}`}>
              {fill(words.toList, { list: listWords[list][language] })}
            </a>
          </p>
        </section>
      ) : null}
      <ProblemList problems={problems.filter(({ row }) => row === undefined)} language={language} most={mostListed} />
      {cells.rows.length > 0 ? <CellTable language={language} {...cells} /> : null}
      {changed.length > 0 ? (
        <details class="card">
          <summary>{fill(words.changed, { n: changed.length })}</summary>
          <ul>
            {changed.slice(0, 500).map(({ number, outcome, changed: fields }) => (
              <li>{fill(words.row, { number, fields: outcome === 'CREATED' ? words.created : fields.join('、') })}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
