import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { done, refusedFor } from '../../src/base/outcome.ts'
import { write } from '../../src/changes/write.ts'
import type { Db } from '../../src/db/database.ts'
import { secretariat } from '../support/callers.ts'
import { openTestDatabase, openTestPglite } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { linesAfter } from '../support/log-writers.ts'
import { rolledBack } from '../support/rolled-back.ts'
import { tableCounts } from '../support/rows.ts'
import { verdictOn } from '../support/verify-log.ts'

const noon = '2026-11-22T04:00:00.000Z'
const server = await openTestDatabase()
const embedded = await openTestPglite()
const faces = { 'a server': server, 'the embedded database': embedded }

const note = (db: Db, count: number) =>
  write(hubAt(db, noon), secretariat, 'note', async (_, log) => {
    for (let i = 0; i < count; i++)
      await log.record({ kind: 'test.noted', subject: `thing/${i}`, isPublic: false, state: { 名称: '社保卡', i } })
    return done(null)
  })

// Entries 1–2, 3–5, 6 and 7–10.
beforeAll(async () => {
  for (const { db } of [server, embedded]) for (const count of [2, 3, 1, 4]) await note(db, count)
})

/** What the verifier says after a superuser has been at the tables with the triggers off; nothing of it stays. */
const afterTampering = async (db: Db, ...statements: string[]) =>
  verdictOn(
    await rolledBack(db, async (tx) => {
      await sql`alter table change_entry disable trigger user; alter table change_commit disable trigger user`.execute(
        tx,
      )
      for (const statement of statements) await sql.raw(statement).execute(tx)
      return linesAfter(hubAt(tx, noon), 0)
    }),
  )

const entry = (number: number) => `(tx, position) in (
  select tx, ${number} - first_number from change_commit where ${number} between first_number and first_number + entry_count - 1)`
const seal = 'content_hash = sha256(convert_to(content, $$UTF8$$))'
const content4 = `update change_entry set content = replace(content, '社保卡', '医保卡')`

describe.each(Object.entries(faces))('a log edited behind the hub’s back, on %s', (_, { db }) => {
  it('is intact while nobody has', async () => {
    expect(await afterTampering(db)).toMatchObject({ intact: true, entries: 10, commits: 4 })
  })

  it.each([
    ['a content', [`${content4} where ${entry(4)}`], { code: 'CONTENT_HASH', entry: 4 }],
    [
      'a content with its hash',
      [`${content4} where ${entry(4)}`, `update change_entry set ${seal} where ${entry(4)}`],
      { code: 'ROOT', entry: null, commit: { firstNumber: 3, count: 3 } },
    ],
    [
      'a content of the same meaning in other letters',
      [
        `update change_entry set content = replace(content, '{"i"', '{ "i"') where ${entry(4)}`,
        `update change_entry set ${seal} where ${entry(4)}`,
      ],
      { code: 'NOT_CANONICAL', entry: 4 },
    ],
    [
      'who did it',
      [`update change_commit set actor = 'key:7' where first_number = 6`],
      { code: 'LINK', commit: { firstNumber: 6, count: 1 } },
    ],
    [
      'when it was',
      [`update change_commit set recorded_at = recorded_at - interval '1 microsecond' where first_number = 7`],
      { code: 'LINK', commit: { firstNumber: 7, count: 4 } },
    ],
    [
      'a commit with its hash',
      [`update change_commit set verb = 'publish', hash = sha256('x') where first_number = 3`],
      { code: 'LINK', commit: { firstNumber: 3, count: 3 } },
    ],
    ['an entry taken out', [`delete from change_entry where ${entry(8)}`], { code: 'GAP', entry: 8 }],
    ['the last entry taken out', [`delete from change_entry where ${entry(10)}`], { code: 'GAP', entry: 10 }],
    [
      'a commit taken out with its entries',
      [`delete from change_entry where ${entry(6)}`, 'delete from change_commit where first_number = 6'],
      { code: 'GAP', entry: 6 },
    ],
    [
      'the end cut off',
      [`delete from change_entry where ${entry(7)}`, 'delete from change_commit where first_number = 7'],
      { code: 'GAP', entry: 7 },
    ],
    [
      'two entries exchanged',
      [
        `update change_entry set position = position + 10 where ${entry(4)}`,
        `update change_entry set position = 1 where position = 2 and tx = (select tx from change_commit where first_number = 3)`,
        `update change_entry set position = 2 where position = 11`,
      ],
      { code: 'ROOT', commit: { firstNumber: 3, count: 3 } },
    ],
  ])('shows %s', async (_, statements, finding) => {
    expect(await afterTampering(db, ...statements)).toMatchObject({ intact: false, problem: finding })
  })
})

describe.each(Object.entries(faces))('a statement against the log, on %s', (_, { db }) => {
  it.each([
    ['update change_entry set content = content', 'change_entry is append-only: UPDATE refused'],
    ['delete from change_entry', 'change_entry is append-only: DELETE refused'],
    ['truncate change_entry', 'change_entry is append-only: TRUNCATE refused'],
    ['update change_commit set actor = actor', 'change_commit is append-only: UPDATE refused'],
    ['delete from change_commit', 'change_commit is append-only: DELETE refused'],
    ['truncate change_commit', 'change_commit is append-only: TRUNCATE refused'],
    ['truncate change_clock, change_commit, change_entry cascade', 'append-only: TRUNCATE refused'],
  ])('%s is refused', async (statement, message) => {
    await expect(sql.raw(statement).execute(db)).rejects.toThrow(message)
  })
})

describe.each(Object.entries(faces))('a write without changes, on %s', (_, { db }) => {
  it('leaves no commit and no entry', async () => {
    const before = await tableCounts(db)
    await write(hubAt(db, noon), secretariat, 'note', async () => done(null))
    expect(await tableCounts(db)).toEqual(before)
  })

  it('nor does one that was refused after it had recorded some', async () => {
    const before = await tableCounts(db)
    const outcome = await write(hubAt(db, noon), secretariat, 'note', async (_, log) => {
      await log.record({ kind: 'test.noted', subject: 'thing', isPublic: false, state: {} })
      return refusedFor('TEXT_MISSING')
    })
    expect(outcome).toEqual({ problems: [{ code: 'TEXT_MISSING', severity: 'ERROR', path: [], facts: {} }] })
    expect(await tableCounts(db)).toEqual(before)
  })
})
