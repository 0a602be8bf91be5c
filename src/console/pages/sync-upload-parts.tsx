import type { Problem } from '../../base/problem.ts'
import type { CodeMap } from '../../sync/code-map.ts'
import { rejectedSheet } from '../../sync/rejected-sheet.ts'
import { lineText, rowLines } from '../../sync/row-lines.ts'
import type { SourceAt } from '../in-source.ts'
import { type CellRow, CellTable } from '../parts/cell-table.tsx'
import { Field, Form } from '../parts/form.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { SheetActions, SheetField } from '../parts/sheet-upload.tsx'
import type { PushedSheet } from '../push-uploaded-sheet.ts'
import type { Visit } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { sheetWords } from '../words/sync-push-words.ts'

/** The upload; where scripts run the outcome comes below it and the chosen file stays. */
export const SheetForm = ({ visit, source, version }: { visit: Visit; source: SourceAt; version: string }) => {
  const words = wordsIn(sheetWords, visit.language)
  const action = `${source.at}/upload`
  return (
    <Form visit={visit} action={action} isMultipart class="card stack">
      <SheetField label={words.file} />
      <Field label={words.version} name="version" value={version} />
      <SheetActions at={action} take="push" words={{ ...words, take: words.push }} />
    </Form>
  )
}

/** The rows with problems, and of their columns those that have any beside what names the row. */
const cellRows = (map: CodeMap, { body, lines }: PushedSheet) => {
  const sent = [...rowLines(body.bytes)]
  const wrong = lines.filter(({ problems }) => problems.length > 0)
  const { columns, rows } = rejectedSheet(
    map,
    wrong.map(({ line, rowId, problems }) => ({
      ...{ rowId: rowId ?? '', problems },
      sent: lineText(body.bytes, sent[line - 1]!) ?? '{}',
    })),
  )
  const withProblems = new Set(rows.flatMap(({ problems }) => problems.map(({ column }) => column)))
  const shown = columns.map((_, index) => index).filter((index) => index < 2 || withProblems.has(index))
  return {
    heads: shown.map((index) => columns[index]!),
    rows: rows.map(({ cells, problems }, n): CellRow => {
      const place = body.places[wrong[n]!.line - 1]
      const at = (index: number) => problems.filter(({ column }) => column === index).map((one) => one.problem)
      return {
        place: place ? `${place.sheet} ${place.row}` : '',
        cells: shown.map((index) => ({ text: cells[index] ?? '', problems: at(index) })),
        elsewhere: problems.filter(({ column }) => column === undefined).map((one) => one.problem),
      }
    }),
  }
}

interface OutcomeProps {
  readonly visit: Visit
  readonly note?: string
  readonly problems?: readonly Problem[]
  readonly sheet?: PushedSheet
  readonly map?: CodeMap
}

/** What became of an upload. */
export const SheetOutcome = ({ visit: { language }, note, problems = [], sheet, map }: OutcomeProps) => {
  const words = wordsIn(sheetWords, language)
  const table = sheet && map ? cellRows(map, sheet) : null
  return (
    <>
      {note ? <p class="problems">{note}</p> : null}
      {sheet ? (
        <section class={sheet.answer.dryRun ? 'card' : 'done'}>
          <h2>{sheet.answer.dryRun ? words.checked : words.pushed}</h2>
          <p>{fill(words.tally, { ...sheet.answer.counts })}</p>
        </section>
      ) : null}
      <ProblemList problems={problems} language={language} most={50} />
      {table && table.rows.length > 0 ? <CellTable language={language} {...table} /> : null}
    </>
  )
}
