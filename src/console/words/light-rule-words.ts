import type { Wording } from '../../base/wording.ts'
import type { LightRules } from '../../programme/light-rules.ts'

/** What the page about light rules says. */
export const lightRulesWords = {
  inForce: { zh: '现行第{version}版，自{day}起', en: 'Version {version} holds, since {day}' },
  usual: { zh: '现行：通常规则', en: 'The usual rules hold' },
  figures: { zh: '规则数值', en: 'Figures' },
  tryHint: {
    zh: '改动数值后先试算：按今天的数据看哪些行的灯会变，不作记录。',
    en: 'Change figures and try them: which rows would turn, by the data of today. Nothing is recorded.',
  },
  try: { zh: '试算', en: 'Try' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  versions: { zh: '历次版本', en: 'Versions' },
  version: { zh: '版本', en: 'Version' },
  effectiveOn: { zh: '生效之日', en: 'From the day' },
  changed: { zh: '改动', en: 'What changed' },
  reason: { zh: '原因', en: 'Why' },
  setBy: { zh: '设定人', en: 'By' },
  none: { zh: '没有设定过，按通常规则。', en: 'None was set: the usual rules hold.' },
  result: { zh: '试算结果：{n}行的灯会变', en: 'The trial: {n} rows would turn' },
  same: { zh: '没有行的灯会变。', en: 'No row would turn.' },
  list: { zh: '清单', en: 'List' },
  colour: { zh: '灯', en: 'Light' },
  now: { zh: '现在', en: 'Now' },
  drafted: { zh: '采用后', en: 'With it' },
  row: { zh: '事项', en: 'Row' },
  counts: { zh: '各清单灯数：现在 → 采用后', en: 'Lights by list: now → with it' },
  rows: { zh: '灯会变的行', en: 'Rows that would turn' },
  cut: { zh: '只列出{n}行，共{all}行。', en: 'Showing {n} of {all}.' },
  adopt: { zh: '采用', en: 'Adopt' },
  adoptNote: {
    zh: '从今天起采用的，灯立即重算；以后的日子到时重算。',
    en: 'From today on the lights are judged at once; from a later day when it comes.',
  },
  todayOrLater: { zh: '今天或以后', en: 'Today or later' },
  optional: { zh: '可不填', en: 'Optional' },
} as const satisfies Record<string, Wording>

/** What each figure is called. */
export const lightFigureWords: Readonly<Record<keyof LightRules, Wording>> = {
  criteria: { zh: '评价项', en: 'Criteria that count' },
  startYellowAfterMonths: { zh: '开工：逾计划月份几个月为黄灯', en: 'Start: yellow after months' },
  startRedAfterMonths: { zh: '开工：逾计划月份几个月为红灯', en: 'Start: red after months' },
  paceYellowFromPoints: { zh: '序时进度：落后几个百分点起为黄灯', en: 'Pace: yellow from points behind' },
  paceRedAbovePoints: { zh: '序时进度：落后超过几个百分点为红灯', en: 'Pace: red above points behind' },
  paceGraceDays: { zh: '序时进度：月末后几天起对照目标', en: 'Pace: days after the month’s end' },
  fundsMissing: { zh: '资金不足的灯', en: 'Colour where funds are short' },
  fundsWanted: { zh: '资金已申请未到的灯', en: 'Colour where funds are asked for' },
  statisticsYellowAfterMonths: { zh: '入库：开工后几个月为黄灯', en: 'Statistics: yellow after months' },
  statisticsRedAfterMonths: { zh: '入库：开工后几个月为红灯', en: 'Statistics: red after months' },
  deadlineRedAfterMonths: { zh: '完成时限：逾期几个月为红灯', en: 'Deadline: red after months' },
  restatesRedOnceCaughtUp: { zh: '补上后上月红灯改记黄灯', en: 'Last month’s red becomes yellow once caught up' },
}
