import { type Problem, problem } from '../base/problem.ts'

/** Why a file, or one place in it, is refused. Wording belongs to the domain that shows it. */
export type OfficeProblemCode =
  | 'FILE_NOT_A_TABLE'
  | 'FILE_TYPE_MISMATCH'
  | 'FILE_ENCRYPTED'
  | 'FILE_IS_OLD_XLS'
  | 'FILE_CORRUPT'
  | 'FILE_ENCODING_UNKNOWN'
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'FILE_INFLATES_TOO_MUCH'
  | 'FILE_TOO_MANY_ENTRIES'
  | 'FILE_TOO_MANY_ROWS'
  | 'FILE_TOO_MANY_COLUMNS'
  | 'FILE_TOO_MANY_CELLS'
  | 'FILE_TOO_MANY_MERGES'
  | 'FILE_TEXT_TOO_LONG'
  | 'FILE_ENTITY_REFUSED'
  | 'FILE_TOOK_TOO_LONG'
  | 'FILE_TOO_MUCH_MEMORY'
  | 'FILE_READING_ABORTED'
  | 'CELL_TEXT_NOT_ALLOWED'
  | 'CSV_QUOTE_NOT_CLOSED'
  | 'NDJSON_LINE_MALFORMED'
  | 'NDJSON_VALUE_NESTED'

type Place = Pick<Problem, 'sheet' | 'row' | 'cell' | 'field'>

/**
 * Carries a refusal out of nested streams and parser callbacks, where a return value cannot reach.
 * It never leaves this package: the entry points turn it back into the value it holds.
 */
export class Refused extends Error {
  readonly problem: Problem

  constructor(found: Problem) {
    super(found.code)
    this.problem = found
  }
}

export const officeProblem = (code: OfficeProblemCode, facts: Problem['facts'] = {}, place: Place = {}): Problem =>
  problem(code, { facts, ...place })

export const refuse = (code: OfficeProblemCode, facts: Problem['facts'] = {}, place: Place = {}): never => {
  throw new Refused(officeProblem(code, facts, place))
}
