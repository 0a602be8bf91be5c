import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'

/** How a resolution stands: not started, under way, done, extended to a new deadline, ended by a later meeting. */
export const resolutionStates = ['NOT_STARTED', 'UNDER_WAY', 'DONE', 'EXTENDED', 'ENDED'] as const
export type ResolutionState = (typeof resolutionStates)[number]

/** What a resolution can have produced. */
export const linkKinds = ['TASK', 'PROJECT', 'PLATFORM', 'BATCH'] as const
export type LinkKind = (typeof linkKinds)[number]

/** A row of the plan by year and number, or a batch by its ordinal. */
export interface ResolutionLink {
  readonly kind: LinkKind
  /** Of the edition of the plan; null of a batch. */
  readonly year: number | null
  readonly number: number
  /** As it was called when it was linked. */
  readonly title: string
}

/** Something that was said of a resolution. */
export interface ResolutionStep {
  readonly state: ResolutionState
  readonly onDay: CivilDate
  /** The city that said so; null for the secretariat. */
  readonly by: string | null
  readonly text: string
  /** Of an extension: the new deadline. */
  readonly deadline: CivilDate | null
  /** Of an end: the edition of the meeting that decided it. */
  readonly endedBy: number | null
  readonly documentNumber: string | null
}

/** What a meeting resolved (议定事项), and how it went on. */
export interface Resolution {
  readonly id: number
  readonly cluster: string
  /** Of the meeting that adopted it. */
  readonly edition: number
  /** In its meeting. */
  readonly number: number
  readonly version: number
  readonly adoptedOn: CivilDate
  readonly text: string
  readonly leadCity: string
  readonly coCities: readonly string[]
  /** Of the lead city. */
  readonly unit: string
  /** As adopted; null where the meeting set none. */
  readonly deadline: CivilDate | null
  readonly links: readonly ResolutionLink[]
  /** In order; none while nothing was said of it. */
  readonly steps: readonly ResolutionStep[]
  /** How many later meetings were held until the day asked as of. */
  readonly meetingsSince: number
}

/** How a resolution stands after its last step. */
export const resolutionStateOf = ({ steps }: Pick<Resolution, 'steps'>): ResolutionState =>
  steps.at(-1)?.state ?? 'NOT_STARTED'

/** The deadline that counts: of the last extension, else as adopted. */
export const deadlineOf = ({ steps, deadline }: Pick<Resolution, 'steps' | 'deadline'>): CivilDate | null =>
  steps.findLast(({ state }) => state === 'EXTENDED')?.deadline ?? deadline

export const timesExtended = ({ steps }: Pick<Resolution, 'steps'>): number =>
  steps.filter(({ state }) => state === 'EXTENDED').length

const closed: readonly ResolutionState[] = ['DONE', 'ENDED']

export const isOpen = (resolution: Pick<Resolution, 'steps'>): boolean =>
  !closed.includes(resolutionStateOf(resolution))

/** Whether its deadline has passed while it is open. The due day itself is on time. */
export const isResolutionOverdue = (resolution: Pick<Resolution, 'steps' | 'deadline'>, asOf: CivilDate): boolean => {
  const deadline = deadlineOf(resolution)
  return isOpen(resolution) && deadline !== null && deadline < asOf
}

/** Whether a later meeting found it still open. */
export const isCarriedOver = (resolution: Pick<Resolution, 'steps' | 'meetingsSince'>): boolean =>
  isOpen(resolution) && resolution.meetingsSince > 0

/** To which states each one leads. What was closed can only be taken up again, by the secretariat. */
const next: Readonly<Record<ResolutionState, readonly ResolutionState[]>> = {
  NOT_STARTED: resolutionStates,
  UNDER_WAY: ['UNDER_WAY', 'DONE', 'EXTENDED', 'ENDED'],
  EXTENDED: ['UNDER_WAY', 'DONE', 'EXTENDED', 'ENDED'],
  DONE: ['UNDER_WAY'],
  ENDED: ['UNDER_WAY'],
}

/** What may be said of a resolution next. */
export const nextStates = (resolution: Pick<Resolution, 'steps'>): readonly ResolutionState[] =>
  next[resolutionStateOf(resolution)]

/** Whether only the secretariat may say so: a lead city neither gives itself time nor ends or takes up again what a meeting resolved. */
export const isForSecretariat = (resolution: Pick<Resolution, 'steps'>, state: ResolutionState): boolean =>
  state === 'EXTENDED' || state === 'ENDED' || !isOpen(resolution)

/** The problem of a step that the state does not allow, or of an extension that gives no more time. */
export const checkResolutionStep = (
  resolution: Pick<Resolution, 'steps' | 'deadline'>,
  { state, deadline }: Pick<ResolutionStep, 'state' | 'deadline'>,
): Problem[] => {
  const before = resolutionStateOf(resolution)
  const allowed = next[before]
  if (!allowed.includes(state))
    return [problem('RESOLUTION_STATE_NOT_ALLOWED', { path: ['state'], facts: { state: before, allowed } })]
  const last = deadlineOf(resolution)
  if (deadline === null || last === null || deadline > last) return []
  return [problem('RESOLUTION_DEADLINE_NOT_LATER', { path: ['deadline'], facts: { found: deadline, last } })]
}

/** What of a resolution stands in the change log: it as it stands after its last step. */
export const resolutionLogState = (resolution: Resolution) => {
  const { id: _, steps, meetingsSince: __, deadline, ...what } = resolution
  const last = steps.at(-1)
  return {
    ...what,
    state: resolutionStateOf(resolution),
    adoptedDeadline: deadline,
    deadline: deadlineOf(resolution),
    steps: steps.length,
    onDay: last?.onDay ?? resolution.adoptedOn,
    by: last?.by ?? null,
    said: last?.text ?? null,
    endedBy: last?.endedBy ?? null,
    documentNumber: last?.documentNumber ?? null,
  }
}
