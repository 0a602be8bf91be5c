import { dayInWords, isCivilDate } from '../base/civil-date.ts'
import type { Wording } from '../base/wording.ts'
import type { LightReason } from './light.ts'

/** Problems of the verbs about lights. */
export const lightWording = {
  LIGHT_RULE_INVALID: {
    zh: '规则“{rule}”不能设为“{found}”；允许：{allowed}。',
    en: 'The rule "{rule}" cannot be "{found}"; allowed: {allowed}.',
  },
  LIGHT_RULES_REVERSED: {
    zh: '黄灯的界限（{yellow}）不能大于红灯的界限（{red}）。',
    en: 'The limit for yellow ({yellow}) may not be greater than that for red ({red}).',
  },
  EXEMPTION_EXPIRED: {
    zh: '豁免的最后一日 {found} 已过（今天是 {today}），请改为今天或以后。',
    en: 'The last day of the exemption, {found}, is past (today is {today}); choose today or later.',
  },
  CITY_NOT_ON_ROW: {
    zh: '第 {number} 号不由城市 {city} 牵头，也没有其参与。',
    en: 'City {city} neither leads nor takes part in number {number}.',
  },
  OWN_LIGHT_GREY: {
    zh: '自评须为绿灯、黄灯或红灯之一。',
    en: 'A city rates itself green, yellow or red.',
  },
  LIGHTS_TOO_MANY: {
    zh: '试算一次最多 {most} 行，请缩小范围。',
    en: 'A what-if judges at most {most} rows.',
  },
} as const satisfies Record<string, Wording>

/** What is judged, in a word. */
export const criterionWording: Readonly<Record<string, Wording>> = {
  START: { zh: '开工', en: 'start' },
  PACE: { zh: '序时进度', en: 'pace' },
  FUNDS: { zh: '资金', en: 'funds' },
  STATISTICS: { zh: '入库', en: 'entry into statistics' },
  DEADLINE: { zh: '完成时限', en: 'deadline' },
}

const colours: Readonly<Record<string, Wording>> = {
  GREEN: { zh: '绿灯', en: 'green' },
  YELLOW: { zh: '黄灯', en: 'yellow' },
  RED: { zh: '红灯', en: 'red' },
  GREY: { zh: '不评', en: 'grey' },
}

/** Why a light has its colour, in words. */
export const lightReasonWording: Readonly<Record<string, Wording>> = {
  NOT_JUDGED: { zh: '无可评价的内容。', en: 'There is nothing to judge by.' },
  ALL_KEPT: { zh: '各项均正常。', en: 'All is as it is meant to be.' },
  WORST_CRITERION: { zh: '取最差一项：{criterion}。', en: 'The worst is the {criterion}.' },
  WORST_CITY: { zh: '取最差城市：{city}。', en: 'The worst city is {city}.' },
  EXEMPTED: {
    zh: '经{approver}批准豁免至{expiresOn}，本应为{colour}。',
    en: 'Exempted by {approver} until {expiresOn}; it would be {colour}.',
  },
  RESTATED: {
    zh: '已于{caughtUpOn}赶上进度，红灯改列黄灯。',
    en: 'It caught up on {caughtUpOn}; the red is restated as yellow.',
  },
  DONE: { zh: '已完成。', en: 'It is done.' },
  STARTED: { zh: '已于{startedOn}开工。', en: 'It started on {startedOn}.' },
  START_NOT_MISSED: {
    zh: '计划{plannedStartOn}开工，未逾期。',
    en: 'Its start is planned for {plannedStartOn} and not missed.',
  },
  START_MISSED: {
    zh: '计划{plannedStartOn}开工，至今未开工，已逾期{months}个月。',
    en: 'Its start was planned for {plannedStartOn}; {months} months have passed without one.',
  },
  PACE_KEPT: { zh: '投资进度与序时进度相当。', en: 'The investment keeps pace.' },
  PACE_BEHIND: {
    zh: '至{month}底落后序时进度{points}个百分点（按{reportedOn}报送数）。',
    en: 'By the end of {month} it was {points} points behind its target (as reported for {reportedOn}).',
  },
  PACE_NOTHING_REPORTED: {
    zh: '本年尚无已报送的完成投资，至{month}底落后序时进度{points}个百分点。',
    en: 'Nothing completed was reported this year; by the end of {month} it was {points} points behind its target.',
  },
  FUNDS_GRANTED: { zh: '资金已落实。', en: 'The funds are granted.' },
  FUNDS_SHORT: { zh: '资金有缺口（自{since}）。', en: 'The funds are short of need (since {since}).' },
  FUNDS_WANTED: { zh: '资金正在落实（自{since}）。', en: 'The funds are asked for (since {since}).' },
  IN_STATISTICS: { zh: '已于{enteredOn}入库。', en: 'It was entered into statistics on {enteredOn}.' },
  STATISTICS_NOT_DUE: {
    zh: '{startedOn}开工，尚在入库期限内。',
    en: 'It started on {startedOn}; it may still be entered into statistics in time.',
  },
  STATISTICS_OVERDUE: {
    zh: '{startedOn}开工，逾期未入库。',
    en: 'It started on {startedOn} and is overdue for entry into statistics.',
  },
  DEADLINE_NOT_PASSED: { zh: '完成时限{dueOn}，未到期。', en: 'Its deadline is {dueOn}.' },
  DEADLINE_PASSED: {
    zh: '完成时限{dueOn}已过，尚未完成。',
    en: 'Its deadline {dueOn} has passed and it is not done.',
  },
}

/** A reason as a person reads it; cities by their names. */
export const lightText = (
  { code, facts }: LightReason,
  names: ReadonlyMap<string, string>,
  language: keyof Wording,
): string =>
  (lightReasonWording[code]?.[language] ?? code).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(facts[name] ?? '')
    if (language === 'zh' && isCivilDate(value)) return dayInWords(value)
    if (language === 'zh' && name === 'month') return value.replace(/^(\d{4})-0?(\d+)$/, '$1年$2月')
    if (name === 'city') return names.get(value) ?? value
    const words = name === 'criterion' ? criterionWording[value] : name === 'colour' ? colours[value] : undefined
    return words?.[language] ?? (value === '' ? '—' : value)
  })
