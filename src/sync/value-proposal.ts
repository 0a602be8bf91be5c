import { type ItemCode, readItemCode } from '../base/item-code.ts'
import { tidy } from '../base/text.ts'
import { readKind } from '../catalogue/item-kind.ts'
import { type CodeMap, valueKey } from './code-map.ts'
import type { CatalogueProfile, ColumnProfile } from './column-profile.ts'
import { compileWords } from './compiled-words.ts'
import type { FieldProposal } from './field-proposal.ts'
import { isWordField, severalWords, type WordFieldName } from './row-words.ts'

/** What speaks for a word: so many of the rows that say anything of it. */
export interface Evidence {
  readonly fact: 'COMMITTED_LIMIT_ON_THE_SPOT' | 'LEVEL_IN_CODE' | 'FEE_NAMED' | 'KIND_NUMBER'
  readonly rows: number
  readonly of: number
}

/** A value of a closed set as it stands in the catalogue, and what it means as far as that is known. */
export interface ValueProposal {
  readonly field: WordFieldName
  readonly column: string
  readonly theirs: string
  readonly rows: number
  /** Ours where a word says so itself, or the map; null where a person has to. */
  readonly ours: string | null
  /** What the rows speak for where `ours` is null. Never taken by itself. */
  readonly likely: string | null
  readonly evidence: readonly Evidence[]
}

const mostShown = 100

/** The values of every column that holds words of a closed set, and of the units in limits. */
export const proposeValues = (
  map: CodeMap,
  profile: CatalogueProfile,
  fields: readonly FieldProposal[],
): ValueProposal[] => {
  const words = compileWords(map)
  const columnOf = (field: string) => fields.find((one) => one.field === field)?.profile.column
  return fields.flatMap(({ profile: column, field }) => {
    const set = field === null ? undefined : wordSetOf(field)
    if (set === undefined) return []
    return [...wordsIn(column, set)].slice(0, mostShown).flatMap(([theirs, rows]): ValueProposal[] => {
      const ours = words.find(set, theirs)
      if (ours !== undefined && set === 'limitUnit') return []
      const found = ours === undefined ? likelyOf(set, theirs, column.column, profile, columnOf) : nothingKnown
      return [{ field: set, column: column.column, theirs, rows, ours: ours === null ? '-' : (ours ?? null), ...found }]
    })
  })
}

const wordSetOf = (field: string): WordFieldName | undefined => {
  if (isWordField(field)) return field
  return /(?:^|\.)(?:statutoryLimit|committedLimit|makeUpLimit|unit)$/.test(field) ? 'limitUnit' : undefined
}

/** The words of a column: of several in one value each by itself, of limits their units. */
const wordsIn = ({ values }: ColumnProfile, set: WordFieldName): Map<string, number> => {
  const found = new Map<string, number>()
  for (const [value, rows] of values) {
    for (const word of wordsOf(value, set)) found.set(word, (found.get(word) ?? 0) + rows)
  }
  return new Map([...found].sort(([, one], [, other]) => other - one))
}

const wordsOf = (value: string, set: WordFieldName): string[] => {
  if (severalWords.includes(set)) return value.split(/[、,，;；/|\s]+/).filter((part) => part !== '')
  if (set !== 'limitUnit') return [value]
  const unit = /^\d+(?:\.\d+)?\s*个?\s*(\D*)$/.exec(tidy(value))?.[1]?.trim() ?? tidy(value)
  return unit === '' ? [] : [unit]
}

const nothingKnown = { likely: null, evidence: [] } as const

type Found = Pick<ValueProposal, 'likely' | 'evidence'>

const likelyOf = (
  set: WordFieldName,
  theirs: string,
  column: string,
  profile: CatalogueProfile,
  columnOf: (field: string) => string | undefined,
): Found => {
  const rows = profile.sample.filter((row) => row.get(column) === theirs)
  const texts = (field: string) =>
    rows.map((row) => row.get(columnOf(field) ?? '')).filter((text) => text !== undefined)
  switch (set) {
    case 'caseKind':
      return eitherWay('COMMITTED_LIMIT_ON_THE_SPOT', texts('committedLimit').map(isOnTheSpot), [
        'ON_THE_SPOT',
        'TIME_COMMITTED',
      ])
    case 'isCharged':
      return eitherWay('FEE_NAMED', feesOf(rows, columnOf), ['true', 'false'])
    case 'level':
      return levelIn(texts('implementationCode').length > 0 ? texts('implementationCode') : texts('code'))
    case 'kind':
      return kindNumber(theirs, rows.length)
    default:
      return nothingKnown
  }
}

const isOnTheSpot = (text: string): boolean => /^(当场|即办|即时|0\s*(个?工作日|天|日|小时)?$)/.test(tidy(text))

const feesOf = (rows: readonly ReadonlyMap<string, string>[], columnOf: (field: string) => string | undefined) => {
  const column = columnOf('fees') ?? columnOf('fees.name')
  return column === undefined ? [] : rows.map((row) => row.has(column))
}

/** Nearly all or nearly none speak for one word or the other; anything between for none. */
const eitherWay = (fact: Evidence['fact'], holds: readonly boolean[], [yes, no]: readonly [string, string]): Found => {
  if (holds.length === 0) return nothingKnown
  const share = holds.filter((one) => one).length / holds.length
  const evidence = [{ fact, rows: holds.filter((one) => one).length, of: holds.length }]
  return { likely: share >= 0.95 ? yes : share <= 0.05 ? no : null, evidence }
}

const levelIn = (codes: readonly string[]): Found => {
  const levels = codes.map((code) => levelOf(readItemCode(code), code)).filter((level) => level !== undefined)
  const [first] = levels
  if (first === undefined) return nothingKnown
  const rows = levels.filter((level) => level === first).length
  const evidence = [{ fact: 'LEVEL_IN_CODE' as const, rows, of: levels.length }]
  return { likely: rows >= 0.95 * levels.length ? first : null, evidence }
}

const levelOf = ({ scheme }: ItemCode, code: string): string | undefined =>
  scheme === 'IMPLEMENTATION' ? valueKey(code).replace(/[\s-]/g, '')[18] : undefined

/** The numbers of kinds in national codes; that a partner counts so too is likely, and no more. */
const kindNumber = (theirs: string, rows: number): Found => {
  const read = readKind(theirs)
  const likely = 'kind' in read ? read.kind : 'notMutual' in read ? read.notMutual : null
  return likely === null ? nothingKnown : { likely, evidence: [{ fact: 'KIND_NUMBER', rows, of: rows }] }
}
