import type { Fact, Problem } from '../base/problem.ts'
import type { Wording } from '../base/wording.ts'
import { type Language, messageOf } from '../report/problem-wording.ts'
import { headerOfField } from '../sync/row-fields.ts'
import { officialWordOf } from './official-word.ts'
import { dayText, monthText } from './parts/day.tsx'
import { closeUp } from './words/speak.ts'

/** What is said otherwise to who sits before a page: it has forms for what a command does elsewhere. */
const pageWording: Readonly<Record<string, Wording>> = {
  CODE_NOT_MAPPED: {
    zh: '“{column}”的值“{found}”不是统一用词，代码对照表里也没有。请改为：{ours}；或在代码对照表中说明它的意思。',
    en: '"{found}" in "{column}" is no word of ours, and the code map says nothing of it. Write one of {ours}, or say in the code map what it means.',
  },
  COLUMN_NOT_MAPPED: {
    zh: '有{count}列既不是统一字段，也没有对照，内容未采用：{columns}。请在代码对照表中说明各列是什么，不需要的填“-”。',
    en: '{count} columns are neither ours nor mapped, and were left out: {columns}. Say in the code map what they are, or "-" to ignore one.',
  },
  FIELD_GIVEN_TWICE: {
    zh: '列“{column}”与“{other}”都表示“{field}”，但值不同。请在代码对照表中把其中一列填为“-”。',
    en: 'The columns "{column}" and "{other}" both mean {field}, with other values. Ignore one in the code map: "-".',
  },
  ROW_VERSION_INVALID: {
    zh: '版本“{found}”不正确：应为正整数，只增不减。表格中没有版本列时，可在代码对照表中把更新时间列对照为“version”。',
    en: 'The version "{found}" must be a whole number from 1 on; it only rises. In a sheet a column of times will do: map it to "version".',
  },
}

/** Facts that repeat what somebody wrote, and so stay as they are. */
const asGiven: ReadonlySet<string> = new Set(['found', 'name', 'title', 'given'])

const inWords = (text: string, field: string | undefined): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayText(text, 'zh')
  if (/^\d{4}-\d{2}$/.test(text)) return monthText(text, 'zh')
  return officialWordOf(text, field) ?? headerOfField(text)
}

const spoken = (fact: Fact, field: string | undefined): Fact => {
  if (typeof fact === 'string') return inWords(fact, field)
  return Array.isArray(fact) ? fact.map((one) => inWords(one, field)) : fact
}

/** What a problem says on a page: days, fields and words of ours as officials write them, and no command. */
export const saidOnPage = (found: Problem, language: Language): string => {
  const wording = pageWording[found.code]
  if (language !== 'zh') return messageOf(found, language, wording)
  const field = typeof found.facts.map === 'string' ? found.facts.map : undefined
  const facts = Object.entries(found.facts).map(([name, fact]) => [
    name,
    asGiven.has(name) ? fact : spoken(fact, field),
  ])
  return closeUp(messageOf({ ...found, facts: Object.fromEntries(facts) }, language, wording))
}
