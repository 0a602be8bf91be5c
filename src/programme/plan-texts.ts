import { type Fen, type MoneyUnit, moneyText, readMoney } from '../base/money.ts'
import type { Scalar } from './plan-shape.ts'
import { readWord, textOfWord } from './plan-word-texts.ts'
import { readSheetDay } from './sheet-day.ts'

/** What codes of cities and fields are called. */
export interface PlanNames {
  readonly city: (code: string) => string
  readonly field: (code: string) => string
}

/** A value as the text of a cell, in a unit where it is money. */
export const textOfValue = (scalar: Scalar, value: unknown, names: PlanNames, unit: MoneyUnit): string => {
  if (value === null || value === undefined) return ''
  switch (scalar.kind) {
    case 'money':
      return moneyText(value as Fen, unit)
    case 'city':
      return names.city(value as string)
    case 'field':
      return names.field(value as string)
    case 'word':
      return textOfWord(scalar.words, value as string)
    default:
      return String(value)
  }
}

/** What the text of a cell says, in the form in which the verb takes it: null for nothing, not a number for an amount that is none. */
export const valueOfText = (scalar: Scalar, text: string, unit: MoneyUnit): unknown => {
  const said = text.trim()
  if (said === '') return null
  switch (scalar.kind) {
    case 'money':
      return readMoney(said, unit) ?? said
    case 'date':
      return readSheetDay(said)
    case 'word':
      return readWord(scalar.words, said)
    default:
      return said
  }
}
