import type { Wording } from '../base/wording.ts'

export const coordinationWording = {
  ISSUE_UNKNOWN: { zh: '没有第 {number} 号需协调事项。', en: 'There is no issue {number}.' },
  ISSUE_STATE_NOT_ALLOWED: {
    zh: '该事项目前的状态是 {state}，此步骤只能在 {allowed} 时进行。',
    en: 'The issue is {state}; this step is possible while it is {allowed}.',
  },
  ISSUE_NOT_REMINDED: {
    zh: '尚未向责任城市发过提醒函，请先发提醒函，再发督办函。',
    en: 'The owner was sent no reminder yet: send one before a supervision letter.',
  },
  ISSUE_CLOSED_BY_OWNER: {
    zh: '责任城市（{owner}）不能销号或退回自己承办的事项，请由提出城市或秘书处办理。',
    en: 'The owner ({owner}) closes or returns no issue of its own; the city that raised it or the secretariat does.',
  },
  ISSUE_DAY_NOT_TODAY: {
    zh: '办理日期只能是今天（{today}）；补录以前的日期请联系秘书处。',
    en: 'The day must be today ({today}); only the secretariat enters an earlier one.',
  },
  ISSUE_DAY_BEFORE_LAST: {
    zh: '办理日期早于上一步的日期（{last}）。',
    en: 'The day is before that of the step before ({last}).',
  },
  LETTER_NOT_WRITTEN: {
    zh: '该事项尚无此类函（{letter}），或该函是发给前一责任城市的。',
    en: 'No such letter ({letter}) was written to the owner of this issue.',
  },
  ISSUE_CITY_NOT_MEMBER: {
    zh: '城市 {code} 在 {day} 不是该城市群的成员。',
    en: 'City {code} is no member of the cluster on {day}.',
  },
} as const satisfies Record<string, Wording>
