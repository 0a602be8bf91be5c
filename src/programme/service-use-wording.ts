import type { Wording } from '../base/wording.ts'

export const serviceUseWording = {
  USE_MONTH_INVALID: {
    zh: '“{found}”不是月份，请按 2026-02 的格式填写。',
    en: '"{found}" is no month; write it as 2026-02.',
  },
  USE_MONTH_IN_THE_FUTURE: { zh: '{found} 尚未到来，不能填报。', en: '{found} has not come yet.' },
  USE_FIELD_MISSING: { zh: '指标 {measure} 须填“{field}”。', en: '{measure} needs "{field}".' },
  USE_FIELD_NOT_ALLOWED: {
    zh: '指标 {measure} 不填“{field}”，请删去。',
    en: '{measure} has no "{field}"; take it out.',
  },
  USE_PAIR_SAME_CITY: {
    zh: '事权所在地与收件地相同：只统计跨市办件。',
    en: 'The competent city is the accepting one: only cases across cities count.',
  },
  USE_CITY_NOT_MEMBER: {
    zh: '城市 {code} 不是该城市群的成员。',
    en: 'City {code} is no member of the cluster.',
  },
  USE_COUNT_INVALID: {
    zh: '“{field}”应为 0 至 {most} 的整数。',
    en: '"{field}" must be a whole number from 0 to {most}.',
  },
  USE_GRADES_NOT_FIVE: {
    zh: '评价须依次给出五个等级的数量（非常满意、满意、基本满意、不满意、非常不满意）。',
    en: 'Give the counts of the five grades, from very satisfied to very dissatisfied.',
  },
  USE_NUMERATOR_LARGER: {
    zh: '分子 {numerator} 大于分母 {denominator}，请核对。',
    en: 'The numerator {numerator} is larger than the denominator {denominator}.',
  },
  USE_ROW_REPEATED: {
    zh: '与第 {first} 行是同一城市、指标、月份、事项和城市对，未采用。',
    en: 'Row {first} is of the same measure, month, item and pair; this one was not taken.',
  },
} as const satisfies Record<string, Wording>
