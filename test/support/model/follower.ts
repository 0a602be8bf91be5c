import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FeedEntry, resourceOf } from '../../../src/client/index.ts'
import { type Client, startClient } from './supervised.ts'

export interface FollowerPlace {
  readonly folder: string
  readonly env: () => Readonly<Record<string, string>>
  readonly kinds: readonly string[]
}

/** A copy as it is read from its file: the latest entry of each key, without what was removed. */
export const copyIn = (entries: Iterable<FeedEntry>): Map<string, FeedEntry> => {
  const copy = new Map<string, FeedEntry>()
  for (const entry of entries) {
    const key = `${resourceOf(entry.kind)}\t${entry.subject}`
    if (entry.isTombstone) copy.delete(key)
    else copy.set(key, entry)
  }
  return copy
}

/** A partner's copy of the feed, followed by a process that is started again whenever it is killed. */
export const openFollower = ({ folder, env, kinds }: FollowerPlace) => {
  const faults: string[] = []
  const options = ['--cluster', 'hbew', ...(kinds.length > 0 ? ['--kinds', kinds.join(',')] : [])]
  let [client, isStopped, runs] = [undefined as Client | undefined, false, 0]
  const run = async (): Promise<void> => {
    while (!isStopped && faults.length === 0) {
      runs++
      client = startClient(['sync', 'follow', folder, ...options], env())
      const { code, err } = await client.ended
      if (code !== null) faults.push(`${folder}: ${code} ${err}`)
    }
  }
  return {
    kinds,
    faults,
    run,
    kill: () => client?.kill(),
    stop: () => {
      isStopped = true
    },
    /** Ends it, and brings the copy to the head. */
    async end(): Promise<void> {
      isStopped = true
      client?.kill()
      await client?.ended
      client = undefined
      const { code, err } = await startClient(['sync', 'pull', folder, ...options], env()).ended
      if (code !== 0) faults.push(`${folder}: ${code} ${err}`)
    },
    entries: (): FeedEntry[] =>
      readFileSync(join(folder, 'entries.ndjson'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    tally: () => ({ runs }),
  }
}

export type Follower = ReturnType<typeof openFollower>
