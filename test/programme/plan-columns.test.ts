import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { targetShare } from '../../src/programme/pace-target.ts'
import { openTestDatabase } from '../support/database.ts'
import { plainProject } from '../support/planning.ts'

const { db } = await openTestDatabase()

const curve = [0, 0, 5, 10, 20, 30, 50, 70, 90, 99, 99, 99]
const plans = [
  {},
  { plannedCurve: curve },
  { plannedCurve: curve.map(() => 0) },
  { winterStop: { from: 11, to: 3 } },
  { winterStop: { from: 1, to: 2 } },
  { winterStop: { from: 1, to: 12 } },
  { plannedStartOn: '2026-06-20' },
  { plannedStartOn: '2025-06-20', plannedCompletionOn: '2027-01-01' },
  { plannedStartOn: '2026-06-20', plannedCompletionOn: '2026-08-05' },
  { plannedStartOn: '2026-12-01', winterStop: { from: 11, to: 3 } },
  { plannedStartOn: '2027-02-01' },
  { plannedCompletionOn: '2025-12-31', winterStop: { from: 12, to: 12 } },
]
const months = Array.from({ length: 13 }, (_, month) => month)

describe('the target of a plan in the database', () => {
  it.each(plans)('is what the noun says of %j', async (more) => {
    const plan = { ...plainProject, ...more }
    const { rows } = await sql<{ targets: number[] }>`
      select plan_targets(${JSON.stringify(plan)}::jsonb, 2026) as targets`.execute(db)
    const [whole, ...parts] = rows[0]!.targets
    const said = months.map((month) => targetShare({ ...plan, year: 2026 }, month))
    expect([0, ...parts].map((part) => ({ part: Number(part), of: Number(whole) }))).toEqual(said)
  })
})

describe('a city’s part of the year’s plan', () => {
  const shares = [
    { city: '150100', fen: 1 },
    { city: '150200', fen: 2 },
  ]
  it.each([
    [{}, '150100', 1200],
    [{}, '150200', null],
    [{ investmentShares: shares }, '150100', 400],
    [{ investmentShares: shares }, '150200', 800],
    [{ investmentShares: shares, plannedThisYearFen: 1000 }, '150100', 333],
    [{ investmentShares: shares, plannedThisYearFen: 1000 }, '150200', 667],
    [{ investmentShares: shares, plannedThisYearFen: 8_999_999_999_999_999 }, '150100', 2_999_999_999_999_999],
    [{ investmentShares: shares, plannedThisYearFen: 8_999_999_999_999_998 }, '150100', 2_999_999_999_999_999],
    [{ investmentShares: shares, plannedThisYearFen: 8_999_999_999_999_998 }, '150200', 5_999_999_999_999_999],
    [{ investmentShares: shares }, '150600', null],
    [{ investmentShares: [{ city: '150100', fen: 0 }] }, '150100', null],
    [{ plannedThisYearFen: null }, '150100', null],
    [{ investmentShares: shares, plannedThisYearFen: 9_000_000_000_000_000 }, '150200', 6_000_000_000_000_000],
  ])('%j: of %s %s', async (more, city, part) => {
    const { rows } = await sql<{ part: number | null }>`
      select plan_city_part(${JSON.stringify({ ...plainProject, ...more })}::jsonb, ${city}) as part`.execute(db)
    expect(rows[0]!.part).toBe(part)
  })
})
