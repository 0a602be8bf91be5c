import type { HubError } from '../client/index.ts'
import type { Invocation } from './invocation.ts'

/** Says aloud that something is tried again, and why. */
export const tellRetry =
  ({ say, terminal }: Invocation) =>
  (fault: HubError, waitMs: number): void => {
    const why = fault.message.replace(/\s+/g, ' ')
    const seconds = waitMs / 1000
    terminal.err(
      say(
        `${terminal.isWatched ? '\r\u001b[K' : ''}${why} ${seconds} 秒后重试。\n`,
        `${terminal.isWatched ? '\r\u001b[K' : ''}${why} Trying again in ${seconds} s.\n`,
      ),
    )
  }
