import type { AnsweredProblem } from '../client/index.ts'
import type { Say } from './language.ts'
import { listing, table } from './table.ts'

interface Named {
  readonly name: string
}

/** A resolution as it is shown. */
export interface ShownResolution {
  readonly edition: number
  readonly number: number
  readonly text: string
  readonly leadCity: Named
  readonly unit: string
  readonly state: string
  readonly deadline: string | null
  readonly isOverdue: boolean
  readonly isCarriedOver: boolean
  readonly extensions: number
  readonly steps?: readonly {
    readonly state: string
    readonly onDay: string
    readonly by: Named | null
    readonly text: string
  }[]
}

export interface ResolutionPayload {
  readonly resolution: ShownResolution
  readonly problems: readonly AnsweredProblem[]
}

/** The figures of a ledger. */
export interface ShownFigures {
  readonly adopted: number
  readonly open: number
  readonly done: number
  readonly ended: number
  readonly carriedOver: number
  readonly extended: number
  readonly overdue: number
}

export const resolutionFields =
  'edition number text leadCity { name } unit state deadline isOverdue isCarriedOver extensions'
export const resolutionStepFields = 'steps { state onDay by { name } text }'
export const figureFields = 'adopted open done ended carriedOver extended overdue'

const words: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  NOT_STARTED: ['未启动', 'not started'],
  UNDER_WAY: ['推进中', 'under way'],
  DONE: ['已完成', 'done'],
  EXTENDED: ['已延期', 'extended'],
  ENDED: ['已终止', 'ended'],
}

const word = (say: Say, state: string): string => (words[state] ? say(...words[state]) : state)

/** What there is to notice of an open resolution. */
const marksOf = (say: Say, { isOverdue, isCarriedOver, extensions }: ShownResolution): string =>
  [
    isOverdue ? say('逾期', 'overdue') : null,
    isCarriedOver ? say('结转', 'carried over') : null,
    extensions > 0 ? say(`延期 ${extensions} 次`, `extended ${extensions}×`) : null,
  ]
    .filter((mark) => mark !== null)
    .join(say('、', ', '))

/** The resolutions of a page, one a line, under the figures of all. */
export const ledgerText = (
  resolutions: readonly ShownResolution[],
  { adopted, open, done, ended, carriedOver, extended, overdue }: ShownFigures,
  say: Say,
): string => {
  const figures = say(
    `议定 ${adopted} 项:未办结 ${open}(结转 ${carriedOver},延期 ${extended},逾期 ${overdue}),已完成 ${done},已终止 ${ended}\n`,
    `${adopted} resolutions: ${open} open (${carriedOver} carried over, ${extended} extended, ${overdue} overdue), ${done} done, ${ended} ended\n`,
  )
  if (resolutions.length === 0) return figures
  const head = [
    say('会议/序号', 'No.'),
    say('状态', 'State'),
    say('标注', 'Marks'),
    say('牵头城市', 'Lead city'),
    say('责任单位', 'Unit'),
    say('时限', 'Deadline'),
    say('事项', 'Resolution'),
  ]
  const rows = resolutions.map((one) => [
    `${one.edition}/${one.number}`,
    word(say, one.state),
    marksOf(say, one),
    one.leadCity.name,
    one.unit,
    one.deadline,
    one.text,
  ])
  return figures + table(head, rows)
}

/** One resolution with all that was said of it. */
export const resolutionDetails = (one: ShownResolution, say: Say): string => {
  const facts = listing([
    [say('会议/序号', 'No.'), `${one.edition}/${one.number}`],
    [say('事项', 'Resolution'), one.text],
    [say('牵头城市', 'Lead city'), `${one.leadCity.name} ${one.unit}`],
    [say('状态', 'State'), word(say, one.state)],
    [say('标注', 'Marks'), marksOf(say, one)],
    [say('时限', 'Deadline'), one.deadline],
  ])
  const { steps = [] } = one
  const head = [say('日期', 'Day'), say('状态', 'State'), say('城市', 'By'), say('内容', 'What')]
  const rows = steps.map(({ onDay, state, by, text }) => [
    onDay,
    word(say, state),
    by?.name ?? say('秘书处', 'secretariat'),
    text,
  ])
  return rows.length === 0 ? facts : `${facts}\n${table(head, rows)}`
}
