import { forbid } from '../access/rights.ts'
import { actorOf, type Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { checkOptionalText, checkText } from '../base/check-text.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import type { MeetingInput } from './change-meeting.ts'
import { checkEdition } from './given-meeting.ts'
import { checkNumber } from './given-resolution.ts'
import { selectMeeting } from './joint-meeting.sql.ts'
import { meetingStateOn } from './joint-meeting.ts'
import { resolutionChange } from './meeting-change.ts'
import { insertResolutionStep, selectResolutionForUpdate } from './resolution.sql.ts'
import {
  checkResolutionStep,
  isForSecretariat,
  type Resolution,
  type ResolutionState,
  type ResolutionStep,
} from './resolution.ts'

export interface RecordResolutionProgressInput extends MeetingInput {
  /** Of the resolution in its meeting. */
  readonly number: number
  readonly state: ResolutionState
  /** What was done, or why it is extended, ended or taken up again. */
  readonly text: string
  /** The day on which it was so; the secretariat may give an earlier one for what came on paper. */
  readonly on?: CivilDate | null
  /** Of an extension: the new deadline. */
  readonly deadline?: CivilDate | null
  /** Of an end: the edition of the later meeting that decided it. */
  readonly endedBy?: number | null
  readonly documentNumber?: string | null
}

/** What only an extension or an end has, and must have. */
const checkOwn = ({ state, deadline, endedBy }: RecordResolutionProgressInput): Problem[] => [
  ...((state === 'EXTENDED') === Boolean(deadline)
    ? []
    : [problem('RESOLUTION_DEADLINE_MISPLACED', { path: ['deadline'], field: 'deadline', facts: { state } })]),
  ...((state === 'ENDED') === Boolean(endedBy)
    ? []
    : [problem('RESOLUTION_END_MISPLACED', { path: ['endedBy'], field: 'endedBy', facts: { state } })]),
]

const checkInput = (caller: Caller, input: RecordResolutionProgressInput, today: CivilDate): Problem[] => {
  const { on } = input
  const days = checkDate(on, 'on')
  if (days.length === 0 && on && on > today)
    days.push(problem('DATE_IN_THE_FUTURE', { path: ['on'], field: 'on', facts: { found: on, today } }))
  if (days.length === 0 && on && on < today && caller.role !== 'SECRETARIAT')
    days.push(problem('RESOLUTION_DAY_NOT_TODAY', { path: ['on'], facts: { today } }))
  return [
    ...checkEdition(input.edition),
    ...checkNumber(input.number),
    ...checkText(input.text, 'text', 4000),
    ...days,
    ...checkDate(input.deadline, 'deadline'),
    ...checkOptionalText(input.documentNumber, 'documentNumber', 100),
    ...checkOwn(input),
  ]
}

/**
 * Records how a resolution stands: begun, still going on, done; extended to a later deadline, ended by a later meeting, or taken up
 * again. The coordinator of its lead city, today; the secretariat, which alone extends, ends and takes up again.
 */
export const recordResolutionProgress = async (
  hub: Hub,
  caller: Caller,
  input: RecordResolutionProgressInput,
): Promise<Outcome<Resolution>> => {
  const forbidden = forbid(caller, ['SECRETARIAT', 'COORDINATOR'], { cluster: input.cluster })
  if (forbidden) return forbidden
  const today = civilDateAt(hub.now())
  const wrong = checkInput(caller, input, today)
  if (wrong.length > 0) return refused(...wrong)
  const { idempotencyKey, ...content } = input
  return writeOnce(hub, caller, 'recordResolutionProgress', { idempotencyKey, content }, async (db, log) => {
    const resolution = await selectResolutionForUpdate(db, input, today)
    if (!resolution)
      return refusedFor('RESOLUTION_UNKNOWN', { edition: input.edition, number: input.number }, ['number'])
    const step = stepOf(caller, input, today)
    const others = forbidOthers(caller, resolution, step.state)
    if (others) return others
    const problems = [...checkResolutionStep(resolution, step), ...checkDay(resolution, step.onDay)]
    const ending = await findEnding(db, resolution, step)
    problems.push(...ending.problems)
    if (problems.length > 0) return refused(...problems)
    const at = { resolutionId: resolution.id, position: resolution.steps.length + 1, endedBy: ending.meetingId }
    await insertResolutionStep(db, at, step, { actor: actorOf(caller), tx: log.tx })
    const changed = { ...resolution, steps: [...resolution.steps, step] }
    await log.record(resolutionChange('resolution.progressed', changed))
    return done(changed)
  })
}

const forbidOthers = (caller: Caller, resolution: Resolution, state: ResolutionState) =>
  forbid(caller, isForSecretariat(resolution, state) ? ['SECRETARIAT'] : ['SECRETARIAT', 'COORDINATOR'], {
    cluster: resolution.cluster,
    city: resolution.leadCity,
  })

const stepOf = (caller: Caller, input: RecordResolutionProgressInput, today: CivilDate): ResolutionStep => ({
  state: input.state,
  onDay: input.on ?? today,
  by: caller.city,
  text: input.text.trim(),
  deadline: input.deadline ?? null,
  endedBy: input.endedBy ?? null,
  documentNumber: input.documentNumber?.trim() || null,
})

const checkDay = ({ steps, adoptedOn }: Resolution, onDay: CivilDate): Problem[] => {
  const last = steps.at(-1)?.onDay ?? adoptedOn
  return onDay >= last ? [] : [problem('RESOLUTION_DAY_BEFORE_LAST', { path: ['on'], facts: { last } })]
}

/** The meeting that ends a resolution: a later one, and held by then. */
const findEnding = async (db: Db, resolution: Resolution, { endedBy, onDay }: ResolutionStep) => {
  if (endedBy === null) return { meetingId: null, problems: [] }
  const meeting = endedBy > resolution.edition ? await selectMeeting(db, resolution.cluster, endedBy, null) : undefined
  if (meeting && meetingStateOn(meeting, onDay) === 'HELD') return { meetingId: meeting.id, problems: [] }
  const facts = { edition: resolution.edition, found: endedBy }
  return { meetingId: null, problems: [problem('RESOLUTION_END_NEEDS_MEETING', { path: ['endedBy'], facts })] }
}
