import { createHash } from 'node:crypto'
import type { Db } from '../../src/db/database.ts'
import type { Hub } from '../../src/hub.ts'
import { rolledBack } from './rolled-back.ts'

/** Bytes that never repeat and are the same in every run; those of another word are others. */
export const bytesOf = (word: string) => {
  let drawn = 0
  return (count: number): Uint8Array =>
    new Uint8Array(createHash('shake256', { outputLength: count }).update(`${word}${++drawn}`).digest())
}

const countedBytes = bytesOf('')

/** A hub whose clock stands still. */
export const hubAt = (db: Db, instant: string): Hub => ({
  db,
  now: () => new Date(instant),
  randomBytes: countedBytes,
})

/** The same hub at another time. */
export const at = (hub: Hub, instant: string): Hub => ({ ...hub, now: () => new Date(instant) })

/** Runs a test against a hub of which nothing is left afterwards. */
export const inHub = <T>(db: Db, instant: string, work: (hub: Hub) => Promise<T>): Promise<T> =>
  rolledBack(db, (tx) => work(hubAt(tx, instant)))
