import { identifyAgain } from '../access/identify-caller.ts'
import type { Caller } from '../base/caller.ts'
import { isDone, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import type { ChangePage } from './change-page.ts'
import { type ReadChangesInput, readChanges } from './read-changes.ts'

/** With a bell it is only for what was not heard: a connection that is lost is told of when it is back. */
const lookEvery = { rung: 10_000, unrung: 1_000 }
/** On a busy hub most commits are of others: they are looked at together. */
const pauseBetweenLooks = 200
/** A key that was revoked hears nothing for longer than this. */
const untilIdentifiedAgain = 30_000

/**
 * The next page that has something for the caller, as soon as it is there; at the end of the time, or when the signal says so, the
 * page as it stands then. A page that is full of what is withheld does not wait: the follower has to go on behind it.
 */
export const hearChanges = async (
  hub: Hub,
  caller: Caller,
  input: ReadChangesInput,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<Outcome<ChangePage>> => {
  const bell = openBell(hub, signal)
  try {
    const end = performance.now() + milliseconds
    for (;;) {
      bell.hush()
      const outcome = await readChanges(hub, caller, input)
      const left = end - performance.now()
      if (!isDone(outcome) || hasNews(outcome.ok) || left <= 0 || bell.isOver()) return outcome
      await bell.rings(Math.min(left, hub.onChanges ? lookEvery.rung : lookEvery.unrung))
      if (!bell.isOver()) await pause(Math.min(pauseBetweenLooks, Math.max(0, end - performance.now())))
    }
  } finally {
    bell.close()
  }
}

/**
 * Pages as they come, each beginning where the one before ended, until the follower goes or the host stops. A refusal is the last that
 * is told: a cursor that has expired, a key that has ended meanwhile.
 */
export const followChanges = (
  hub: Hub,
  caller: Caller,
  input: ReadChangesInput,
): AsyncIterableIterator<Outcome<ChangePage>> => {
  const gone = new AbortController()
  const isOver = () => gone.signal.aborted || hub.stopping?.aborted === true
  const over = { done: true as const, value: undefined }
  let after = input.after
  let isRefused = false
  return {
    next: async () => {
      while (!isOver() && !isRefused) {
        const { ok: again, problems } = await identifyAgain(hub, caller)
        const outcome: Outcome<ChangePage> = again
          ? await hearChanges(hub, again, { ...input, after }, untilIdentifiedAgain, gone.signal)
          : { problems }
        isRefused = !isDone(outcome)
        if (isDone(outcome) && !hasNews(outcome.ok)) continue
        after = outcome.ok?.nextCursor
        return { done: false, value: outcome }
      }
      return over
    },
    // At once, although something is waited for: a generator would wait until it comes.
    return: async () => {
      gone.abort()
      return over
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

const hasNews = ({ lines, hasMore }: ChangePage): boolean => hasMore || lines.some((line) => 'entry' in line)

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Rings when something was committed since it was hushed; is over when the caller has gone or the host stops. */
const openBell = (hub: Hub, signal?: AbortSignal) => {
  let hasRung = false
  let wake = () => {}
  const ring = () => {
    hasRung = true
    wake()
  }
  const stop = hub.onChanges?.(ring)
  const signals = [signal, hub.stopping].filter((one) => one !== undefined)
  for (const one of signals) one.addEventListener('abort', ring)
  return {
    hush: () => {
      hasRung = false
    },
    isOver: () => signals.some(({ aborted }) => aborted),
    rings: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        if (hasRung) return resolve()
        const timer = setTimeout(resolve, milliseconds)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    close: () => {
      stop?.()
      for (const one of signals) one.removeEventListener('abort', ring)
    },
  }
}
