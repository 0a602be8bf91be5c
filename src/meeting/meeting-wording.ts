import type { Wording } from '../base/wording.ts'

export const meetingWording = {
  MEETING_UNKNOWN: { zh: '没有第 {edition} 次联席会议。', en: 'There is no joint meeting {edition}.' },
  MEETING_EDITION_INVALID: {
    zh: '会议届次“{found}”须为 1 至 9999 的整数。',
    en: 'The edition "{found}" must be a whole number from 1 to 9999.',
  },
  MEETING_NUMBER_INVALID: {
    zh: '序号“{found}”须为 1 至 999 的整数。',
    en: 'The number "{found}" must be a whole number from 1 to 999.',
  },
  MEETING_NUMBER_TAKEN: {
    zh: '本次会议已有第 {number} 项；要更正记录请填写理由，要新增请换一个序号。',
    en: 'The meeting has a number {number} already: give a reason to correct the record, or another number to add to it.',
  },
  MEETING_LIST_TOO_LONG: { zh: '共 {found} 条，最多 {most} 条。', en: 'There are {found}; at most {most} are taken.' },
  MEETING_DAY_OUT_OF_ORDER: {
    zh: '召开日期 {found} 与第 {edition} 次会议的日期（{other}）先后颠倒。',
    en: 'The day {found} is out of order with that of meeting {edition} ({other}).',
  },
  MEETING_CITY_NOT_MEMBER: {
    zh: '城市 {code} 在 {day} 不是该城市群的成员。',
    en: 'City {code} does not belong to the cluster on {day}.',
  },
  MEETING_HAS_RESOLUTIONS: {
    zh: '第 {edition} 次会议已有议定事项，不能取消或推后召开日期。',
    en: 'Meeting {edition} has resolutions: its day can be neither taken back nor put off.',
  },
  MEETING_NOT_HELD: {
    zh: '第 {edition} 次会议尚未召开，请先登记召开日期。',
    en: 'Meeting {edition} has not been held: enter its day first.',
  },
  HOST_MISSING: {
    zh: '没有上一次会议可供推算轮值，请指定主办城市。',
    en: 'No earlier meeting says whose turn it is: name the host.',
  },
  HOST_NEEDS_REASON: {
    zh: '按轮值应由 {turn} 主办；由 {host} 主办请填写理由。',
    en: 'By rotation it is the turn of {turn}: say why {host} is the host.',
  },
  REPORT_PART_UNKNOWN: {
    zh: '会议材料没有“{found}”这一部分；领域写作 FIELD:领域代码，如 FIELD:TRANSPORT。',
    en: 'The papers have no part "{found}"; a field is FIELD and its code, such as FIELD:TRANSPORT.',
  },
  AGREEMENT_PARTIES_TOO_FEW: { zh: '协议至少要有两个签署方。', en: 'An agreement has at least two parties.' },
  RESOLUTION_UNKNOWN: {
    zh: '第 {edition} 次会议没有第 {number} 项议定事项。',
    en: 'Meeting {edition} has no resolution {number}.',
  },
  RESOLUTION_LINK_INVALID: {
    zh: '关联 {kind} {year} {number} 不完整：任务、工程、平台写年度和序号，批次只写批次号。',
    en: 'The link {kind} {year} {number} is not whole: a row of the plan has a year and a number, a batch its ordinal alone.',
  },
  RESOLUTION_LINK_UNKNOWN: {
    zh: '没有可关联的 {kind} {year} {number}，请核对年度和序号。',
    en: 'There is no {kind} {year} {number} to link to.',
  },
  RESOLUTION_DEADLINE_BEFORE_MEETING: {
    zh: '完成时限 {found} 早于会议召开日期（{day}）。',
    en: 'The deadline {found} is before the day of the meeting ({day}).',
  },
  RESOLUTION_STATE_NOT_ALLOWED: {
    zh: '该事项现为 {state}，只能改为 {allowed}。',
    en: 'The resolution is {state}; from there it can become {allowed}.',
  },
  RESOLUTION_DEADLINE_MISPLACED: {
    zh: '延期须填写新的时限，其他状态（{state}）不能填写。',
    en: 'An extension, and nothing else ({state}), has a new deadline.',
  },
  RESOLUTION_DEADLINE_NOT_LATER: {
    zh: '新的时限 {found} 不晚于现时限（{last}）。',
    en: 'The new deadline {found} is not later than the one that stands ({last}).',
  },
  RESOLUTION_END_MISPLACED: {
    zh: '终止须写明由第几次会议决定，其他状态（{state}）不能填写。',
    en: 'An end, and nothing else ({state}), names the meeting that decided it.',
  },
  RESOLUTION_END_NEEDS_MEETING: {
    zh: '终止须由第 {edition} 次会议之后、届时已召开的会议决定，第 {found} 次会议不是。',
    en: 'Only a meeting after {edition} that was held by then can end it; meeting {found} is none.',
  },
  RESOLUTION_DAY_NOT_TODAY: {
    zh: '进展日期只能是今天（{today}）；补录以前的日期请联系秘书处。',
    en: 'The day must be today ({today}); only the secretariat enters an earlier one.',
  },
  RESOLUTION_DAY_BEFORE_LAST: {
    zh: '进展日期早于上一条进展或议定的日期（{last}）。',
    en: 'The day is before that of the last word on it, or of its adoption ({last}).',
  },
} as const satisfies Record<string, Wording>
