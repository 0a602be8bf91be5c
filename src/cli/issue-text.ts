import type { AnsweredProblem } from '../client/index.ts'
import type { Say } from './language.ts'
import { listing, table } from './table.ts'

interface Named {
  readonly name: string
}

/** A step on an issue as it is shown. */
export interface ShownStep {
  readonly step: string
  readonly onDay: string
  readonly by: Named | null
  readonly text: string | null
  readonly owner: Named | null
  readonly letter: string | null
  readonly letterDueOn: string | null
  readonly documentNumber: string | null
  readonly manner: string | null
}

/** An issue as it is shown. */
export interface ShownIssue {
  readonly number: number
  readonly title: string
  readonly problem: string
  readonly raisedBy: Named | null
  readonly raisedOn: string
  readonly plan: { readonly list: string; readonly year: number; readonly number: number } | null
  readonly state: string
  readonly owner: Named | null
  readonly ownerUnit: string | null
  readonly dueOn: string | null
  readonly isOverdue: boolean
  readonly reminders: number
  readonly supervisions: number
  readonly steps?: readonly ShownStep[]
}

export interface IssuePayload {
  readonly issue: ShownIssue
  readonly problems: readonly AnsweredProblem[]
}

export const issueFields =
  'number title problem raisedBy { name } raisedOn plan { list year number } state owner { name } ownerUnit dueOn isOverdue reminders supervisions'
export const stepFields =
  'steps { step onDay by { name } text owner { name } letter letterDueOn documentNumber manner }'

const words: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  RAISED: ['已提出', 'raised'],
  ASSIGNED: ['已交办', 'assigned'],
  HANDLED: ['办理中', 'in hand'],
  ANSWERED: ['已答复', 'answered'],
  RETURNED: ['已退回', 'returned'],
  CLOSED: ['已销号', 'closed'],
  REMINDER: ['提醒函', 'reminder'],
  SUPERVISION: ['督办函', 'supervision letter'],
  SOLVED: ['已解决', 'solved'],
  WITHDRAWN: ['已撤回', 'taken back'],
}

const word = (say: Say, value: string): string => (words[value] ? say(...words[value]) : value)

const lists: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  TASK: ['重点任务', 'task'],
  PROJECT: ['重点工程', 'project'],
  PLATFORM: ['重大平台', 'platform'],
}

const planName = (say: Say, { list, year, number }: NonNullable<ShownIssue['plan']>): string => {
  const name = lists[list] ? say(...lists[list]) : list
  return say(`${year} 年${name}第 ${number} 号`, `${name} ${number} of ${year}`)
}

/** Who did it, or was to: the secretariat has no city. */
const whoOf = (say: Say, city: Named | null): string => city?.name ?? say('秘书处', 'secretariat')

const stateOf = (say: Say, { state, isOverdue }: ShownIssue): string =>
  word(say, state) + (isOverdue ? say('(逾期)', ' (overdue)') : '')

/** The issues of a list, one a line. */
export const issueTable = (issues: readonly ShownIssue[], say: Say): string =>
  issues.length === 0
    ? say('没有需协调事项。\n', 'No issues.\n')
    : table(
        [
          say('编号', 'No.'),
          say('状态', 'State'),
          say('提出', 'Raised by'),
          say('责任城市', 'Owner'),
          say('时限', 'Due'),
          say('提醒/督办', 'Letters'),
          say('事项', 'Title'),
        ],
        issues.map((issue) => [
          issue.number,
          stateOf(say, issue),
          whoOf(say, issue.raisedBy),
          issue.owner?.name,
          issue.dueOn,
          `${issue.reminders}/${issue.supervisions}`,
          issue.title,
        ]),
      )

const stepWord = (say: Say, { step, letter, manner }: ShownStep): string =>
  letter === null ? word(say, step) + (manner === 'WITHDRAWN' ? say('(撤回)', ' (taken back)') : '') : word(say, letter)

const saidIn = (say: Say, { text, documentNumber, letterDueOn }: ShownStep): string =>
  [documentNumber, text, letterDueOn === null ? null : say(`限 ${letterDueOn}`, `by ${letterDueOn}`)]
    .filter((part) => part !== null)
    .join(' ')

/** One issue with all that was done. */
export const issueDetails = (issue: ShownIssue, say: Say): string => {
  const facts = listing([
    [say('编号', 'No.'), issue.number],
    [say('事项', 'Title'), issue.title],
    [say('问题', 'Problem'), issue.problem],
    [say('涉及', 'About'), issue.plan && planName(say, issue.plan)],
    [say('状态', 'State'), stateOf(say, issue)],
    [say('提出', 'Raised by'), `${whoOf(say, issue.raisedBy)} ${issue.raisedOn}`],
    [say('责任城市', 'Owner'), issue.owner === null ? null : `${issue.owner.name} ${issue.ownerUnit}`],
    [say('时限', 'Due'), issue.dueOn],
  ])
  const steps = issue.steps ?? []
  const head = [
    say('日期', 'Day'),
    say('步骤', 'Step'),
    say('城市', 'By'),
    say('责任城市', 'Owner'),
    say('内容', 'What'),
  ]
  const rows = steps.map((step) => [
    step.onDay,
    stepWord(say, step),
    whoOf(say, step.by),
    step.owner?.name,
    saidIn(say, step),
  ])
  return steps.length === 0 ? facts : `${facts}\n${table(head, rows)}`
}
