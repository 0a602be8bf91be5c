import type { Wording } from '../base/wording.ts'

export const briefWording = {
  BRIEF_DRAFT_UNKNOWN: {
    zh: '没有第 {ordinal} 批的未发布草稿。',
    en: 'There is no draft of batch {ordinal}.',
  },
  BRIEF_CUT_OFF_MISSING: {
    zh: '尚未设定数据截止时间，指标随数据变化。',
    en: 'No cut-off is set: the figures still move.',
  },
  BRIEF_LAST_NOT_SEALED: {
    zh: '第 {edition} 次会议的材料尚未封存，“较上次会议”按当时数据截止时重新计算。',
    en: 'Meeting {edition} is not sealed: what is said of it is reckoned anew as of its cut-off.',
  },
  BRIEF_COUNT_NOT_RECONCILED: {
    zh: '互认互办事项核对不平：发布 {gross}＋增加 {added}＋拆分 {gainedBySplits} ≠ 有效 {items}＋重复 {duplicates}＋退出 {withdrawn}＋合并 {mergedAway}。',
    en: 'The items do not add up: listed {gross} + added {added} + splits {gainedBySplits} ≠ items {items} + duplicates {duplicates} + withdrawn {withdrawn} + merged {mergedAway}.',
  },
  BRIEF_LEVELS_MIXED: {
    zh: '事项总数含不同层级（{levels}），不宜与单一层级的数据相比。',
    en: 'The items are of several levels ({levels}): do not compare with a count of one.',
  },
  BRIEF_PLAN_EMPTY: { zh: '{year} 年度清单中没有任何项目。', en: 'Nothing stands on the plan of {year}.' },
  BRIEF_YEAR_NOT_OF_DAY: {
    zh: '报告年度 {year} 与数据截止日 {asOf} 不在同一年。',
    en: 'The plan is that of {year}, and the day {asOf} is of another year.',
  },
  BRIEF_PLAN_STALE: {
    zh: '{count}项停更（未报或照抄上期），涉及{cities}。',
    en: '{count} rows are stale (missing or repeated), in {cities}.',
  },
  BRIEF_PLAN_EXCEEDED: {
    zh: '重点工程第{numbers}号的年度完成投资超过年度计划，请核实。',
    en: 'Projects {numbers} completed more than was planned for the year: make sure of it.',
  },
  BRIEF_CASES_NOT_TOLD: {
    zh: '{cities}未报送{month}的跨市办件量，累计数偏低。',
    en: '{cities} told no cases of {month}: the sum is too low.',
  },
  BRIEF_CITIES_UNCONFIRMED: {
    zh: '{cities}尚未确认本市指标。',
    en: '{cities} have not confirmed their own figures.',
  },
  BRIEF_MOVEMENTS_LEFT_OUT: {
    zh: '变动过多，另有 {count} 条未列。',
    en: 'Too much moved: {count} movements are left out.',
  },
  BRIEF_RED_ROWS_LEFT_OUT: {
    zh: '长期亮红灯的另有 {count} 项未列。',
    en: '{count} more rows have been red for long than are named.',
  },
} as const satisfies Record<string, Wording>
