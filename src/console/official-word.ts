import { kindWords } from '../report/item-words.ts'
import { isWordField, wordFields } from '../sync/row-words.ts'

const firstOf = (official: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(official)
      .toReversed()
      .map(([word, ours]) => [ours, word]),
  )

const byField = new Map(Object.entries(wordFields).map(([field, { official }]) => [field, firstOf(official)]))

const units: Readonly<Record<string, string>> = { WORKING_DAY: '个工作日', CALENDAR_DAY: '个自然日', HOUR: '小时' }

const byWord = new Map([
  ...[...byField.values()].flatMap((words) => [...words]).filter(([ours]) => /^[A-Z]/.test(ours)),
  ...Object.entries(kindWords),
])

/** What officials call a word of ours; undefined if it is none. The field that it is of decides where a word has two meanings. */
export const officialWordOf = (ours: string, field?: string): string | undefined =>
  (field !== undefined && isWordField(field) ? byField.get(field)?.get(ours) : undefined) ??
  units[ours] ??
  byWord.get(ours)
