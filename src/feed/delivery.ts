import type { PostFailure } from '../base/outbound.ts'
import type { SignalType } from './signal.ts'

/** An attempt to deliver a signal. */
export interface Delivery {
  readonly id: number
  readonly subscriberId: number
  readonly signalId: string
  readonly type: SignalType
  readonly signalAt: string
  /** The stretch of the log that it is about: after the one number, up to the other. */
  readonly after: number
  readonly afterHash: string
  readonly upTo: number
  readonly upToHash: string
  readonly alert: Readonly<Record<string, unknown>> | null
  /** From 1; 0: sent again by hand. */
  readonly attempt: number
  readonly status: number | null
  readonly failure: PostFailure | null
  readonly durationMs: number
  readonly attemptedAt: string
}

/** Why a delivery failed, in a word; null if it was acknowledged. */
export const whyFailed = ({
  status,
  failure,
}: {
  status: number | null
  failure: PostFailure | null
}): string | null => {
  if (failure !== null) return failure
  if (status === null || (status >= 200 && status < 300)) return null
  return status >= 300 && status < 400 ? 'REDIRECTED' : status === 410 ? 'GONE' : 'STATUS_NOT_2XX'
}
