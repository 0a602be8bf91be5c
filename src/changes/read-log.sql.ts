import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { keptPlan } from '../db/kept-plan.ts'
import type { ChainedCommit } from './chained-commit.ts'

/** A commit as it is read, with the transaction that its entries are found by. */
export interface ExportedCommit extends ChainedCommit {
  readonly tx: number
}

/** Commits after an entry number, whole ones, in order. */
export const selectCommitsAfter = async (db: Db, after: number, limit: number): Promise<ExportedCommit[]> => {
  const { rows } = await sql<ExportedCommit>`
    select tx, first_number as "firstNumber", entry_count as "count", instant_text(recorded_at) as "recordedAt", verb, actor, algorithm,
      encode(entries_root, 'hex') as root, encode(previous_hash, 'hex') as "previousHash", encode(hash, 'hex') as hash
    from change_commit where first_number > ${after} order by first_number limit ${limit}
  `.execute(db)
  return rows
}

/** The entries of one commit from a position on. */
export const selectEntriesOf = async (db: Db, tx: number, from: number, limit: number) => {
  const { rows } = await sql<{ position: number; content: string; hash: string }>`
    select position, content, encode(content_hash, 'hex') as hash from change_entry
    where tx = ${tx} and position >= ${from} order by position limit ${limit}
  `.execute(db)
  return rows
}

/** The number of the next entry and the hash at the head of the chain. */
export const selectHead = async (db: Db): Promise<{ nextNumber: number; headHash: string }> => {
  const { rows } = await sql<{ nextNumber: number; headHash: string }>`${keptPlan}
    select next_number as "nextNumber", encode(head_hash, 'hex') as "headHash" from change_clock
  `.execute(db)
  return rows[0]!
}

/** How far the log was read: the number of the next entry and the hash at the head of the chain then. */
export type ReadUpTo = Awaited<ReturnType<typeof selectHead>>

/** More entries than this are not looked through one by one to find out what they are about. */
const mostLookedThrough = 20_000

/**
 * The head of the log, and whether anything of these kinds (patterns of LIKE) was recorded since it was read last; as well where that cannot be
 * told: the log was never read, so many entries have come that looking costs more, or it is another log by now, as after a restore.
 * `offset 0`: by the few commits since; a plan that is kept takes these for a third of all, and would read the whole log.
 */
export const selectHeadSince = async (
  db: Db,
  since: ReadUpTo | null,
  kinds: readonly string[],
): Promise<ReadUpTo & { readonly isTouched: boolean }> => {
  const from = since?.nextNumber ?? 0
  const { rows } = await sql<ReadUpTo & { isTouched: boolean }>`${keptPlan}
    select next_number as "nextNumber", encode(head_hash, 'hex') as "headHash", case
      when encode(head_hash, 'hex') = ${since?.headHash ?? ''} then false
      when next_number not between ${from} and ${from} + ${mostLookedThrough}::bigint then true
      when ${since?.headHash ?? ''} is distinct from coalesce((select encode(k.hash, 'hex') from change_commit k
        where k.first_number < ${from} order by k.first_number desc limit 1), repeat('0', 64)) then true
      else exists (select from (select tx from change_commit where first_number >= ${from} offset 0) k
        cross join lateral (select from change_entry where tx = k.tx and kind like any(${kinds}::text[]) offset 0) e) end as "isTouched"
    from change_clock
  `.execute(db)
  return rows[0]!
}

/** The hash of the commit that ends at an entry number: null where none does. Before the first entry it is the zeroes. */
export const selectHashAt = async (db: Db, number: number): Promise<string | null> => {
  if (number === 0) return '0'.repeat(64)
  const { rows } = await sql<{ hash: string; last: number }>`
    select encode(hash, 'hex') as hash, first_number + entry_count - 1 as last from change_commit
    where first_number <= ${number} order by first_number desc limit 1
  `.execute(db)
  return rows[0]?.last === number ? rows[0].hash : null
}
