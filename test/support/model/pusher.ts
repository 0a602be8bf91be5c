import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainContent } from '../implementation.ts'
import type { Random } from './random.ts'
import { type Client, startClient } from './supervised.ts'

/** A row as its pusher knows that the hub has it. */
export interface StandingRow {
  readonly rowId: string
  readonly version: number
  readonly operation: 'UPSERT' | 'SUSPEND'
  readonly name: string
  /** How many versions of the implementation its changes have made. */
  readonly changes: number
}

export interface PusherPlace {
  readonly folder: string
  readonly env: () => Readonly<Record<string, string>>
  readonly city: string
  readonly source: string
  /** The first of its item codes: no two pushers share one. */
  readonly from: number
  readonly rows: number
  readonly random: Random
}

const codeOf = (number: number): string => `1520${String(number).padStart(8, '0')}`

/** A partner's system that changes rows and pushes them, one push after the other, each until it is acknowledged. */
export const openPusher = ({ folder, env, city, source, from, rows, random }: PusherPlace) => {
  const standing = new Map<string, StandingRow>()
  const faults: string[] = []
  let [client, isStopped, pushes, runs] = [undefined as Client | undefined, false, 0, 0]
  const idOf = (i: number) => `${source}-${String(i).padStart(5, '0')}`

  const next = (i: number): StandingRow => {
    const known = standing.get(idOf(i))
    if (known && random.isLikely(0.3)) return known
    const [version, changes] = [(known?.version ?? 0) + random.between(1, 3), known?.changes ?? 0]
    // The same content under a higher version is no change.
    if (known && random.isLikely(0.2)) return { ...known, version }
    const operation = known && random.isLikely(0.15) ? 'SUSPEND' : 'UPSERT'
    return { rowId: idOf(i), version, operation, name: `事项${i} 第${version}版`, changes: changes + 1 }
  }
  const lineOf = (row: StandingRow, i: number): string => {
    const content = { ...plainContent, name: row.name, code: codeOf(from + i) }
    return JSON.stringify({ rowId: row.rowId, version: row.version, operation: row.operation, content })
  }
  const pushOnce = async (file: string, isWhole: boolean) => {
    const source_ = ['--cluster', 'hbew', '--city', city, '--source', source, '--chunk-rows', '20']
    for (let isDone = false; !isDone; ) {
      runs++
      client = startClient(['sync', 'push', file, ...source_, ...(isWhole ? ['--whole'] : [])], env())
      const { code, out, err } = await client.ended
      isDone = code === 0
      if (code !== 0 && code !== null) {
        faults.push(`${source}: ${code} ${out} ${err}`)
        return
      }
    }
    pushes++
  }
  const run = async (): Promise<void> => {
    while (!isStopped && faults.length === 0) {
      const isWhole = random.isLikely(0.25)
      const chosen = Array.from({ length: rows }, (_, i) => i).filter(
        (i) => isWhole || !standing.has(idOf(i)) || random.isLikely(0.6),
      )
      const changed = chosen.map((i) => [i, next(i)] as const)
      const file = join(folder, `${source}.ndjson`)
      writeFileSync(file, changed.map(([i, row]) => `${lineOf(row, i)}\n`).join(''))
      await pushOnce(file, isWhole)
      if (faults.length === 0) for (const [, row] of changed) standing.set(row.rowId, row)
    }
  }
  return {
    city,
    source,
    standing,
    faults,
    run,
    kill: () => client?.kill(),
    stop: () => {
      isStopped = true
    },
    tally: () => ({ pushes, runs }),
  }
}

export type Pusher = ReturnType<typeof openPusher>
