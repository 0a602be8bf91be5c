import type { Problem } from '../base/problem.ts'
import type { CodeMap } from '../sync/code-map.ts'
import { type RowOfSheet, rejectedSheet } from '../sync/rejected-sheet.ts'
import { compileColumns } from '../sync/row-columns.ts'
import { plainText } from '../sync/row-values.ts'
import type { SentForm } from './forms.ts'

/** A field of a row as a form shows it: the text of its value, in the form in which it is read again. */
export interface RowField {
  readonly name: string
  readonly text: string
  /** Whether the row says anything of it. */
  readonly isSent: boolean
  readonly problems: readonly Problem[]
}

/** A row to be mended. */
export interface RowToMend {
  readonly operation: string
  readonly operationProblems: readonly Problem[]
  readonly fields: readonly RowField[]
  /** Of no field. */
  readonly problems: readonly Problem[]
}

const parsed = (sent: string): Record<string, unknown> => JSON.parse(sent) as Record<string, unknown>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a row has fields at all. */
export const hasFields = ({ sent }: Pick<RowOfSheet, 'sent'>): boolean => isObject(parsed(sent).content)

/** What a row calls its item; '' if it does not say. */
export const nameOfRow = (map: CodeMap, row: Pick<RowOfSheet, 'sent'>): string => {
  const { content } = parsed(row.sent)
  if (!isObject(content)) return ''
  const { meaningOf } = compileColumns(map)
  const column = Object.keys(content).find((name) => meaningOf(name)?.field === 'name')
  return column === undefined ? '' : (plainText(content[column]) ?? '')
}

/** What stands beside the content in the sheet of a row. */
const headColumns = ['rowId', 'version', 'operation']

/** A row's fields with what is wrong at each; those that it lacks and has to have are among them. */
export const rowToMend = (map: CodeMap, row: RowOfSheet): RowToMend => {
  const { columns, rows } = rejectedSheet(map, [row])
  const [{ cells, problems }] = rows as [(typeof rows)[number]]
  const at = (index: number) => problems.filter(({ column }) => column === index).map((one) => one.problem)
  const lacking = new Map<string, Problem[]>()
  const elsewhere: Problem[] = []
  for (const { column, problem } of problems) {
    const [place, name] = problem.path
    if (column !== undefined && column !== 0 && column !== 1) continue
    if (column === undefined && place === 'content' && typeof name === 'string')
      lacking.set(name, [...(lacking.get(name) ?? []), problem])
    else elsewhere.push(problem)
  }
  return {
    operation: cells[2] ?? '',
    operationProblems: at(2),
    fields: [
      ...columns
        .map((name, index) => ({ name, text: cells[index] ?? '', isSent: true, problems: at(index) }))
        .slice(headColumns.length),
      ...[...lacking].map(([name, found]) => ({ name, text: '', isSent: false, problems: found })),
    ],
    problems: elsewhere,
  }
}

const lines = (text: string): string => text.replaceAll('\r\n', '\n').trim()

/** Under which name a form has a field of the content. */
export const fieldName = (name: string): string => `content.${name}`

const numberOrText = (text: string): number | string => (/^\d{1,16}$/.test(text) ? Number(text) : text)

/** The row as a form brings it back: what was not touched stays as it was sent, and only what was filled in is new. */
export const mendedLine = (map: CodeMap, row: RowOfSheet, form: SentForm): string => {
  const { content } = parsed(row.sent)
  const mended: Record<string, unknown> = { ...(isObject(content) ? content : {}) }
  const shown = rowToMend(map, row).fields
  const names = [...shown.map(({ name }) => name), ...form.all('field')]
  for (const name of new Set(names)) {
    const given = form.all(fieldName(name))[0]
    if (given === undefined) continue
    const text = lines(given)
    const before = shown.find((field) => field.name === name)
    if (text === lines(before?.text ?? '')) continue
    mended[name] = text
  }
  return JSON.stringify({
    ...{ rowId: row.rowId, version: numberOrText(form.text('version')), operation: form.text('operation') },
    content: mended,
  })
}
