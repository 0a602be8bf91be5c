import { tidy } from '../base/text.ts'
import type { TimeLimit, TimeLimitUnit } from '../calendar/due-date.ts'
import { isBlank, plainText, type Reading, readNumber, readWord, refuseValue, type ValuePlace } from './row-values.ts'

/** A time limit with what its own columns for value and unit say; undefined where there is no such column. */
export interface LimitParts {
  readonly whole: unknown
  readonly value: unknown
  readonly unit: unknown
}

const valueAndUnit = /^(\d{1,6}(?:\.\d+)?)\s*个?\s*(\D*)$/

/**
 * A time limit: `{value, unit}`, text such as 20个工作日, or a number and a unit in columns of their own. A number without a
 * unit is refused: nobody knows whether days are working days. A unit without a number is a limit that is not known.
 */
export const readLimit = (to: Reading, place: ValuePlace, parts: LimitParts): TimeLimit | null => {
  const { whole } = parts
  if (typeof whole === 'object' && whole !== null && !Array.isArray(whole)) {
    const { value, unit } = whole as Record<string, unknown>
    return valueWithUnit(to, place, value, unit)
  }
  if (isBlank(whole)) return valueWithUnit(to, place, parts.value, parts.unit)
  const text = plainText(whole)
  if (text === undefined) return refuseValue(to, 'LIMIT_NOT_READABLE', place, whole)
  const asWord = to.words.find('limitUnit', text)
  if (asWord !== undefined)
    return asWord === 'ON_THE_SPOT' ? onTheSpot : asWord === null ? null : noValue(to, place, text)
  const read = valueAndUnit.exec(tidy(text))
  if (!read) return refuseValue(to, 'LIMIT_NOT_READABLE', place, text)
  const unit = read[2]!.trim()
  return valueWithUnit(to, place, Number(read[1]), unit === '' ? parts.unit : unit)
}

const onTheSpot: TimeLimit = { value: 0, unit: 'ON_THE_SPOT' }

const noValue = (to: Reading, place: ValuePlace, text: string) => refuseValue(to, 'LIMIT_NOT_READABLE', place, text)

const valueWithUnit = (to: Reading, place: ValuePlace, value: unknown, unit: unknown): TimeLimit | null => {
  if (isBlank(value) && isBlank(unit)) return null
  if (isBlank(unit)) return refuseValue(to, 'LIMIT_WITHOUT_UNIT', place, value)
  const word = readWord(to, place, 'limitUnit', unit) as TimeLimitUnit | null
  if (word === null) return null
  if (isBlank(value)) return word === 'ON_THE_SPOT' ? onTheSpot : null
  const number = readNumber(to, place, value)
  return number === null ? null : { value: number, unit: word }
}
