import type { Wording } from '../../base/wording.ts'
import type { PlanRowStep } from '../take-plan-row-step.ts'

export const planStepWords = {
  exempt: { zh: '豁免一项评价', en: 'Exempt from a criterion' },
  exemptNote: {
    zh: '自今天起至最后一日该项不评，到期自动恢复。',
    en: 'Not judged from today to the last day; it comes back by itself.',
  },
  criterion: { zh: '评价项', en: 'Criterion' },
  approver: { zh: '批准人或会议', en: 'Approved by' },
  reason: { zh: '原因', en: 'Reason' },
  expiresOn: { zh: '最后一日', en: 'Last day' },
  deadline: { zh: '变更完成时限', en: 'Change the deadline' },
  deadlineNote: { zh: '基线和历次时限都会保留。', en: 'The baseline and every deadline since are kept.' },
  newDeadline: { zh: '新的完成时限', en: 'New deadline' },
  noDeadline: { zh: '空为取消时限', en: 'Empty takes it back' },
  reasonCode: { zh: '变更原因', en: 'Why it changes' },
  why: { zh: '说明', en: 'In words' },
  validFrom: { zh: '自何日起（空为今日）', en: 'From (empty: today)' },
  rate: { zh: '本市自评', en: "My city's own light" },
  rateNote: {
    zh: '自评与系统评灯并列显示，不改变评灯结果。',
    en: 'It stands beside the computed light and changes nothing of it.',
  },
  colour: { zh: '灯', en: 'Light' },
  choose: { zh: '请选择', en: 'Choose' },
} as const satisfies Record<string, Wording>

export const planStepDone: Readonly<Record<PlanRowStep, Wording>> = {
  exempt: { zh: '已豁免。', en: 'Exempted.' },
  deadline: { zh: '时限已变更。', en: 'The deadline was changed.' },
  rate: { zh: '自评已记录。', en: 'Recorded.' },
}
