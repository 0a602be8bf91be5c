import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/base/civil-date.ts'
import type { Hub } from '../../src/hub.ts'
import { advanceWholeDay } from '../../src/programme/advance-whole-day.ts'
import { answerLightHistory } from '../../src/programme/answer-light-history.ts'
import { answerLights } from '../../src/programme/answer-lights.ts'
import type { LightsInput } from '../../src/programme/answered-lights.ts'
import { grantExemption } from '../../src/programme/grant-exemption.ts'
import type { LightKey } from '../../src/programme/light.ts'
import { setLightRules } from '../../src/programme/set-light-rules.ts'
import { stateOwnLight } from '../../src/programme/state-own-light.ts'
import { leaderOf, operatorOf, secretariat } from '../support/callers.ts'
import { codesOf, makeCluster, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { entriesOf, follow } from '../support/feed.ts'
import { at, hubAt, inHub } from '../support/hub.ts'
import { plan, release } from '../support/planning.ts'

const { db } = await openTestDatabase()
const june = '2026-06-15T04:00:00Z'
await makeCluster(hubAt(db, june))

const edition = { cluster: 'hbew', list: 'PROJECT' as const, year: 2026 }
const first = { ...edition, number: 1 }
const whole = { city: null, criterion: 'OVERALL' as const }
const pace = { city: '150100', criterion: 'PACE' as const }
const lights = async (hub: Hub, more: Partial<LightsInput> = {}) =>
  must(await answerLights(hub, ofHohhot, { ...edition, first: 100, after: 0, ...more }))
/** The lights of the first row: its own, then each criterion of its lead city that is not grey. */
const told = async (hub: Hub, more: Partial<LightsInput> = {}) => {
  const [row] = (await lights(hub, more)).rows.nodes
  const criteria = row!.cities[0]!.criteria.filter(({ colour }) => colour !== 'GREY')
  return [row!.light.colour, ...criteria.map(({ criterion, colour, since }) => `${criterion} ${colour} ${since}`)]
}
const history = async (hub: Hub, key: LightKey) =>
  must(await answerLightHistory(hub, ofHohhot, { ...first, ...key })).map(
    ({ validFrom, colour, cause }) => `${validFrom} ${colour} ${cause}`,
  )
const advanceTo = async (hub: Hub, day: string) => must(await advanceWholeDay(at(hub, `${day}T04:00:00Z`)))

describe('recording lights', () => {
  it('judges a row when it is planned, and again when an entry is released', () =>
    inHub(db, june, async (hub) => {
      const subjectId = await plan(hub, { number: 1, content: { deadline: '2026-12-31' } })
      expect(await told(hub)).toEqual(['RED', 'PACE RED 2026-06-15', 'DEADLINE GREEN 2026-06-15'])
      const day = at(hub, '2026-06-20T04:00:00Z')
      await release(day, { subjectId, onDay: '2026-06-19', completed: 600 })
      expect(await told(day)).toEqual(['GREEN', 'PACE GREEN 2026-06-20', 'DEADLINE GREEN 2026-06-15'])
      expect(await told(day, { asOf: '2026-06-19' })).toEqual([
        'RED',
        'PACE RED 2026-06-15',
        'DEADLINE GREEN 2026-06-15',
      ])
    }))

  it('adds nothing where nothing turned', () =>
    inHub(db, june, async (hub) => {
      const subjectId = await plan(hub, { number: 1 })
      expect(await release(hub, { subjectId, onDay: '2026-05-31', completed: 500 })).toBe(3)
      expect(await release(hub, { subjectId, onDay: '2026-06-01', completed: 600 })).toBe(0)
    }))

  it('turns them with the day, once a date, and says so in the feed', () =>
    inHub(db, june, async (hub) => {
      await plan(hub, { number: 1, content: { plannedThisYearFen: null, plannedStartOn: '2026-06-01' } })
      expect(await told(hub)).toEqual(['GREEN', 'START GREEN 2026-06-15'])
      await advanceTo(hub, '2026-06-30')
      expect(await told(at(hub, '2026-06-30T04:00:00Z'))).toEqual(['GREEN', 'START GREEN 2026-06-15'])
      expect(await advanceTo(hub, '2026-07-01')).toEqual({ days: 1, changes: 3 })
      expect(await advanceTo(hub, '2026-07-01')).toEqual({ days: 0, changes: 0 })
      await advanceTo(hub, '2026-09-05')
      expect(await history(hub, { city: '150100', criterion: 'START' })).toEqual([
        '2026-06-15 GREEN COMPUTED',
        '2026-07-01 YELLOW COMPUTED',
        '2026-08-01 YELLOW COMPUTED',
        '2026-09-01 RED COMPUTED',
      ])
      const pages = await follow(hub, { kinds: ['light.changed'] }, secretariat)
      const entries = pages.flatMap(entriesOf)
      const starts = entries.filter(({ subject }) => subject === 'hbew/PROJECT/2026/1/150100/START')
      const { state } = JSON.parse(starts.at(-1)!.content)
      expect(state).toEqual({
        ...{ title: '城际铁路', colour: 'RED', cause: 'COMPUTED', ruleVersion: 0, validFrom: '2026-09-01' },
        reasons: [{ code: 'START_MISSED', facts: { months: 3, plannedStartOn: '2026-06-01' } }],
      })
      expect(entries.map(({ subject }) => subject)).toContain('hbew/PROJECT/2026/1/*/OVERALL')
    }))

  it('judges last year’s edition until the row is carried over', () =>
    inHub(db, '2026-12-20T04:00:00Z', async (hub) => {
      const subjectId = await plan(hub, { number: 1 })
      await plan(hub, { number: 2 })
      const day = at(hub, '2027-01-20T04:00:00Z')
      await plan(day, { subjectId, year: 2027, number: 1 })
      await advanceTo(hub, '2027-01-20')
      const of = async (year: number, number: number) =>
        must(await answerLightHistory(day, ofHohhot, { ...first, year, number, ...pace })).map(
          ({ validFrom, reasons }) => `${validFrom} ${reasons[0]!.facts.month ?? reasons[0]!.code}`,
        )
      expect(await of(2026, 1)).toEqual(['2026-12-20 2026-11'])
      expect(await of(2026, 2)).toEqual(['2026-12-20 2026-11', '2027-01-20 2026-12'])
      expect(await of(2027, 1)).toEqual(['2027-01-20 PACE_KEPT'])
    }))
})

describe('asking for lights', () => {
  const two = async (hub: Hub) => {
    const shared = {
      participatingCities: ['150200'],
      investmentShares: [
        { city: '150100', fen: 3000 },
        { city: '150200', fen: 2000 },
      ],
    }
    const subjectId = await plan(hub, { number: 1, content: shared })
    await plan(hub, { number: 2, content: { deadline: '2026-12-31', plannedThisYearFen: null } })
    // 720 of the year's plan are Hohhot's, 480 Baotou's; by the end of May 300 and 200 are due.
    await release(hub, { subjectId, onDay: '2026-05-31', completed: 300 })
    await release(hub, { subjectId, city: '150200', onDay: '2026-05-31', completed: 100 })
    return subjectId
  }

  it('shows a shared row by its worst city, and counts rows by colour', () =>
    inHub(db, june, async (hub) => {
      await two(hub)
      const { rows, counts } = await lights(hub)
      expect(counts).toEqual([
        { colour: 'RED', rows: 0 },
        { colour: 'YELLOW', rows: 1 },
        { colour: 'GREEN', rows: 1 },
        { colour: 'GREY', rows: 0 },
      ])
      const [row] = rows.nodes
      expect([row!.light.colour, row!.light.reasons]).toEqual([
        'YELLOW',
        [{ code: 'WORST_CITY', facts: { city: '150200' } }],
      ])
      expect(row!.cities.map(({ city, light }) => [city, light.colour])).toEqual([
        ['150100', 'GREEN'],
        ['150200', 'YELLOW'],
      ])
      expect(row!.cities[1]!.criteria[1]!.reasons).toEqual([
        { code: 'PACE_BEHIND', facts: { points: '20.9', month: '2026-05', reportedOn: '2026-05-31' } },
      ])
    }))

  it('filters by colour, of the whole row or of a city, page by page', () =>
    inHub(db, june, async (hub) => {
      await two(hub)
      const numbers = async (more: Partial<LightsInput>) =>
        (await lights(hub, more)).rows.nodes.map(({ number }) => number)
      expect(await numbers({ colours: ['YELLOW', 'RED'] })).toEqual([1])
      expect(await numbers({ colours: ['GREEN'] })).toEqual([2])
      expect(await numbers({ city: '150100', colours: ['GREEN'] })).toEqual([1, 2])
      expect(await numbers({ city: '150200' })).toEqual([1])
      const page = (await lights(hub, { first: 1 })).rows
      expect([page.nodes.length, page.hasNextPage, await numbers({ after: 1 })]).toEqual([1, true, [2]])
    }))

  it('is the same for ever as of a day and as known at an instant', () =>
    inHub(db, june, async (hub) => {
      const subjectId = await two(hub)
      const before = await lights(hub)
      await release(at(hub, '2026-07-01T04:00:00Z'), { subjectId, city: '150200', onDay: '2026-06-30', completed: 480 })
      await release(hub, { subjectId, city: '150200', onDay: '2026-05-31', completed: 480 })
      const { asOf, knownAt } = before
      expect(await lights(at(hub, '2026-07-02T04:00:00Z'), { asOf, knownAt })).toEqual(before)
      expect((await lights(hub, { asOf })).rows.nodes[0]!.light.colour).toBe('GREEN')
    }))

  it('answers what a draft of the rules would do, and records nothing of it', () =>
    inHub(db, june, async (hub) => {
      await two(hub)
      const before = await lights(hub)
      const draft = await lights(hub, { rules: { paceRedAbovePoints: 20 } })
      expect(draft).toMatchObject({
        isDraft: true,
        changed: 1,
        counts: [{ colour: 'RED', rows: 1 }, { rows: 0 }, { rows: 1 }, { rows: 0 }],
      })
      expect(draft.rows.nodes.map(({ before: was, light }) => [was, light.colour])).toEqual([
        ['YELLOW', 'RED'],
        ['GREEN', 'GREEN'],
      ])
      expect(await lights(hub)).toEqual(before)
      expect((await lights(hub, { rules: { paceRedAbovePoints: 20 }, city: '150100' })).changed).toBe(0)
      expect((await lights(hub, { rules: { paceYellowFromPoints: 1 }, colours: ['GREEN'] })).rows.nodes).toHaveLength(1)
      const reversed = await answerLights(hub, ofHohhot, {
        ...edition,
        first: 1,
        after: 0,
        rules: { paceYellowFromPoints: 40 },
      })
      expect(codesOf(reversed)).toEqual(['LIGHT_RULES_REVERSED'])
    }))
})

describe('setting the light rules', () => {
  it('judges by them at once, or when their day comes', () =>
    inHub(db, june, async (hub) => {
      const subjectId = await plan(hub, { number: 1 })
      await release(hub, { subjectId, onDay: '2026-05-31', completed: 300 })
      expect(await told(hub)).toEqual(['YELLOW', 'PACE YELLOW 2026-06-15'])
      const later = {
        cluster: 'hbew',
        rules: { paceRedAbovePoints: 12 },
        effectiveOn: '2026-06-18',
        reason: '三季度从严',
      }
      expect(must(await setLightRules(hub, secretariat, later))).toMatchObject({ ruleSet: { version: 1 }, turned: 0 })
      const now = must(await setLightRules(hub, secretariat, { cluster: 'hbew', rules: { paceYellowFromPoints: 5 } }))
      expect(now).toMatchObject({
        ruleSet: { version: 2, rules: { paceYellowFromPoints: 5, paceRedAbovePoints: 30 } },
        turned: 0,
      })
      await advanceTo(hub, '2026-06-18')
      const [row] = (await lights(at(hub, '2026-06-18T04:00:00Z'))).rows.nodes
      expect(row!.cities[0]!.criteria[1]).toMatchObject({ colour: 'RED', since: '2026-06-18', ruleVersion: 1 })
      expect(must(await setLightRules(hub, secretariat, { ...later, reason: null }))).toMatchObject({
        ruleSet: { version: 1 },
      })
    }))

  it.each([
    [{ paceYellowFromPoints: 0 }, null, ['LIGHT_RULE_INVALID']],
    [{ paceGraceDays: 61 }, null, ['LIGHT_RULE_INVALID']],
    [{ startRedAfterMonths: 0 }, null, ['LIGHT_RULES_REVERSED']],
    [{ statisticsYellowAfterMonths: 3 }, null, ['LIGHT_RULES_REVERSED']],
    [{ criteria: [] }, null, ['LIGHT_RULE_INVALID']],
    [{ paceGraceDays: 5 }, '2026-06-14', ['RULE_IN_THE_PAST']],
    [{ paceGraceDays: 5 }, '2026-06-31', ['DATE_INVALID']],
  ])('refuses %j from %s on', (rules, effectiveOn, codes) =>
    inHub(db, june, async (hub) => {
      expect(codesOf(await setLightRules(hub, secretariat, { cluster: 'hbew', rules, effectiveOn }))).toEqual(codes)
    }),
  )

  it('restates last month’s red once a row has caught up, where the cluster wants it', () =>
    inHub(db, '2026-05-20T04:00:00Z', async (hub) => {
      must(await setLightRules(hub, secretariat, { cluster: 'hbew', rules: { restatesRedOnceCaughtUp: true } }))
      const subjectId = await plan(hub, { number: 1 })
      expect(await history(hub, whole)).toEqual(['2026-05-20 RED COMPUTED'])
      const day = at(hub, '2026-06-12T04:00:00Z')
      await advanceTo(hub, '2026-06-11')
      await release(day, { subjectId, onDay: '2026-06-10', completed: 600 })
      expect(await history(hub, whole)).toEqual([
        '2026-05-20 RED COMPUTED',
        '2026-05-20 YELLOW RESTATED',
        '2026-06-12 GREEN COMPUTED',
      ])
      expect(await told(day, { asOf: '2026-05-31' })).toEqual(['YELLOW', 'PACE YELLOW 2026-05-20'])
    }))
})

describe('exempting a row', () => {
  const granted = {
    ...first,
    criterion: 'PACE' as const,
    approver: '秘书处主任',
    reason: '用地批复延期',
    expiresOn: '2026-06-30',
  }

  it('makes the criterion grey until its last day, and lets the light come back by itself', () =>
    inHub(db, june, async (hub) => {
      await plan(hub, { number: 1 })
      expect(must(await grantExemption(hub, secretariat, granted))).toMatchObject({ grantedOn: '2026-06-15' })
      expect(await told(hub)).toEqual(['GREY'])
      await advanceTo(hub, '2026-06-30')
      await advanceTo(hub, '2026-07-01')
      expect(await history(hub, pace)).toEqual([
        '2026-06-15 RED COMPUTED',
        '2026-06-15 GREY EXEMPTED',
        '2026-07-01 RED COMPUTED',
      ])
      const [row] = (await lights(hub)).rows.nodes
      expect(row!.cities[0]!.criteria[1]!.reasons[0]).toEqual({
        code: 'EXEMPTED',
        facts: { approver: '秘书处主任', expiresOn: '2026-06-30', colour: 'RED' },
      })
    }))

  it.each([
    [{ expiresOn: '2026-06-14' }, ['EXEMPTION_EXPIRED']],
    [{ approver: ' ', reason: '' }, ['TEXT_MISSING', 'TEXT_MISSING']],
    [{ number: 9 }, ['PLAN_ROW_UNKNOWN']],
    [{ cluster: 'nowhere' }, ['CLUSTER_UNKNOWN']],
  ])('refuses %j', (more, codes) =>
    inHub(db, june, async (hub) => {
      await plan(hub, { number: 1 })
      expect(codesOf(await grantExemption(hub, secretariat, { ...granted, ...more }))).toEqual(codes)
    }),
  )
})

describe('rating oneself', () => {
  it('stands beside the computed light with the gap, and changes it not', () =>
    inHub(db, june, async (hub) => {
      await plan(hub, { number: 1 })
      const own = { ...first, city: '150100', colour: 'GREEN' as const, text: '已追赶' }
      expect(must(await stateOwnLight(hub, ofHohhot, own))).toMatchObject({ computed: 'RED', gap: 2 })
      const [row] = (await lights(hub)).rows.nodes
      expect(row!.cities[0]).toMatchObject({
        own: { colour: 'GREEN', text: '已追赶', onDay: '2026-06-15' },
        gap: 2,
        light: { colour: 'RED' },
      })
      expect((await lights(hub, { rules: { paceYellowFromPoints: 5 } })).rows.nodes[0]!.cities[0]!.gap).toBe(2)
      expect((await lights(hub, { asOf: '2026-06-14' })).rows.nodes).toEqual([])
    }))

  it('refuses a row on which the city does not stand, and grey', () =>
    inHub(db, june, async (hub) => {
      await plan(hub, { number: 1 })
      const own = { ...first, city: '150200', colour: 'GREEN' as const }
      expect(codesOf(await stateOwnLight(hub, ofBaotou, own))).toEqual(['CITY_NOT_ON_ROW'])
      const grey = { ...own, city: '150100', colour: 'GREY' as const }
      expect(codesOf(await stateOwnLight(hub, ofHohhot, grey))).toEqual(['OWN_LIGHT_GREY'])
    }))
})

describe('the doors of lights', () => {
  it('let nobody in without a key, let the right ones act, and forbid the others', () =>
    inHub(db, june, async (hub) => {
      const operator = operatorOf('150100', 'hbew')
      const exemption = {
        ...first,
        criterion: 'PACE' as const,
        approver: 'a',
        reason: 'b',
        expiresOn: addDays('2026-06-15', 9),
      }
      const own = { ...first, city: '150100', colour: 'GREEN' as const }
      const asked = { ...edition, first: 1, after: 0 }
      expect(codesOf(await answerLights(hub, leaderOf('hbew'), asked))).toEqual([])
      expect(codesOf(await answerLights(hub, leaderOf('other'), asked))).toEqual(['FORBIDDEN'])
      expect(codesOf(await setLightRules(hub, ofHohhot, { cluster: 'hbew', rules: {} }))).toEqual(['FORBIDDEN'])
      expect(codesOf(await grantExemption(hub, ofHohhot, exemption))).toEqual(['FORBIDDEN'])
      expect(codesOf(await stateOwnLight(hub, operator, own))).toEqual(['FORBIDDEN'])
      expect(codesOf(await stateOwnLight(hub, ofBaotou, own))).toEqual(['FORBIDDEN'])
    }))
})
