import { type Problem, warning } from '../base/problem.ts'
import type { CodeMap } from './code-map.ts'
import { type CatalogueProfile, type ColumnProfile, shareOf } from './column-profile.ts'
import { type Because, type FieldProposal, proposeFields } from './field-proposal.ts'
import { headerOfField } from './row-fields.ts'
import { proposeValues, type ValueProposal } from './value-proposal.ts'

/** A column of an unknown catalogue, and what it probably means. */
export interface ColumnProposal {
  readonly column: string
  readonly list: string | null
  readonly filled: number
  /** The share of rows that fill it; of a list's key, null. */
  readonly fillRate: number | null
  readonly distinct: number
  /** There are more different values than were counted. */
  readonly hasMoreValues: boolean
  readonly examples: readonly string[]
  readonly shapes: Readonly<Record<string, number>>
  readonly field: string | null
  readonly because: Because | null
  readonly confidence: number
  /** The field that another column says better. */
  readonly otherwise: string | null
}

/** A code map as it may be loaded; null is for a person to fill in. */
export interface ProposedMap {
  readonly columns: Readonly<Record<string, string | null>>
  readonly values: Readonly<Record<string, Readonly<Record<string, string | null>>>>
}

/** What a code map for an unknown catalogue would be, and what the catalogue lacks to be pushed. */
export interface MapProposal {
  readonly rows: number
  readonly columns: readonly ColumnProposal[]
  readonly values: readonly ValueProposal[]
  readonly missing: readonly Problem[]
  readonly map: ProposedMap
}

export const proposeMap = (map: CodeMap, profile: CatalogueProfile, hasEnvelope: boolean): MapProposal => {
  const fields = proposeFields(map, profile)
  const values = proposeValues(map, profile, fields)
  return {
    rows: profile.rows,
    columns: fields.map((proposal) => shownColumn(proposal, profile.rows)),
    values,
    missing: missingOf(fields, hasEnvelope),
    map: { columns: mapColumns(fields), values: mapValues(values) },
  }
}

const shownColumn = ({ profile, ...proposal }: FieldProposal, rows: number): ColumnProposal => ({
  column: profile.column,
  list: profile.list,
  filled: profile.filled,
  fillRate: profile.list === null && rows > 0 ? Math.round((profile.filled / rows) * 1000) / 1000 : null,
  distinct: profile.values.size,
  hasMoreValues: profile.hasMoreValues,
  examples: [...profile.values.keys()].slice(0, 5).map((value) => value.slice(0, 60)),
  shapes: Object.fromEntries([...profile.shapes].sort(([, one], [, other]) => other - one)),
  ...proposal,
})

/** Columns that say themselves what they mean need no entry. */
const mapColumns = (fields: readonly FieldProposal[]): Record<string, string | null> =>
  Object.fromEntries(
    fields
      .filter(({ because, field }) => because !== 'HEADER' || field === null)
      .map(({ profile, field }) => [profile.column, field] as const),
  )

/** Words that say themselves what they mean need no entry. */
const mapValues = (values: readonly ValueProposal[]): ProposedMap['values'] => {
  const open = values.filter(({ ours }) => ours === null)
  const fields = [...new Set(open.map(({ field }) => field))]
  const wordsOf = (field: string) =>
    Object.fromEntries(open.filter((one) => one.field === field).map(({ theirs }) => [theirs, null]))
  return Object.fromEntries(fields.map((field) => [field, wordsOf(field)]))
}

const codes = ['implementationCode', 'code', 'localCode']

const missingOf = (fields: readonly FieldProposal[], hasEnvelope: boolean): Problem[] => {
  const has = (field: string) => fields.some((one) => one.field === field)
  const needed = ['name', 'competentAuthority', ...(hasEnvelope ? [] : ['version'])].filter((field) => !has(field))
  const isNamed = hasEnvelope || has('rowId') || codes.some(has)
  const timed = fields.filter(({ profile }) => isTimed(profile)).map(({ profile }) => profile.column)
  const limits = ['statutoryLimit', 'committedLimit'].filter((field) => lacksUnit(fields, field, has))
  return [
    ...needed.map((field) => lacking(field, field === 'version' ? timed : [])),
    ...(isNamed ? [] : [lacking('rowId', [])]),
    ...(codes.some(has) ? [] : [warning('MAP_LACKS_CODE', { field: 'code' })]),
    ...limits.map((field) => warning('MAP_LACKS_UNIT', { field, facts: { field, word: headerOfField(field) } })),
  ]
}

const lacking = (field: string, candidates: readonly string[]): Problem => {
  const word = headerOfField(field)
  return candidates.length === 0
    ? warning('MAP_LACKS_FIELD', { field, facts: { field, word } })
    : warning('MAP_FIELD_UNCERTAIN', { field, facts: { field, word, candidates } })
}

const isTimed = (profile: ColumnProfile): boolean => shareOf(profile, 'TIME', 'DAY') > 0.9

const lacksUnit = (fields: readonly FieldProposal[], field: string, has: (field: string) => boolean): boolean => {
  const found = fields.find((one) => one.field === field)
  return found !== undefined && !has(`${field}.unit`) && shareOf(found.profile, 'NUMBER') > 0.5
}
