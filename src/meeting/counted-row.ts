import type { CivilDate } from '../base/civil-date.ts'
import type { FigureRule, FigureSource } from './figure-kind.ts'

/** A row behind a figure before it is shown: what is called by an id gets its title only then. */
export interface CountedRow {
  readonly source: FigureSource
  /** Of the version of a plan row, or of an item, where the title is to be looked up; else null. */
  readonly id: number | null
  /** Unique within the figure, but for an item: its code is looked up with its title. */
  readonly key: string
  readonly number: number | null
  readonly title: string
  readonly city: string | null
  readonly state: string | null
  readonly value: bigint
  readonly of: bigint | null
  readonly on: CivilDate | null
}

/** One amount by another as decimal text, to four places, rounded down; null: by nothing. */
export const shareText = (part: bigint, of: bigint): string | null => {
  if (of === 0n) return null
  const digits = String((10_000n * part) / of).padStart(5, '0')
  const fraction = digits.slice(-4).replace(/0+$/, '')
  return `${digits.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`}`
}

const sum = (values: readonly (bigint | null)[]): bigint => values.reduce<bigint>((all, one) => all + (one ?? 0n), 0n)

/** What rows make of a figure: there are so many, they add up to it, or one sum of theirs by the other. */
export const valueOfRows = (rule: FigureRule, rows: readonly Pick<CountedRow, 'value' | 'of'>[]): string | null => {
  if (rule === 'COUNT') return String(rows.length)
  const whole = sum(rows.map(({ value }) => value))
  return rule === 'SUM' ? String(whole) : shareText(whole, sum(rows.map(({ of }) => of)))
}
