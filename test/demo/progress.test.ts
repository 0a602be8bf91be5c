import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { registerCluster } from '../../src/access/register-cluster.ts'
import { seedCalendar } from '../../src/calendar/seed-calendar.ts'
import { cities } from '../../src/demo/demo-cities.ts'
import { seedLightRules, seedLights } from '../../src/demo/seed-lights.ts'
import { seedPlan } from '../../src/demo/seed-plan.ts'
import { seedProgress } from '../../src/demo/seed-progress.ts'
import { advanceWholeDay } from '../../src/programme/advance-whole-day.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { secretariat } from '../support/callers.ts'
import { must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-04-20T01:00:00Z')
const ask = openDoor(hub)
must(await seedCalendar(hub, secretariat))
const hbew = { code: 'hbew', name: '演示城市群', isSample: true, silenceIsConsent: true }
must(await registerCluster(hub, secretariat, hbew))
for (const { since, code, name } of cities) {
  const member = { cluster: 'hbew', city: { code, name }, role: 'MEMBER' as const, validFrom: since }
  must(await registerMembership(hub, secretariat, member))
}
await seedPlan(hub, secretariat)
await seedLightRules(hub, secretariat)
await seedProgress(hub)
must(await advanceWholeDay(hub))
await seedLights(hub, secretariat)

interface CityNode {
  readonly gap: number | null
  readonly criteria: readonly { readonly cause: string; readonly colour: string }[]
}

const owing = async (period: string) => {
  const question = `{ obligations(cluster: "hbew", period: "${period}") {
    cities { city { name } owed reported waiting returned missing late repeated exempt } } }`
  const { data } = await ask(question, {}, secretariat)
  return data.obligations.cities.map(({ city, ...own }: { city: { name: string } }) => [
    city.name,
    ...Object.values(own),
  ])
}

describe('the progress of the demo', () => {
  // Owed, reported, waiting, returned, missing, late, repeated, exempt.
  it('has every mark in its last month', async () => {
    expect(await owing('2026-03')).toEqual([
      ['呼和浩特市', 28, 23, 2, 2, 1, 6, 2, 6],
      ['包头市', 32, 32, 0, 0, 0, 2, 2, 7],
      ['鄂尔多斯市', 29, 24, 1, 2, 2, 6, 0, 4],
      ['乌兰察布市', 36, 31, 1, 2, 2, 7, 2, 5],
    ])
  })

  it('was reported by everybody last summer, some of it late', async () => {
    expect(await owing('2025-06')).toEqual([
      ['呼和浩特市', 30, 30, 0, 0, 0, 1, 0, 0],
      ['包头市', 35, 35, 0, 0, 0, 2, 0, 0],
      ['鄂尔多斯市', 31, 31, 0, 0, 0, 2, 0, 0],
      ['乌兰察布市', 35, 35, 0, 0, 0, 2, 0, 0],
    ])
  })

  it('has lights today, one of them set aside, some restated, and cities that see themselves better', async () => {
    const today = `{ lights(cluster: "hbew", list: PROJECT, year: 2026, first: 100) {
      counts { colour rows } nodes { cities { gap criteria { cause colour } } } } }`
    const { data } = await ask(today, {}, secretariat)
    const { counts, nodes } = data.lights as { counts: { rows: number }[]; nodes: { cities: CityNode[] }[] }
    expect([counts[0]!.rows > 0, counts[2]!.rows > 0]).toEqual([true, true])
    const ofCities = nodes.flatMap((row) => row.cities)
    expect(ofCities.flatMap((own) => own.criteria).filter(({ cause }) => cause === 'EXEMPTED')).toHaveLength(1)
    expect(ofCities.map(({ gap }) => gap).filter((gap) => gap !== null)).toEqual([2, 1])
    const { rows } = await sql<{
      count: number
    }>`select count(*)::integer as count from light where cause = 'RESTATED'`.execute(db)
    expect(rows[0]!.count).toBeGreaterThan(0)
  })

  it('judges the projects of last year by what was reported of them', async () => {
    const lastYear = `{ lights(cluster: "hbew", list: PROJECT, year: 2025, first: 100) {
      counts { colour rows } nodes { cities { criteria { reasons { code } } } } } }`
    const { data } = await ask(lastYear, {}, secretariat)
    expect(data.lights.counts).toEqual([
      { colour: 'RED', rows: 13 },
      { colour: 'YELLOW', rows: 3 },
      { colour: 'GREEN', rows: 36 },
      { colour: 'GREY', rows: 0 },
    ])
    expect(JSON.stringify(data.lights.nodes)).not.toContain('PACE_NOTHING_REPORTED')
  })

  it('has had every light', async () => {
    const { rows } =
      await sql`select distinct colour from light where criterion = 'OVERALL' and city_code is null order by 1`.execute(
        db,
      )
    expect(rows).toEqual([{ colour: 'GREEN' }, { colour: 'RED' }, { colour: 'YELLOW' }])
  })
})
