import { answerJson, answerObjects } from './answer-lines.ts'
import type { Push, PushName, RowFate, RowOutcome } from './push.ts'
import { outcomeOf } from './push-chunk.ts'
import { type Retrying, retrying } from './retry.ts'
import type { Connection } from './send.ts'

export interface FinishOptions extends PushName, Retrying {
  /** How many chunks the push has. */
  readonly chunks: number
  readonly confirm?: boolean | undefined
  readonly onApplied?: (push: Push) => void
}

export interface OutcomesOptions extends PushName {
  /** Only rows with one of these fates. */
  readonly only?: readonly RowFate[]
  readonly signal?: AbortSignal | undefined
}

// The hub works on it for about twenty seconds a call.
const finishWithinMs = 120_000
const answerWithinMs = 60_000

const pathOf = ({ push }: PushName, rest = ''): string => `sync/pushes/${encodeURIComponent(push)}${rest}`
const ownerOf = ({ city, source, cluster }: PushName): Record<string, string> => ({
  ...{ city, source },
  ...(cluster === undefined ? {} : { cluster }),
})

/** Ends a push: of a whole catalogue that means applying it, which the hub is asked for until it is done or blocked. */
export const finishPush = async (to: Connection, options: FinishOptions): Promise<Push> => {
  const query = new URLSearchParams({ ...ownerOf(options), chunks: String(options.chunks) })
  if (options.confirm) query.set('confirm', 'true')
  const { signal } = options
  const path = pathOf(options, `/finish?${query}`)
  for (;;) {
    const { push } = await retrying(
      () => answerJson<{ push: Push }>(to, path, { method: 'POST', signal, timeoutMs: finishWithinMs }),
      options,
    )
    options.onApplied?.(push)
    if (push.state !== 'APPLYING') return push
  }
}

/** Gives a push up: what was staged of it is forgotten. */
export const abandonPush = async (to: Connection, name: PushName, signal?: AbortSignal): Promise<Push> => {
  const path = pathOf(name, `/abandon?${new URLSearchParams(ownerOf(name))}`)
  return (await answerJson<{ push: Push }>(to, path, { method: 'POST', signal, timeoutMs: answerWithinMs })).push
}

export const pushStatus = async (to: Connection, name: PushName, signal?: AbortSignal): Promise<Push> => {
  const path = pathOf(name, `?${new URLSearchParams(ownerOf(name))}`)
  return (await answerJson<{ push: Push }>(to, path, { signal, timeoutMs: answerWithinMs })).push
}

/** The outcome of each row of a push, in the order of the rows. */
export async function* pushOutcomes(to: Connection, options: OutcomesOptions): AsyncGenerator<RowOutcome> {
  const query = new URLSearchParams(ownerOf(options))
  if (options.only?.length) query.set('only', options.only.join(','))
  const { signal } = options
  for await (const line of answerObjects<RowOutcome>(to, pathOf(options, `/outcomes?${query}`), { signal }))
    if ('outcome' in line) yield outcomeOf(line)
}
