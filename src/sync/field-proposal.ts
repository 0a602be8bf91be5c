import { type CodeMap, ignored, valueKey } from './code-map.ts'
import { type CatalogueProfile, type ColumnProfile, shareOf } from './column-profile.ts'
import { fieldByHint, fieldOfShape, shapesOfField } from './field-hints.ts'
import { meaningOfColumn } from './row-columns.ts'
import { isRowField, partsOfField } from './row-fields.ts'
import { ownWord, type WordFieldName, wordFields } from './row-words.ts'

/** Why a field is proposed: the map says so, it is called so, its name hints at it, its values look so. */
export type Because = 'MAPPED' | 'HEADER' | 'HINT' | 'VALUES'

/** The field that a column probably means; null if nothing says so, or another column says it better. */
export interface FieldProposal {
  readonly profile: ColumnProfile
  readonly field: string | null
  readonly because: Because | null
  /** From 0 to 1. */
  readonly confidence: number
  /** What it might mean, if another column did not say so better. */
  readonly otherwise: string | null
}

type Guess = Pick<FieldProposal, 'field' | 'because' | 'confidence'> & { readonly otherwise?: string }

/** A value that is no such code refuses its row: half of them would be no help. */
const strict: readonly string[] = ['creditIdentifier', 'implementationCode']

/** Proposes a field for each column; no field twice. */
export const proposeFields = (map: CodeMap, { columns }: CatalogueProfile): FieldProposal[] => {
  const lists = new Map<string, string | null>()
  const guesses = columns.map((profile) => {
    const guess =
      profile.list === null ? guessOf(map, profile) : guessOfPart(map, profile, lists.get(profile.list) ?? null)
    if (profile.list === null) lists.set(profile.column, guess.field)
    return { profile, guess }
  })
  const best = new Map<string, Guess>()
  for (const { guess } of guesses) {
    const { field } = guess
    if (field === null || field === ignored) continue
    const other = best.get(field)
    if (!other || other.confidence < guess.confidence) best.set(field, guess)
  }
  return guesses.map(({ profile, guess }) =>
    guess.field === null || guess.field === ignored || best.get(guess.field) === guess
      ? { profile, ...guess, otherwise: guess.otherwise ?? null }
      : { profile, field: null, because: null, confidence: 0, otherwise: guess.field },
  )
}

const nothing: Guess = { field: null, because: null, confidence: 0 }

const guessOf = (map: CodeMap, profile: ColumnProfile): Guess => {
  const meaning = meaningOfColumn(map, profile.column)
  if (meaning === null) return { field: ignored, because: 'MAPPED', confidence: 1 }
  if (meaning)
    return {
      field: meaning.field,
      because: meaning.rank === 0 ? 'MAPPED' : 'HEADER',
      confidence: meaning.rank === 0 ? 1 : 0.95,
    }
  const hinted = fieldByHint(profile.column)
  if (hinted !== undefined && isRowField(hinted)) {
    const fits = fitOf(profile, hinted)
    if (strict.includes(hinted) && fits < 0.95) return { ...nothing, otherwise: hinted }
    if (fits > 0.2) return { field: hinted, because: 'HINT', confidence: rounded(0.5 + 0.4 * fits) }
  }
  return byValues(profile)
}

/** Keys of a list's objects: our own part names, official and mapped headers, hints. */
const guessOfPart = (map: CodeMap, { column }: ColumnProfile, list: string | null): Guess => {
  if (list === null || list === ignored) return nothing
  if (partsOfField(list).includes(column)) return { field: `${list}.${column}`, because: 'HEADER', confidence: 0.95 }
  const meaning = meaningOfColumn(map, column)
  if (meaning?.field.startsWith(`${list}.`))
    return { field: meaning.field, because: meaning.rank === 0 ? 'MAPPED' : 'HEADER', confidence: 0.95 }
  const hinted = fieldByHint(column)
  return hinted?.startsWith(`${list}.`) ? { field: hinted, because: 'HINT', confidence: 0.7 } : nothing
}

/** How well the values fit a field: 1 if they do, ½ if nothing can be said. */
const fitOf = (profile: ColumnProfile, field: string): number => {
  const shapes = shapesOfField[field]
  return shapes === undefined || profile.filled === 0 ? 0.5 : shareOf(profile, ...shapes)
}

const byValues = (profile: ColumnProfile): Guess => {
  const shaped = fieldOfShape.find(([shape]) => shareOf(profile, shape) >= 0.9)
  if (shaped) return { field: shaped[1], because: 'VALUES', confidence: 0.6 }
  const worded = Object.keys(wordFields).find((field) => isWorded(profile, field as WordFieldName))
  return worded !== undefined && isRowField(worded) ? { field: worded, because: 'VALUES', confidence: 0.6 } : nothing
}

/** Words that several fields have (是, 否, 其他) tell nothing. */
const common = ['是', '否', '其他', 'true', 'false']

const isWorded = ({ values, hasMoreValues, filled }: ColumnProfile, field: WordFieldName): boolean => {
  if (hasMoreValues || filled === 0 || values.size > 30) return false
  const words = [...values.keys()].map(valueKey)
  return words.every((word) => ownWord(field, word) !== undefined) && words.some((word) => !common.includes(word))
}

const rounded = (share: number): number => Math.round(share * 100) / 100
