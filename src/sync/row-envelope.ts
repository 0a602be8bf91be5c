import { type Problem, problem } from '../base/problem.ts'
import { hasForbiddenCharacter, lengthOf } from '../base/text.ts'

/** A row as it is sent (信封): what it says of itself, and its content in the source's own words. */
export interface RowEnvelope {
  readonly rowId: string
  /** Only rises. */
  readonly version: number
  readonly operation: string
  readonly content: Record<string, unknown>
}

/** What could be read of a line: an envelope, or why there is none, with as much of it as names the row. */
export type ReadEnvelope =
  | { readonly envelope: RowEnvelope; readonly problems?: undefined }
  | {
      readonly envelope?: undefined
      readonly rowId: string | null
      readonly version: number | null
      readonly problems: readonly Problem[]
    }

/** Characters of a line. An implementation with everything in it has some thousands. */
export const longestLine = 256 * 1024
const deepest = 32
const longestRowId = 200

/** Reads a line of a push from `source`. What JSON can write and nobody can keep is refused here, with its place. */
export const readEnvelope = (text: string | null, source: string): ReadEnvelope => {
  if (text !== null && text.length > longestLine)
    return unread(problem('ROW_TOO_LARGE', { facts: { length: text.length, longest: longestLine } }))
  const sent = text === null ? undefined : parsed(text)
  if (sent === undefined) return unread(problem('ROW_NOT_JSON'))
  const { rowId, version, operation, content } = sent
  const isId = typeof rowId === 'string' && rowId.trim() !== '' && !hasForbiddenCharacter(rowId)
  const hasId = isId && lengthOf(rowId) <= longestRowId
  const isVersion = typeof version === 'number' && Number.isSafeInteger(version) && version > 0
  const problems = [
    ...(hasId
      ? []
      : [problem('ROW_ID_INVALID', { path: ['rowId'], field: 'rowId', facts: { longest: longestRowId } })]),
    ...(isVersion
      ? []
      : [problem('ROW_VERSION_INVALID', { path: ['version'], field: 'version', facts: { found: shown(version) } })]),
    ...checkOperation(operation),
    ...checkRest(sent, source),
    ...(isObject(content)
      ? checkContentText(text!, content)
      : [problem('ROW_CONTENT_MISSING', { path: ['content'], field: 'content' })]),
  ]
  if (problems.length === 0)
    return {
      envelope: {
        ...{ rowId: rowId as string, version: version as number, operation: operation as string },
        content: content as Record<string, unknown>,
      },
    }
  return { rowId: hasId ? rowId : null, version: isVersion ? version : null, problems }
}

const unread = (found: Problem): ReadEnvelope => ({ rowId: null, version: null, problems: [found] })

const parsed = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// What is told of a row must be something that can be kept.
const shown = (value: unknown): string =>
  (typeof value === 'object' && value !== null ? typeof value : String(value))
    .slice(0, 40)
    .replace(/[\uD800-\uDFFF\u0000]/g, '')

const checkOperation = (operation: unknown): Problem[] =>
  typeof operation === 'string' &&
  operation.trim() !== '' &&
  operation.length <= 100 &&
  !hasForbiddenCharacter(operation)
    ? []
    : [
        problem('ROW_OPERATION_INVALID', {
          ...{ path: ['operation'], field: 'operation' },
          facts: { found: shown(operation) },
        }),
      ]

/** `time` is said and not used; `source`, where it is said, has to be the push's. */
const checkRest = ({ time, source: named }: Record<string, unknown>, source: string): Problem[] => [
  ...(time === undefined || time === null || (typeof time === 'string' && !Number.isNaN(Date.parse(time)))
    ? []
    : [problem('ROW_TIME_INVALID', { path: ['time'], field: 'time', facts: { found: shown(time) } })]),
  ...(named === undefined || named === null || named === source
    ? []
    : [problem('ROW_OF_OTHER_SOURCE', { path: ['source'], field: 'source', facts: { found: shown(named), source } })]),
]

// NUL and half characters come into a text by an escape only, numbers that are none by an exponent or very many digits.
const mayBeForbidden = /\\u(?:0000|[dD][89a-fA-F])/
const mayBeInfinite = /[eE]\+?\d{2}|\d{309}/

const checkContentText = (text: string, content: Record<string, unknown>): Problem[] => {
  if (isDeeper(content, deepest))
    return [problem('ROW_TOO_DEEP', { path: ['content'], field: 'content', facts: { deepest } })]
  if (!mayBeForbidden.test(text) && !mayBeInfinite.test(text)) return []
  return [...Object.entries(content)].flatMap(([field, value]) => {
    const kept = { path: ['content', field.replace(/[\uD800-\uDFFF\u0000]/g, '').slice(0, 100)] }
    if (hasForbidden(field) || hasForbidden(value))
      return [problem('TEXT_NOT_ALLOWED', { ...kept, facts: { field: kept.path[1]! } })]
    return isInfinite(value) ? [problem('ROW_NUMBER_TOO_LARGE', { ...kept, facts: { field: kept.path[1]! } })] : []
  })
}

// Of every row: without a list of its members at each step.
const isDeeper = (value: unknown, most: number): boolean => {
  if (typeof value !== 'object' || value === null) return false
  if (most === 0) return true
  if (Array.isArray(value)) return value.some((one) => isDeeper(one, most - 1))
  for (const key in value) if (isDeeper((value as Record<string, unknown>)[key], most - 1)) return true
  return false
}

const hasForbidden = (value: unknown): boolean => {
  if (typeof value === 'string') return hasForbiddenCharacter(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => hasForbiddenCharacter(key) || hasForbidden(inner))
}

const isInfinite = (value: unknown): boolean => {
  if (typeof value === 'number') return !Number.isFinite(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(isInfinite)
}

/** Content and operation of a line that was read before: it is known to be sound. */
export const contentOfLine = (text: string): Pick<RowEnvelope, 'content' | 'operation'> =>
  JSON.parse(text) as RowEnvelope

/** What a row that waited to be mended was told with. */
const toldWith = ['outcome', 'push', 'firstRejectedAt', 'lastRejectedAt', 'problems']

/** A line as it was sent, without what the hub itself added when it gave the row back. */
export const asSent = (text: string): string => {
  const sent = parsed(text)!
  if (!toldWith.some((field) => field in sent)) return text.trim()
  try {
    return JSON.stringify(Object.fromEntries(Object.entries(sent).filter(([field]) => !toldWith.includes(field))))
  } catch {
    // Nested deeper than can be written again.
    return text.trim()
  }
}
