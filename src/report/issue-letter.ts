import type { CivilDate } from '../base/civil-date.ts'
import { dayInWords } from '../base/civil-date.ts'
import type { OfficialBlock, OfficialDocument } from '../office/index.ts'
import {
  type CoordinationIssue,
  type CoordinationStep,
  type Letter,
  lettersToOwner,
} from '../programme/coordination-issue.ts'
import { headingNumber } from './official-words.ts'

/** 交办函 (with which an issue is assigned), 提醒函, 督办函. */
export const letterKinds = ['ASSIGNMENT', 'REMINDER', 'SUPERVISION'] as const
export type LetterKind = (typeof letterKinds)[number]

/** What a letter is made of. */
export interface LetterBrief {
  readonly issue: CoordinationIssue
  readonly cluster: { readonly name: string; readonly isSample: boolean }
  /** Names of cities by their codes. */
  readonly cities: ReadonlyMap<string, string>
  /** Who signs. */
  readonly organ: string
}

const words: Readonly<Record<LetterKind, string>> = { ASSIGNMENT: '交办', REMINDER: '提醒', SUPERVISION: '督办' }

/** The step that a letter is of: the last assignment to the owner of today, or its last letter of the kind. */
export const stepOfLetter = (issue: CoordinationIssue, kind: LetterKind): CoordinationStep | undefined =>
  kind === 'ASSIGNMENT'
    ? issue.steps.findLast(({ step }) => step === 'ASSIGNED')
    : lettersToOwner(issue).findLast(({ letter }) => letter === (kind satisfies Letter))

const daysBetween = (from: CivilDate, to: CivilDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

const paragraph = (text: string): OfficialBlock => ({ kind: 'PARAGRAPH', text })
const heading = (number: number, text: string): OfficialBlock => ({
  kind: 'HEADING',
  level: 1,
  text: headingNumber(1, number) + text,
})

const bodyOf = (brief: LetterBrief, kind: LetterKind, letter: CoordinationStep): OfficialBlock[] => {
  const { issue } = brief
  const nameOf = (city: string | null) => (city === null ? '秘书处' : (brief.cities.get(city) ?? city))
  const raised = issue.steps[0]!
  const demanded = letter.text === null ? [] : [paragraph(letter.text)]
  const what = [heading(1, '事项'), paragraph(`${issue.title}。${issue.problem}`)]
  if (kind === 'ASSIGNMENT')
    return [
      paragraph(
        `${nameOf(issue.raisedBy)}于${dayInWords(raised.onDay)}提出第${issue.number}号需协调事项，现交你市办理，责任单位为${letter.ownerUnit}。`,
      ),
      ...what,
      heading(2, '办理要求'),
      ...demanded,
      paragraph(`请于${dayInWords(letter.dueOn!)}前（含当日）答复。`),
    ]
  const late = daysBetween(letter.dueOn!, letter.onDay)
  const assigned = issue.steps.findLast(({ step, owner }) => step === 'ASSIGNED' && owner === letter.owner)!
  const reminder = lettersToOwner(issue).find((sent) => sent.letter === 'REMINDER')
  const reminded =
    kind === 'SUPERVISION' && reminder
      ? `${dayInWords(reminder.onDay)}已发提醒函${reminder.documentNumber ? `（${reminder.documentNumber}）` : ''}。`
      : ''
  const overdue = late > 0 ? `，已逾期${late}天` : ''
  return [
    paragraph(
      `第${issue.number}号需协调事项于${dayInWords(assigned.onDay)}交你市办理（责任单位：${letter.ownerUnit}），约定于${dayInWords(letter.dueOn!)}前答复。截至${dayInWords(letter.onDay)}尚未答复${overdue}。${reminded}现予${words[kind]}。`,
    ),
    ...what,
    heading(2, `${words[kind]}要求`),
    ...demanded,
    paragraph(`请于${dayInWords(letter.letterDueOn!)}前（含当日）答复。`),
  ]
}

/** A letter to the owner of an issue, or null if none of the kind was written. Nothing in it that the issue does not say. */
export const issueLetter = (brief: LetterBrief, kind: LetterKind): OfficialDocument | null => {
  const { issue, cluster } = brief
  const letter = stepOfLetter(issue, kind)
  if (!letter) return null
  const title = `关于${words[kind]}“${issue.title}”需协调事项的函`
  return {
    title,
    writtenAt: `${letter.onDay}T00:00:00+08:00`,
    blocks: [
      ...(cluster.isSample ? [{ kind: 'NOTICE', text: '（演示数据）' } as const] : []),
      ...(letter.documentNumber === null ? [] : [{ kind: 'DOCUMENT_NUMBER', text: letter.documentNumber } as const]),
      { kind: 'TITLE', text: title },
      { kind: 'ADDRESSEE', text: `${brief.cities.get(letter.owner!) ?? letter.owner}：` },
      ...bodyOf(brief, kind, letter),
      { kind: 'SIGNATURE', organ: brief.organ, day: dayInWords(letter.onDay) },
    ],
  }
}
