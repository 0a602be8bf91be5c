import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openTestDatabase, openTestPglite } from '../support/database.ts'

const faces = { 'a server': await openTestDatabase(), 'the embedded database': await openTestPglite() }

describe.each(Object.entries(faces))('reading from %s', (_, { db }) => {
  const read = async (expression: string) => {
    const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(db)
    return rows[0]?.value
  }

  it('gives a count as a number', async () => {
    expect(await read('(select count(*) from generate_series(1, 3))')).toBe(3)
    expect(await read("'9007199254740991'::int8")).toBe(9007199254740991)
    expect(await read("'{1,null,3}'::int8[]")).toEqual([1, null, 3])
  })

  it('refuses an int8 that a number cannot hold', async () => {
    await expect(read("'9007199254740992'::int8")).rejects.toThrow('int8 9007199254740992 is not a safe integer')
  })

  it('gives a day as text', async () => {
    expect(await read("'2025-03-31'::date")).toBe('2025-03-31')
    expect(await read("array['2025-03-31'::date, null]")).toEqual(['2025-03-31', null])
  })

  it('gives a moment in UTC to the microsecond', async () => {
    expect(await read("'2026-03-31 23:59:59.123456+08'::timestamptz")).toBe('2026-03-31T15:59:59.123456Z')
    expect(await read("'2026-03-31 00:00:00+00'::timestamptz")).toBe('2026-03-31T00:00:00.000000Z')
    expect(await read("array['2026-03-31 08:00:00.5+08'::timestamptz]")).toEqual(['2026-03-31T00:00:00.500000Z'])
    expect(await read("'infinity'::timestamptz")).toBe('infinity')
  })

  it('gives the same moment when the session has lost its time zone', async () => {
    const { rows } = await db.connection().execute(async (session) => {
      await sql`set time zone 'Asia/Kolkata'`.execute(session)
      const answer = await sql`select '2026-04-01 00:00:00.000001+00'::timestamptz as value`.execute(session)
      await sql`set time zone 'UTC'`.execute(session)
      return answer
    })
    expect(rows).toEqual([{ value: '2026-04-01T00:00:00.000001Z' }])
  })

  it('refuses a moment outside the common era', async () => {
    await expect(read("'0044-03-15 BC'::timestamptz")).rejects.toThrow('outside the years 0001 to 9999')
  })

  it('counts days in UTC, whatever the server is set to', async () => {
    expect(await read("current_setting('TimeZone')")).toBe('UTC')
    expect(await read("'2026-03-31 18:00:00+00'::timestamptz::date")).toBe('2026-03-31')
  })

  it('keeps decimal numbers as text and reads JSON', async () => {
    expect(await read("'12345678901234567.89'::numeric")).toBe('12345678901234567.89')
    expect(await read(`'{"城市": "包头"}'::jsonb`)).toEqual({ 城市: '包头' })
  })
})
