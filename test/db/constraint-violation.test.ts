import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { constraintViolation, violates } from '../../src/db/constraint-violation.ts'
import type { Db } from '../../src/db/database.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { openTestDatabase, openTestPglite } from '../support/database.ts'

const server = await openTestDatabase()
const faces = { 'a server': server, 'the embedded database': await openTestPglite() }
for (const { pool } of Object.values(faces))
  await pool.query(`
    create table parent (id int constraint parent_pk primary key, constraint parent_range check (id < 100));
    create table child (parent_id int not null,
      constraint child_parent foreign key (parent_id) references parent (id) on delete restrict);
    create table stay (days daterange, constraint stay_overlap exclude using gist (days with &&));
    create table ledger (word text);
    create trigger ledger_append_only before update or delete on ledger for each row execute function refuse_change();
    insert into parent values (1); insert into child values (1); insert into stay values ('[2026-01-01,2026-02-01)');
    insert into ledger values ('a');
  `)

const broken = (db: Db, statement: string) =>
  sql
    .raw(statement)
    .execute(db)
    .then(() => undefined, constraintViolation)

describe.each(Object.entries(faces))('breaking a constraint of %s', (_, { db }) => {
  it.each([
    ['insert into parent values (1)', 'unique', 'parent_pk'],
    ['insert into parent values (100)', 'check', 'parent_range'],
    ['insert into child values (2)', 'foreign-key', 'child_parent'],
    ['delete from parent', 'foreign-key', 'child_parent'],
    ["insert into stay values ('[2026-01-31,2026-03-01)')", 'exclusion', 'stay_overlap'],
    ['insert into child values (null)', 'not-null', undefined],
    ["update ledger set word = 'b'", 'append-only', undefined],
  ])('%s › is told as %s of %s', async (statement, kind, constraint) => {
    expect(await broken(db, statement)).toMatchObject({ kind, constraint })
  })

  it('tells no other error for one', async () => {
    expect(await broken(db, 'select 1/0')).toBeUndefined()
    expect(constraintViolation(new Error('fault'))).toBeUndefined()
    expect(constraintViolation('23505')).toBeUndefined()
  })

  it('is recognised by the name of the constraint', async () => {
    const error = await sql`insert into parent values (1)`.execute(db).catch((thrown: unknown) => thrown)
    expect(violates(error, 'parent_pk')).toBe(true)
    expect(violates(error, 'parent_range')).toBe(false)
  })
})

describe('meeting a row that another transaction holds', () => {
  it('is told as a lock that is not available', async () => {
    await inTransaction(server.db, async (tx) => {
      await sql`select id from parent for update`.execute(tx)
      expect(await broken(server.db, 'select id from parent for update nowait')).toMatchObject({
        kind: 'lock-not-available',
      })
    })
  })
})
