import { checkOptionalText, checkText } from '../base/check-text.ts'
import { isCreditIdentifier, normalCode } from '../base/credit-identifier.ts'
import { readItemCode } from '../base/item-code.ts'
import { isError, type Problem, problem, warning } from '../base/problem.ts'
import { keptName, normalName, tidy } from '../base/text.ts'
import { type Granularity, readGranularity } from './granularity.ts'
import { type ItemKind, readKind } from './item-kind.ts'
import { atRow, type ListedRow, type ListField, type RowPlace } from './listed-row.ts'

/** A row that passed its checks. */
export interface ItemRow {
  readonly place: RowPlace
  readonly name: string
  readonly kind: ItemKind | null
  readonly granularity: Granularity
  /** Basic code, or handling-item code without its authority. */
  readonly nationalCode: string | null
  readonly implementationCode: string | null
  readonly localCodes: readonly string[]
  /** The code as the list has it. */
  readonly listedCode: string | null
  readonly parentCode: string | null
  readonly department: string | null
  readonly creditIdentifier: string | null
  readonly note: string | null
}

/** A row checked: kept unless one of its problems is an error. */
export interface CheckedRow {
  readonly row: ItemRow | null
  readonly problems: readonly Problem[]
}

const longest = {
  name: 500,
  code: 200,
  localCode: 200,
  kind: 50,
  granularity: 50,
  parentCode: 200,
  department: 200,
  creditCode: 50,
  note: 2000,
}

/** Checks one row by itself. Each refusal and doubt has its own code; nothing is defaulted but an absent granularity. */
export const checkRow = (listed: ListedRow, defaultGranularity: Granularity = 'UNSPECIFIED'): CheckedRow => {
  const { fields, place } = listed
  // What the reader could not read is said once, not as missing fields too.
  const unread = (listed.problems ?? []).filter(isError)
  if (unread.length > 0) return { row: null, problems: unread.map((found) => atRow(place, found)) }
  const texts = checkTexts(fields)
  const code = readRowCodes(fields)
  const kind = readKindField(fields.kind)
  const granularity = readGranularityField(fields.granularity, defaultGranularity)
  const credit = readCreditField(fields.creditCode)
  const nameless =
    texts.length === 0 && normalName(fields.name!) === '' ? [problem('NAME_WITHOUT_LETTERS', { field: 'name' })] : []
  const problems = [
    ...(listed.problems ?? []),
    ...texts,
    ...nameless,
    ...code.problems,
    ...kind.problems,
    ...granularity.problems,
    ...credit.problems,
  ]
  const placed = problems.length === 0 ? problems : problems.map((found) => atRow(place, found))
  if (problems.some(isError)) return { row: null, problems: placed }
  const row: ItemRow = {
    place,
    name: keptName(fields.name!),
    kind: kind.value,
    granularity: granularity.value,
    ...code.value,
    parentCode: orNull(fields.parentCode),
    department: orNull(fields.department),
    creditIdentifier: credit.value,
    note: orNull(fields.note),
  }
  return { row, problems: placed }
}

const checkTexts = (fields: ListedRow['fields']): Problem[] => {
  const problems = checkText(fields.name, 'name', longest.name)
  for (const field in fields)
    if (field !== 'name') {
      const found = checkOptionalText(fields[field as ListField], field, longest[field as ListField])
      if (found.length > 0) problems.push(...found)
    }
  return problems
}

const orNull = (text: string | undefined): string | null => (text === undefined ? null : text.trim() || null)

/** The codes of a row by their schemes, with what is doubtful about them. */
export const readRowCodes = (fields: Pick<ListedRow['fields'], 'code' | 'localCode'>) => {
  const listedCode = orNull(fields.code)
  const localCode = orNull(fields.localCode)
  const read = listedCode === null ? null : readItemCode(listedCode)
  const locals = [...(read?.scheme === 'LOCAL' ? [read.code] : []), ...(localCode === null ? [] : [tidy(localCode)])]
  const national = read?.scheme === 'NATIONAL' ? read.code : read?.scheme === 'IMPLEMENTATION' ? read.national : null
  const value = {
    listedCode: listedCode ?? localCode,
    // The same text is kept once: a list has 100,000 of them.
    nationalCode: national === listedCode ? listedCode : national,
    implementationCode: read?.scheme === 'IMPLEMENTATION' ? read.code : null,
    localCodes: locals.length > 1 ? [...new Set(locals)] : locals,
  }
  const problems: Problem[] = []
  if (read?.scheme === 'LOCAL' && read.failedCheck)
    problems.push(warning('CODE_CHECK_FAILED', { field: 'code', facts: { code: read.code } }))
  if (value.nationalCode === null)
    problems.push(
      locals.length > 0
        ? warning('NO_NATIONAL_CODE', {
            field: listedCode === null ? 'localCode' : 'code',
            facts: { code: locals[0]! },
          })
        : warning('CODE_MISSING', { field: 'code' }),
    )
  return { value, problems }
}

const readKindField = (listed: string | undefined): { value: ItemKind | null; problems: Problem[] } => {
  if (orNull(listed) === null) return { value: null, problems: [warning('KIND_MISSING', { field: 'kind' })] }
  const read = readKind(listed!)
  if ('kind' in read) return { value: read.kind, problems: [] }
  const found =
    'notMutual' in read
      ? problem('KIND_NOT_MUTUAL', { field: 'kind', facts: { kind: read.notMutual, found: tidy(listed!) } })
      : problem('KIND_UNKNOWN', { field: 'kind', facts: { found: read.unknown.slice(0, 40) } })
  return { value: null, problems: [found] }
}

const readGranularityField = (listed: string | undefined, absent: Granularity) => {
  if (orNull(listed) === null) return { value: absent, problems: [] }
  const value = readGranularity(listed!)
  return value
    ? { value, problems: [] }
    : {
        value: absent,
        problems: [
          problem('GRANULARITY_UNKNOWN', { field: 'granularity', facts: { found: tidy(listed!).slice(0, 40) } }),
        ],
      }
}

// A wrong identifier of a department does not make the item wrong: it is said, and not kept as one.
const readCreditField = (listed: string | undefined) => {
  if (orNull(listed) === null) return { value: null, problems: [] }
  const code = normalCode(listed!)
  return isCreditIdentifier(code)
    ? { value: code, problems: [] }
    : {
        value: null,
        problems: [warning('CREDIT_IDENTIFIER_INVALID', { field: 'creditCode', facts: { found: code.slice(0, 40) } })],
      }
}
