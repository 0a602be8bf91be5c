import type { ProgressSheet } from '../import-progress-sheet.ts'
import { type CellRow, CellTable } from '../parts/cell-table.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import type { Visit } from '../visit.ts'
import { progressSheetWords } from '../words/progress-sheet-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  /** Where the grid is. */
  readonly at: string
  readonly sheet: ProgressSheet
  readonly cells: { readonly heads: readonly string[]; readonly rows: readonly CellRow[] }
  readonly isCheck: boolean
}

const mostListed = 50

/** What became of a sheet: the counts, and what is wrong at its cells. */
export const ProgressSheetOutcome = ({ visit: { language }, at, sheet, cells, isCheck }: Props) => {
  const words = wordsIn(progressSheetWords, language)
  const { registration, problems } = sheet
  const title = isCheck ? words.checked : registration?.isRecorded ? words.taken : words.refused
  const { received, entered, unchanged, rejected } = registration ?? {}
  return (
    <>
      {registration ? (
        <section class={registration.isRecorded ? 'done' : 'card'}>
          <h2>{title}</h2>
          <p>{fill(words.tally, { received, entered, unchanged, rejected } as Record<string, number>)}</p>
          <p>
            <a href={at}>{words.back}</a>
          </p>
        </section>
      ) : null}
      <ProblemList problems={problems.filter(({ row }) => row === undefined)} language={language} most={mostListed} />
      {cells.rows.length > 0 ? <CellTable language={language} {...cells} /> : null}
    </>
  )
}
