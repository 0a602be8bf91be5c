import type { Wording } from '../../base/wording.ts'
import type { CoordinationStep, IssueState } from '../../programme/coordination-issue.ts'

export const issueWords = {
  raise: { zh: '提出事项', en: 'Raise a problem' },
  raiseNote: {
    zh: '提出后由秘书处交办到责任城市和单位。',
    en: 'The secretariat then gives it to the city and unit that are to answer.',
  },
  number: { zh: '编号', en: 'No.' },
  title: { zh: '事项', en: 'Matter' },
  problem: { zh: '问题描述', en: 'The problem' },
  raisedBy: { zh: '提出方', en: 'Raised by' },
  raisedOn: { zh: '提出日', en: 'Raised on' },
  owner: { zh: '责任城市', en: 'To answer' },
  unit: { zh: '责任单位', en: 'Unit' },
  dueOn: { zh: '约定日期', en: 'Agreed date' },
  state: { zh: '状态', en: 'State' },
  letters: { zh: '发函', en: 'Letters' },
  overdue: { zh: '逾期', en: 'Overdue' },
  overdueOnly: { zh: '只看逾期', en: 'Only overdue' },
  text: { zh: '标题含', en: 'Title contains' },
  secretariat: { zh: '秘书处', en: 'Secretariat' },
  none: { zh: '没有符合条件的事项。', en: 'No such problems.' },
  numbered: { zh: '第{n}号需协调事项', en: 'Problem no. {n}' },
  plan: { zh: '涉及', en: 'Concerns' },
  planRow: { zh: '{year}年{list}第{number}号', en: '{list} {number} of {year}' },
  life: { zh: '办理经过', en: 'What was done' },
  papers: { zh: '函件下载', en: 'Letters' },
  doing: { zh: '办理', en: 'Do' },
  document: { zh: '文号', en: 'Document number' },
  optional: { zh: '可不填', en: 'Optional' },
  on: { zh: '办理日期', en: 'Done on' },
  onHint: { zh: '纸质办理的可填较早日期；不填为今天。', en: 'Earlier for what came on paper; today if left out.' },
  requirement: { zh: '办理要求', en: 'What is asked' },
  answer: { zh: '答复内容', en: 'The answer' },
  reason: { zh: '退回原因', en: 'Why' },
  manner: { zh: '销号方式', en: 'How' },
  remark: { zh: '说明', en: 'Remark' },
  remarkHint: { zh: '撤回的须写明原因。', en: 'Taking back needs the reason.' },
  letter: { zh: '函种', en: 'Letter' },
  letterHint: { zh: '发过提醒函后方可发督办函。', en: 'A supervision letter follows a reminder.' },
  letterText: { zh: '函件要求', en: 'What the letter demands' },
  letterDue: { zh: '答复时限', en: 'To be answered by' },
  by: { zh: '{letter}；{day}前答复', en: '{letter}; to be answered by {day}' },
  given: { zh: '{city} {unit}，{day}前答复', en: '{city}, {unit}; to be answered by {day}' },
  ofCity: { zh: '以哪方名义', en: 'In whose name' },
  planList: { zh: '涉及的清单', en: 'List' },
  planNumber: { zh: '序号', en: 'Number' },
  noPlan: { zh: '不涉及', en: 'None' },
  done: { zh: '已记录。', en: 'Recorded.' },
  cancel: { zh: '取消', en: 'Cancel' },
} as const satisfies Record<string, Wording>

export const issueStateWords: Readonly<Record<IssueState, Wording>> = {
  RAISED: { zh: '待交办', en: 'Raised' },
  ASSIGNED: { zh: '已交办', en: 'Assigned' },
  HANDLED: { zh: '办理中', en: 'In hand' },
  ANSWERED: { zh: '已答复', en: 'Answered' },
  RETURNED: { zh: '已退回', en: 'Sent back' },
  CLOSED: { zh: '已销号', en: 'Closed' },
}

/** What was done, and what can be. */
export const issueStepWords: Readonly<Record<CoordinationStep['step'], Wording>> = {
  RAISED: { zh: '提出', en: 'Raised' },
  ASSIGNED: { zh: '交办', en: 'Assign' },
  HANDLED: { zh: '接办', en: 'Take in hand' },
  ANSWERED: { zh: '答复', en: 'Answer' },
  RETURNED: { zh: '退回', en: 'Send back' },
  CLOSED: { zh: '销号', en: 'Close' },
  ESCALATED: { zh: '发函', en: 'Write a letter' },
}

export const letterWords = {
  ASSIGNMENT: { zh: '交办函', en: 'Letter of assignment' },
  REMINDER: { zh: '提醒函', en: 'Reminder' },
  SUPERVISION: { zh: '督办函', en: 'Supervision letter' },
} as const satisfies Record<string, Wording>

export const mannerWords = {
  SOLVED: { zh: '已解决', en: 'Solved' },
  WITHDRAWN: { zh: '撤回', en: 'Taken back' },
} as const satisfies Record<string, Wording>
