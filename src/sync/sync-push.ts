import { type Problem, problem } from '../base/problem.ts'
import type { OutcomeCounts } from './row-outcome.ts'

/** Changes are applied as they arrive; a whole catalogue once all of it is there. */
export const pushModes = ['CHANGES', 'WHOLE'] as const
export type PushMode = (typeof pushModes)[number]

export const pushStates = ['OPEN', 'BLOCKED', 'APPLYING', 'DONE', 'ABANDONED'] as const
export type PushState = (typeof pushStates)[number]

/** A push of a source. */
export interface SyncPush extends OutcomeCounts {
  readonly id: number
  readonly sourceId: number
  /** The client's own id. */
  readonly code: string
  readonly mode: PushMode
  readonly state: PushState
  readonly chunks: number
  readonly applied: number
  /** Rows of the source that are in force and that a whole catalogue had not: how many, and the first thousand. */
  readonly missingCount: number | null
  readonly missingRows: readonly string[] | null
  readonly rowsBefore: number | null
  readonly rowsNow: number | null
  readonly startedAt: string
  readonly endedAt: string | null
}

/** Rows of a chunk at most. */
export const mostRows = 20_000

/** Whether a whole catalogue has so many fewer rows than are in force that somebody has to confirm it. */
export const isDrop = (before: number, now: number, share: number): boolean => now < before * (1 - share)

export const checkPushCode = (push: string): Problem[] =>
  /^[A-Za-z0-9._-]{8,64}$/.test(push)
    ? []
    : [problem('PUSH_CODE_INVALID', { path: ['push'], field: 'push', facts: { found: push.slice(0, 64) } })]
