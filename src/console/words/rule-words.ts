import type { Wording } from '../../base/wording.ts'
import type { ConsistencyCode } from '../../catalogue/consistency-rules.ts'

/** What the page about a cluster's rules says. */
export const rulesWords = {
  rules: { zh: '规则', en: 'Rules' },
  rule: { zh: '规则', en: 'Rule' },
  value: { zh: '取值', en: 'Value' },
  usual: { zh: '通常', en: 'Usual' },
  since: { zh: '自', en: 'Since' },
  set: { zh: '设定规则', en: 'Set a rule' },
  effectiveOn: { zh: '生效之日', en: 'From the day' },
  todayOrLater: { zh: '今天或以后', en: 'Today or later' },
  valueHint: {
    zh: '是非填“是”或“否”；一致性检查填“不接受”“提醒”或“不检查”；天数等填数字',
    en: 'true or false; ERROR, WARNING or OFF for a consistency check; else a number',
  },
  check: { zh: '一致性检查：{name}', en: 'Consistency: {name}' },
} as const satisfies Record<string, Wording>

const checks: Readonly<Record<ConsistencyCode, Wording>> = {
  ON_THE_SPOT_DISAGREES: { zh: '即办件与时限不符', en: 'on the spot, and its limit' },
  COMMITTED_EXCEEDS_STATUTORY: { zh: '承诺时限超过法定时限', en: 'the committed limit exceeds the statutory' },
  VISITS_WITHOUT_REASON: { zh: '到现场而无原因', en: 'visits without a reason' },
  REASON_WITHOUT_VISITS: { zh: '不到现场而有原因', en: 'a reason without visits' },
  CHARGED_WITHOUT_FEE: { zh: '收费而无收费项目', en: 'charged without a fee' },
  FEE_THOUGH_FREE: { zh: '不收费而有收费项目', en: 'a fee though free' },
  FEE_WITHOUT_BASIS: { zh: '收费无依据', en: 'a fee without a basis' },
  FEE_WITHOUT_STANDARD: { zh: '收费无标准', en: 'a fee without a standard' },
  ONLINE_PAYMENT_WITHOUT_FEE: { zh: '不收费而可网上支付', en: 'paid online though free' },
  TELEPHONES_SAME: { zh: '咨询与投诉电话相同', en: 'both telephones the same' },
  TELEPHONE_WITHOUT_AREA_CODE: { zh: '电话无区号', en: 'a telephone without an area code' },
  LICENSING_STEPS_FEW: { zh: '许可环节过少', en: 'few steps of a licence' },
  OUTPUT_KIND_DISAGREES: { zh: '结果名称与类型不符', en: 'a result’s name and its kind' },
  DEFERRABLE_WITHOUT_MAKE_UP: { zh: '容缺而无补正时限', en: 'may follow later, but not by when' },
  MAKE_UP_WITHOUT_DEFERRABLE: { zh: '补正时限而无容缺材料', en: 'by when, but nothing may follow later' },
  MAKE_UP_EXCEEDS_COMMITTED: { zh: '补正时限超过承诺时限', en: 'what may follow comes after the limit' },
  CODE_OF_OTHER_LEVEL: { zh: '编码与行使层级不符', en: 'a code of another level' },
  CODE_OF_OTHER_AUTHORITY: { zh: '编码与信用代码不符', en: 'a code of another authority' },
}

const others: Readonly<Record<string, Wording>> = {
  SILENCE_IS_CONSENT: { zh: '征求意见逾期视为无意见', en: 'Silence is consent' },
  CONSISTENCY_LICENSING_STEPS: { zh: '许可至少的环节数', en: 'Steps that a licence has at least' },
  CONSISTENCY_WORKING_DAYS: { zh: '换算：工作日数', en: 'Conversion: working days' },
  CONSISTENCY_CALENDAR_DAYS: { zh: '换算：相当于自然日数', en: 'Conversion: are calendar days' },
  CONSISTENCY_HOURS_PER_WORKING_DAY: { zh: '换算：每工作日小时数', en: 'Conversion: hours a working day' },
  REPORT_DUE_WEEK: { zh: '周报期满后第几个工作日报送', en: 'A week’s report: working days after its end' },
  REPORT_DUE_TEN_DAYS: { zh: '旬报期满后第几个工作日报送', en: 'Ten days’ report: working days after their end' },
  REPORT_DUE_MONTH: { zh: '月报期满后第几个工作日报送', en: 'A month’s report: working days after its end' },
  REPORT_DUE_QUARTER: { zh: '季报期满后第几个工作日报送', en: 'A quarter’s report: working days after its end' },
  JANUARY_MERGED: { zh: '1—2月合并填报', en: 'January is reported with February' },
  RATING_GOOD_GRADES: { zh: '好差评前几档为好', en: 'So many of the five grades are good' },
}

/** What each rule that a cluster may set is called. */
export const ruleWords: Readonly<Record<string, Wording>> = {
  ...others,
  ...Object.fromEntries(
    Object.entries(checks).map(([code, { zh, en }]) => [
      `CONSISTENCY_${code}`,
      { zh: rulesWords.check.zh.replace('{name}', zh), en: rulesWords.check.en.replace('{name}', en) },
    ]),
  ),
}

/** What values of rules are called; numbers stand as they are. */
export const ruleValueWords: Readonly<Record<string, Wording>> = {
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
  ERROR: { zh: '不接受', en: 'refused' },
  WARNING: { zh: '提醒', en: 'noted' },
  OFF: { zh: '不检查', en: 'off' },
}

/** The value that somebody named in words; what is none of them stays as it is. */
export const ruleValueOf = (text: string): string =>
  Object.entries(ruleValueWords).find(([, { zh, en }]) => text === zh || text === en)?.[0] ?? text
