import { checkOptionalText } from '../base/check-text.ts'
import { readItemCode } from '../base/item-code.ts'
import { isError, type Problem, problem, warning } from '../base/problem.ts'
import type { Granularity } from '../catalogue/granularity.ts'
import type { ImplementationState } from '../catalogue/item-implementation.ts'
import type { GivenContent } from '../catalogue/normal-content.ts'
import type { CodeMap } from './code-map.ts'
import { compileWords } from './compiled-words.ts'
import { type FieldToRead, fieldToRead, fieldValue } from './field-value.ts'
import { type Filled, type FilledFields, filledFields, placedAsSent } from './filled-fields.ts'
import type { PushedRow, RowOperation } from './pushed-row.ts'
import { type CompiledColumns, compileColumns } from './row-columns.ts'
import type { PartOfKey } from './row-entries.ts'
import { aboutFields, envelopeFields, kindOfField, rowFields } from './row-fields.ts'
import { type Reading, readWord } from './row-values.ts'

/** A row's content in our own words; `row` is null if a problem refuses it. Paths lead from the content on, in its own columns. */
export interface ReadRow {
  readonly row: PushedRow | null
  /** Null if nobody knows what is asked for. */
  readonly operation: RowOperation | null
  readonly problems: Problem[]
}

/** Reads the rows of a chunk, and remembers the columns that nobody knows. */
export interface RowReader {
  read(content: Record<string, unknown>, operation: string): ReadRow
  /** Problems of our own fields, told of the columns in which this content has them. */
  asSent(content: Record<string, unknown>, problems: readonly Problem[]): Problem[]
  /** The warning about columns that are neither ours nor mapped (COLUMN_NOT_MAPPED), once for all rows read. */
  columnProblems(): Problem[]
}

/** A row of more columns is refused, so that none costs more than its share. */
const mostColumns = 300

const contentFields = rowFields
  .filter((field) => ![...envelopeFields, ...aboutFields].includes(field) && kindOfField(field) !== 'part')
  .map(fieldToRead)

const about = {
  code: fieldToRead('code'),
  localCode: fieldToRead('localCode'),
  granularity: fieldToRead('granularity'),
  effectiveOn: fieldToRead('effectiveOn'),
  state: fieldToRead('state'),
}

/** Opens a reader of rows: one a chunk. */
export const openRowReader = (map: CodeMap): RowReader => {
  const words = compileWords(map)
  const columns = compileColumns(map)
  return {
    read: (content, operation) => readOne({ words, problems: [] }, columns, content, operation),
    asSent: (content, problems) => placedAsSent(columns, content, problems),
    columnProblems: () => {
      const names = [...columns.unknown]
      const facts = { count: names.length, columns: names.slice(0, 50) }
      return names.length === 0 ? [] : [warning('COLUMN_NOT_MAPPED', { path: ['content'], facts })]
    },
  }
}

/** Reads the content of a single row. For many rows open a reader. */
export const readRowContent = (map: CodeMap, content: Record<string, unknown>, operation: string): ReadRow =>
  openRowReader(map).read(content, operation)

const readOne = (
  to: Reading,
  columns: CompiledColumns,
  content: Record<string, unknown>,
  operation: string,
): ReadRow => {
  const asked = readWord(to, { field: 'operation', path: ['operation'] }, 'operation', operation) as RowOperation | null
  const count = Object.keys(content).length
  if (count > mostColumns)
    to.problems.push(problem('ROW_TOO_WIDE', { path: ['content'], facts: { count, most: mostColumns } }))
  else {
    const row = rowOf(to, columns.partOf, filledFields(to, columns, content), asked)
    if (!to.problems.some(isError)) return { row, operation: asked, problems: to.problems }
  }
  return { row: null, operation: asked, problems: to.problems }
}

const rowOf = (to: Reading, partOf: PartOfKey, filled: FilledFields, asked: RowOperation | null): PushedRow => {
  const content: Record<string, unknown> = { name: '', competentAuthority: '' }
  let says = false
  for (const field of contentFields) {
    const value = fieldValue(to, partOf, filled, field)
    if (value === undefined) continue
    content[field.field] = value
    says ||= field.field !== 'implementationCode'
  }
  const of = <T>(field: FieldToRead) => (fieldValue(to, partOf, filled, field) ?? null) as T | null
  const [ownCode, localCode] = [of<string>(about.code), of<string>(about.localCode)]
  if (ownCode !== null) to.problems.push(...codeProblems(ownCode, filled.get('code')))
  if (localCode !== null) to.problems.push(...codeProblems(localCode, filled.get('localCode')))
  const code = ownCode ?? (content.implementationCode as string | null | undefined) ?? null
  if (content.implementationCode == null && code !== null && isImplementationCode(code))
    content.implementationCode = code
  return {
    content: says || asked === 'UPSERT' ? (content as unknown as GivenContent) : null,
    ...{ code, localCode, granularity: of<Granularity>(about.granularity), effectiveOn: of<string>(about.effectiveOn) },
    state: of<ImplementationState>(about.state),
  }
}

/** Codes are looked up before the content is checked. */
const codeProblems = (code: string, given: Filled | undefined): Problem[] =>
  checkOptionalText(code, given?.meaning.field ?? 'code', 200).map((found) => ({
    ...found,
    path: given?.meaning.path ?? found.path,
  }))

const isImplementationCode = (code: string): boolean => {
  const read = readItemCode(code)
  return read.scheme === 'IMPLEMENTATION' && read.code.length === 31
}
