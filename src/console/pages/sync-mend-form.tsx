import type { Language } from '../../report/problem-wording.ts'
import type { CodeMap } from '../../sync/code-map.ts'
import { rowOperations } from '../../sync/pushed-row.ts'
import type { RejectedRow } from '../../sync/rejected-row.sql.ts'
import { compileColumns } from '../../sync/row-columns.ts'
import type { SourceAt } from '../in-source.ts'
import type { RowToMend } from '../mended-row.ts'
import { Field, Form, Select } from '../parts/form.tsx'
import { saidOnPage } from '../said-on-page.ts'
import type { Visit } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { mendWords, operationWords } from '../words/sync-rejected-words.ts'
import { MendField } from './sync-mend-field.tsx'

export interface MendFormProps {
  readonly visit: Visit
  readonly source: SourceAt
  readonly map: CodeMap
  readonly row: RejectedRow
  /** The row as it is shown: as it waits, or with what was filled in. */
  readonly shown: RowToMend
  readonly version: string
}

/** The operations by their names; a source's own word that stands there can be kept. */
const operationsFor = (sent: string, language: Language): (readonly [string, string])[] => [
  ...(rowOperations.some((one) => one === sent) ? [] : [[sent, sent] as const]),
  ...rowOperations.map((one) => [one, operationWords[one][language]] as const),
]

/** The row's fields: those with something wrong first, the others below. */
export const MendForm = ({ visit, source, map, row, shown, version }: MendFormProps) => {
  const { language } = visit
  const words = wordsIn(mendWords, language)
  const columns = compileColumns(map)
  const numbered = shown.fields.map((field, n) => ({ field, id: `f${n}` }))
  const [wrong, rest] = [
    numbered.filter(({ field }) => field.problems.length > 0),
    numbered.filter(({ field }) => field.problems.length === 0),
  ]
  const operationWhy = shown.operationProblems.map((found) => saidOnPage(found, language)).join(' ')
  const common = { visit, source, columns }
  return (
    <Form visit={visit} action={`${source.at}/rejected/row`} class="stack wide">
      <input type="hidden" name="id" value={row.rowId} />
      <input type="hidden" name="seen" value={row.lastRejectedAt} />
      <section class="card stack">
        <h2>{words.toMend}</h2>
        {wrong.map((one) => (
          <MendField {...common} {...one} />
        ))}
        <Field label={words.versionField} name="version" value={version} hint={words.versionHint} required />
        <Select
          label={words.operation}
          name="operation"
          value={shown.operation}
          options={operationsFor(shown.operation, language)}
        />
        {operationWhy ? <p class="error">{operationWhy}</p> : null}
        <div class="actions">
          <button type="submit" name="action" value="check" class="plain">
            {words.check}
          </button>
          <button type="submit" name="action" value="send">
            {words.send}
          </button>
        </div>
      </section>
      {rest.length > 0 ? (
        <details class="card">
          <summary>{fill(words.rest, { n: rest.length })}</summary>
          <div class="stack">
            {rest.map((one) => (
              <MendField {...common} {...one} />
            ))}
          </div>
        </details>
      ) : null}
    </Form>
  )
}
