import { dayInWords } from '../base/civil-date.ts'
import type { Obligations } from '../programme/list-obligations.ts'
import type { Obligation } from '../programme/obligation.ts'
import { isMergedJanuary, monthsWords, periodWords } from './period-words.ts'
import type { Language } from './problem-wording.ts'

const lists = {
  zh: { TASK: '重点任务', PROJECT: '重点工程', PLATFORM: '重大平台' },
  en: { TASK: 'Task', PROJECT: 'Project', PLATFORM: 'Platform' },
}

const notes = {
  zh: { WAITING: '（已填待审核）', RETURNED: '（已退回待重填）', OWED: '' },
  en: { WAITING: ' (entered, to be released)', RETURNED: ' (sent back)', OWED: '' },
}

const rowName = ({ list, number, title }: Obligation, language: Language): string =>
  language === 'zh' ? `${lists.zh[list]}第${number}号“${title}”` : `${lists.en[list]} ${number} “${title}”`

const missing = (one: Obligation, language: Language): string =>
  `${rowName(one, language)}${notes[language][one.state as 'WAITING' | 'RETURNED' | 'OWED'] ?? ''}`

const isMissing = ({ state }: Obligation): boolean => state === 'WAITING' || state === 'RETURNED' || state === 'OWED'

const line = (language: Language, [zh, en]: readonly [string, string], rows: readonly string[]): string[] => {
  if (rows.length === 0) return []
  const head = language === 'zh' ? `${zh}（${rows.length}项）：` : `${en} (${rows.length}): `
  return [`${head}${rows.join(language === 'zh' ? '；' : '; ')}${language === 'zh' ? '。' : '.'}`]
}

const cityLines = (city: string, own: readonly Obligation[], isPast: boolean, language: Language): string[] => {
  const names = (found: readonly Obligation[]) => found.map((one) => rowName(one, language))
  const body = [
    ...line(
      language,
      isPast ? ['逾期未报', 'Overdue'] : ['待报', 'To report'],
      own.filter(isMissing).map((one) => missing(one, language)),
    ),
    ...line(
      language,
      ['逾期报送', 'Reported late'],
      names(own.filter((one) => one.state === 'REPORTED' && one.isLate)),
    ),
    ...line(language, ['与上期雷同', 'Same as before'], names(own.filter((one) => one.isRepeated))),
  ]
  return body.length === 0 ? [] : [`【${city}】`, ...body]
}

/**
 * Whom to remind of what, as text to paste into a message (催报名单): city by city, what is missing, late, and what only repeats.
 * A city that owes nothing more is not named.
 */
export const chaseList = (
  { period, from, due, asOf, obligations, cities }: Obligations,
  nameOf: (city: string) => string,
  language: Language,
): string => {
  const isPast = asOf > due.day
  const said = (day: string) => (language === 'zh' ? dayInWords(day) : day)
  const mark = language === 'zh' ? '（暂定）' : ' (provisional)'
  const day = `${said(due.day)}${due.isProvisional ? mark : ''}`
  const isMerged = isMergedJanuary(from, due.reportedWith)
  const head =
    language === 'zh'
      ? `${isMerged ? monthsWords(from, due.reportedWith) : periodWords(period, 'zh')}进展填报情况（截至${said(asOf)}，报送时限${day}）`
      : `Progress of ${periodWords(period, 'en')} as of ${asOf}, due on ${day}`
  const lines = cities.flatMap(({ city }) => {
    const own = obligations.filter((one) => one.city === city)
    return cityLines(nameOf(city), own, isPast, language)
  })
  const none = language === 'zh' ? '各市均已按要求报送。' : 'Every city has reported.'
  return [head, ...(lines.length > 0 ? lines : [none])].join('\n')
}
