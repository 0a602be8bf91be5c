import type { Wording } from '../base/wording.ts'

export const calendarWording = {
  CALENDAR_YEAR_OUT_OF_RANGE: {
    zh: '年份须为 {firstYear} 至 {lastYear} 的整数。',
    en: 'The year must be a whole number from {firstYear} to {lastYear}.',
  },
  CALENDAR_DAY_OUTSIDE_YEAR: {
    zh: '{day} 不在 {year} 年内；请分年度录入，每次只录一个年度的通知。',
    en: '{day} is not in {year}; enter one year at a time.',
  },
  CALENDAR_DAY_REPEATED: {
    zh: '{day} 出现了两次，请删除其中一行。',
    en: '{day} stands twice; remove one.',
  },
  CALENDAR_DAY_ORDINARY: {
    zh: '{day} 是周一至周五，本来就是工作日，不必列为调休上班；请核对日期是否有误。',
    en: '{day} is a weekday and works anyway; check the date.',
  },
  CALENDAR_LINE_UNREADABLE: {
    zh: '第 {line} 行看不懂；请写成：2027-01-01 放假 元旦。',
    en: 'Line {line} cannot be read; write 2027-01-01 off 元旦.',
  },
  CALENDAR_YEAR_NOT_LOADED: {
    zh: '{year} 年的放假通知还没有录入；请先录入全年通知，再改其中一天。',
    en: 'The notice of {year} is not entered; enter it first, then change a day of it.',
  },
} as const satisfies Record<string, Wording>
