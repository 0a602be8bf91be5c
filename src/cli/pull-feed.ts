import { CursorExpired, type FeedEntry, type HutongClient, type VerifiedEntry } from '../client/index.ts'
import { retrying } from '../client/retry.ts'
import type { CopyFolder } from './copy-folder.ts'
import { counter } from './counter.ts'
import type { Invocation } from './invocation.ts'
import { tellRetry } from './retry-report.ts'

/** A copy being brought up to date. */
export interface Pulling {
  readonly on: Invocation
  readonly client: HutongClient
  readonly copy: CopyFolder
  readonly cluster: string
  readonly kinds: readonly string[] | undefined
  /** Goes on at the head by long poll. */
  readonly isEndless: boolean
  readonly onEntry?: (entry: VerifiedEntry) => Promise<void> | void
}

export interface Pulled {
  /** Entries that came by a snapshot, and those that were changes after it. */
  readonly fromSnapshot: number
  readonly changes: number
}

/** Fetches the whole state and puts it in place of what is there. */
export const takeSnapshot = async ({ on, client, copy, cluster, kinds }: Pulling): Promise<number> => {
  const { say, terminal } = on
  const [signal, onRetry] = [on.interruptible(), tellRetry(on)]
  let count = 0
  const shown = counter(terminal, (entries) => say(`快照:已收 ${entries} 条`, `Snapshot: ${entries} entries received`))
  const fill = async (write: (entry: FeedEntry) => Promise<void>) => {
    for await (const part of client.snapshot({ cluster, kinds, signal })) {
      if ('entry' in part) await write(part.entry)
      if ('entry' in part) shown.at(++count)
      if ('end' in part) return { position: part.end.cursor, number: 0 }
    }
    throw new Error('a snapshot without an end')
  }
  const attempt = () => {
    count = 0
    return copy.startOver(fill)
  }
  try {
    const aside = await retrying(attempt, { signal, onRetry })
    if (aside !== null) terminal.err(say(`原来的文件留作 ${aside}\n`, `The file that was there is kept as ${aside}\n`))
    return count
  } finally {
    shown.end()
  }
}

const followed = async (pulling: Pulling): Promise<number> => {
  const { on, client, copy, cluster, kinds, isEndless, onEntry } = pulling
  const [signal, onRetry] = [on.interruptible(), tellRetry(on)]
  const options = { cluster, kinds, signal, onRetry, after: copy.state()!.position, first: 1000, untilHead: !isEndless }
  let [changes, head] = [0, 0]
  const shown = counter(on.terminal, (number) =>
    on.say(`已到第 ${number} 号,共 ${head}`, `At entry ${number} of ${head}`),
  )
  try {
    for await (const page of client.followPages(options)) {
      await copy.add(
        page.entries.map(({ entry }) => entry),
        page,
      )
      for (const entry of page.entries) await onEntry?.(entry)
      changes += page.entries.length
      head = page.head
      shown.at(page.number)
    }
    return changes
  } finally {
    shown.end()
  }
}

/** Brings a copy to the head of the log; with a snapshot first where there is none, or where its cursor has expired. */
export const pullFeed = async (pulling: Pulling): Promise<Pulled> => {
  const { copy, on } = pulling
  let fromSnapshot = copy.state() === null ? await takeSnapshot(pulling) : 0
  for (;;) {
    try {
      return { fromSnapshot, changes: await followed(pulling) }
    } catch (fault) {
      if (!(fault instanceof CursorExpired)) throw fault
      on.terminal.err(`${fault.message}\n`)
      fromSnapshot = await takeSnapshot(pulling)
    }
  }
}
