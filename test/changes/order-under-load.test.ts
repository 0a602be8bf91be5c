import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { openPg } from '../../src/db/open-pg.ts'
import type { Hub } from '../../src/hub.ts'
import { openTestDatabase, openTestPglite } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { follow, linesAfter, writeAll } from '../support/log-writers.ts'
import { verdictOn } from '../support/verify-log.ts'

const noon = '2026-11-22T04:00:00.000Z'
const server = await openTestDatabase()

const numbersOf = (lines: readonly string[]) =>
  lines.map((line) => JSON.parse(line).number).filter((number) => number !== undefined)
const timesOf = (lines: readonly string[]) =>
  lines.flatMap((line) => JSON.parse(line).commit?.recordedAt ?? []) as string[]
const oneTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1)

/** Everybody writes at once, each on connections of his own, while readers follow. */
const underLoad = async (writers: readonly Hub[], readers: readonly Hub[], transactions: number) => {
  let isWritten = false
  const following = readers.map((hub) => follow(hub, () => isWritten))
  try {
    await Promise.all(writers.map((hub, writer) => writeAll(hub, writer, transactions)))
  } finally {
    isWritten = true
  }
  return Promise.all(following)
}

describe('sixteen writers at once, late commits, refusals and faults among them, on a server', () => {
  let followed: Awaited<ReturnType<typeof underLoad>>
  let whole: string[]

  beforeAll(async () => {
    const pools = await Promise.all(oneTo(6).map(() => openPg(server.url, { max: 4 })))
    const hubs = pools.map(({ db }) => hubAt(db, noon))
    const writers = oneTo(16).map((writer) => hubs[writer % 4]!)
    followed = await underLoad(writers, hubs.slice(4), 40)
    whole = await linesAfter(hubAt(server.db, noon), 0)
    await Promise.all(pools.map((pool) => pool.close()))
  })

  it('shows a reader that follows every entry once, in order, without a gap', () => {
    const [first, second] = followed
    expect(numbersOf(first!.lines)).toEqual(oneTo(64_832))
    expect(numbersOf(second!.lines)).toEqual(oneTo(64_832))
    expect(first!.looks).toBeGreaterThan(20)
  })

  it('shows those who follow the very log that stands at the end', () => {
    expect(followed[0]!.lines).toEqual(whole)
    expect(followed[1]!.lines).toEqual(whole)
  })

  it('leaves a commit for each transaction that changed something, and for no other', () => {
    expect(timesOf(whole)).toHaveLength(384)
  })

  it('records them at times that rise', () => {
    const times = timesOf(whole)
    expect(new Set(times).size).toBe(384)
    expect(times).toEqual([...times].sort())
  })

  it('leaves a chain that the stand-alone verifier finds intact', async () => {
    expect(await verdictOn(followed[0]!.lines)).toMatchObject({
      intact: true,
      entries: 64_832,
      commits: 384,
      problem: null,
    })
  })
})

describe('four writers at once on the embedded database', () => {
  it('take turns, and the reader sees every entry once, in order', async () => {
    const hub = hubAt((await openTestPglite()).db, noon)
    const [reader] = await underLoad([hub, hub, hub, hub], [hub], 10)
    expect(numbersOf(reader!.lines)).toEqual(oneTo(4052))
    expect(await verdictOn(reader!.lines)).toMatchObject({ intact: true, entries: 4052, commits: 24 })
  })
})

describe('a clock that was set back', () => {
  it('does not set the log back: the next commit is a microsecond after the last', async () => {
    const { db } = await openTestDatabase()
    const hub = hubAt(db, noon)
    await writeAll(hub, 0, 1)
    await sql`update change_clock set recorded_at = '2101-01-01T00:00:00Z'`.execute(db)
    await writeAll(hub, 0, 1)
    await writeAll(hub, 0, 1)
    expect(timesOf(await linesAfter(hub, 1))).toEqual(['2101-01-01T00:00:00.000001Z', '2101-01-01T00:00:00.000002Z'])
  })
})
