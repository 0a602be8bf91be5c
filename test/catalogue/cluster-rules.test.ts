import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import { type SetClusterRuleInput, setClusterRule } from '../../src/catalogue/set-cluster-rule.ts'
import { checkRule, rulesHeld } from '../../src/catalogue/settable-rule.ts'
import type { Hub } from '../../src/hub.ts'
import { impactOf } from '../../src/recognition/answer-impact.ts'
import { publishItemBatch } from '../../src/recognition/publish-item-batch.ts'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { backFilled, batch1, card, consulted } from '../support/batch.ts'
import { auditor, leader, partnerOf, secretariat, secretariatOf } from '../support/callers.ts'
import { baotou, codesOf, hohhot, makeCluster, must, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { at, inHub } from '../support/hub.ts'
import { plainContent } from '../support/implementation.ts'
import { entry } from '../support/recognition.ts'
import { changesAfter, lastChange, tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const today = '2026-03-02'
const visits = 'CONSISTENCY_VISITS_WITHOUT_REASON'
const set = (hub: Hub, more: Partial<SetClusterRuleInput> = {}, caller: Caller = secretariatOf('hbew')) =>
  setClusterRule(hub, caller, { cluster: 'hbew', rule: visits, value: 'ERROR', ...more })

describe('a rule that a cluster wants to set', () => {
  it.each([
    ['SILENCE_IS_CONSENT', 'true', today, []],
    ['SILENCE_IS_CONSENT', 'perhaps', today, ['RULE_VALUE_INVALID']],
    ['CONSISTENCY_FEE_WITHOUT_BASIS', 'WARNING', '2027-01-01', []],
    ['CONSISTENCY_FEE_WITHOUT_BASIS', 'warning', today, ['RULE_VALUE_INVALID']],
    ['CONSISTENCY_HOURS_PER_WORKING_DAY', '7', today, []],
    ['CONSISTENCY_HOURS_PER_WORKING_DAY', '7.5', today, ['RULE_VALUE_INVALID']],
    ['CONSISTENCY_NO_SUCH', 'OFF', today, ['RULE_UNKNOWN']],
    ['toString', 'true', today, ['RULE_UNKNOWN']],
    ['SILENCE', 'true', '2026-03-01', ['RULE_UNKNOWN', 'RULE_IN_THE_PAST']],
  ])('%s = %s from %s: %j', (rule, value, effectiveOn, codes) => {
    expect(codesOf({ problems: checkRule(rule, value, effectiveOn, today) })).toEqual(codes)
  })
})

describe('the rules of a cluster on a day', () => {
  const rows = [
    { rule: visits, value: 'OFF', effectiveOn: '2026-01-01', recordedIn: 1 },
    { rule: visits, value: 'ERROR', effectiveOn: '2026-06-01', recordedIn: 2 },
    { rule: 'SILENCE_IS_CONSENT', value: 'false', effectiveOn: '2026-01-01', recordedIn: 1 },
  ]
  it.each([
    ['2025-12-31', 'WARNING', null],
    ['2026-01-01', 'OFF', '2026-01-01'],
    ['2026-05-31', 'OFF', '2026-01-01'],
    ['2026-06-01', 'ERROR', '2026-06-01'],
  ])('on %s: %s, since %s', (day, value, effectiveOn) => {
    const held = rulesHeld(rows, day)
    expect(held.find(({ rule }) => rule === visits)).toEqual({
      rule: visits,
      value,
      usualValue: 'WARNING',
      effectiveOn,
    })
  })

  it('are all there are, the usual ones too', () => {
    const held = rulesHeld([], today)
    expect(held.length).toBe(29)
    expect(held.every(({ value, usualValue, effectiveOn }) => value === usualValue && effectiveOn === null)).toBe(true)
    expect(held.map(({ rule, value }) => `${rule} ${value}`)).toEqual(
      expect.arrayContaining([
        'SILENCE_IS_CONSENT false',
        'CONSISTENCY_COMMITTED_EXCEEDS_STATUTORY ERROR',
        'CONSISTENCY_LICENSING_STEPS 5',
        'CONSISTENCY_WORKING_DAYS 5',
        'CONSISTENCY_CALENDAR_DAYS 7',
        'CONSISTENCY_HOURS_PER_WORKING_DAY 8',
        'REPORT_DUE_WEEK 1',
        'REPORT_DUE_TEN_DAYS 1',
        'REPORT_DUE_MONTH 3',
        'REPORT_DUE_QUARTER 5',
        'JANUARY_MERGED false',
        'RATING_GOOD_GRADES 3',
      ]),
    )
  })
})

describe('setting a rule of a cluster', () => {
  it('answers it as it holds from that day on, and records it for everybody', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const before = await lastChange(hub.db)
      expect(must(await set(hub, { effectiveOn: '2026-04-01' }))).toEqual({
        rule: visits,
        value: 'ERROR',
        usualValue: 'WARNING',
        effectiveOn: '2026-04-01',
      })
      const [change, ...more] = await changesAfter(hub.db, before)
      expect([change!.kind, change!.subject, change!.isPublic, more]).toEqual([
        'cluster.ruleSet',
        `hbew/${visits}/2026-04-01`,
        true,
        [],
      ])
      expect(JSON.parse(change!.content).state).toEqual({ rule: visits, value: 'ERROR', effectiveOn: '2026-04-01' })
    }))

  it('adds nothing where it holds so already, and something where only the usual is the same', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(must(await set(hub, { value: 'WARNING' })).effectiveOn).toBe(today)
      const counts = await tableCounts(hub.db)
      expect(must(await set(hub, { value: 'WARNING', effectiveOn: '2026-09-01' })).effectiveOn).toBe(today)
      expect(await tableCounts(hub.db)).toEqual(counts)
    }))

  it('lets the later word of one day count', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      must(await set(hub))
      must(await set(hub, { value: 'OFF' }))
      const { data } = await openDoor(hub)('{ cluster(code: "hbew") { rules { rule value effectiveOn } } }')
      expect(data.cluster.rules).toContainEqual({ rule: visits, value: 'OFF', effectiveOn: today })
    }))

  it.each<[string, Partial<SetClusterRuleInput>, string[]]>([
    ['an unknown rule', { rule: 'CONSISTENCY_ALL' }, ['RULE_UNKNOWN']],
    ['a value that is not fit', { value: 'true' }, ['RULE_VALUE_INVALID']],
    ['a day that is past', { effectiveOn: '2026-03-01' }, ['RULE_IN_THE_PAST']],
    ['a day that does not exist', { effectiveOn: '2026-02-30' }, ['DATE_INVALID']],
    ['all of it at once', { value: '1', effectiveOn: '2019-01-01' }, ['RULE_VALUE_INVALID', 'RULE_IN_THE_PAST']],
  ])('refuses %s', (_, input, codes) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(codesOf(await set(hub, input))).toEqual(codes)
    }),
  )

  it.each<[string, Caller, string, string[]]>([
    ['the hub’s secretariat', secretariat, 'hbew', []],
    ['the hub’s secretariat, of a cluster there is not', secretariat, 'nowhere', ['CLUSTER_UNKNOWN']],
    ['another cluster’s secretariat', secretariatOf('prd'), 'hbew', ['FORBIDDEN']],
    ['a coordinator', ofHohhot, 'hbew', ['FORBIDDEN']],
    ['a leader', leader, 'hbew', ['FORBIDDEN']],
    ['an auditor', auditor, 'hbew', ['FORBIDDEN']],
    ['a stranger', anonymous, 'hbew', ['UNAUTHENTICATED']],
  ])('by %s', (_, caller, cluster, codes) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(codesOf(await set(hub, { cluster }, caller))).toEqual(codes)
    }),
  )

  it('lets silence be consent from that day on', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-09', card)
      must(await set(hub, { rule: 'SILENCE_IS_CONSENT', value: 'true', effectiveOn: '2026-03-11' }))
      const tenth = at(hub, '2026-03-10T01:00:00Z')
      expect(codesOf(await publishItemBatch(tenth, secretariat, batch1))).toEqual(['CONFIRMATION_WAITED_FOR'])
      must(await publishItemBatch(at(hub, '2026-03-11T01:00:00Z'), secretariat, batch1))
    }))
})

const hasVisits = { ...entry, content: { ...plainContent, onSiteVisits: 1 } }
const record = async (hub: Hub, more: object = {}) => {
  const { ok, problems } = await recordImplementation(hub, ofHohhot, { ...hasVisits, ...more })
  return [ok !== undefined, ...problems.map(({ code, severity }) => `${code} ${severity}`)]
}
const twoClusters = async (hub: Hub) => {
  await makeCluster(hub)
  await makeCluster(hub, 'north', [hohhot])
  await backFilled(hub, {}, card)
}

describe('recording an implementation under the rules of the city’s clusters', () => {
  it('goes by the usual rules where none of them set another', () =>
    inHub(db, now, async (hub) => {
      await twoClusters(hub)
      expect(await record(hub)).toEqual([true, 'VISITS_WITHOUT_REASON WARNING'])
    }))

  it.each([
    ['refuses what one of them holds to be an error', 'ERROR', 'OFF', [false, 'VISITS_WITHOUT_REASON ERROR']],
    ['whichever it is', 'OFF', 'ERROR', [false, 'VISITS_WITHOUT_REASON ERROR']],
    ['says what one of them still doubts', 'OFF', 'WARNING', [true, 'VISITS_WITHOUT_REASON WARNING']],
    ['is silent where none of them asks', 'OFF', 'OFF', [true]],
  ])('%s', (_, ofOne, ofOther, found) =>
    inHub(db, now, async (hub) => {
      await twoClusters(hub)
      must(await set(hub, { value: ofOne }))
      must(await set(hub, { cluster: 'north', value: ofOther }, secretariat))
      expect(await record(hub)).toEqual(found)
    }),
  )

  it('converts limits as each of them does', () =>
    inHub(db, now, async (hub) => {
      await twoClusters(hub)
      const content = { ...plainContent, statutoryLimit: { value: 5, unit: 'WORKING_DAY' as const } }
      const fortyHours = { ...content, committedLimit: { value: 40, unit: 'HOUR' as const } }
      must(await set(hub, { cluster: 'north', rule: 'CONSISTENCY_HOURS_PER_WORKING_DAY', value: '7' }, secretariat))
      expect(await record(hub, { content: fortyHours })).toEqual([false, 'COMMITTED_EXCEEDS_STATUTORY ERROR'])
    }))

  it('asks neither a cluster that the city left or only observes, nor before the rule’s day', () =>
    inHub(db, now, async (hub) => {
      await twoClusters(hub)
      await makeCluster(hub, 'west', [baotou])
      const observer = { cluster: 'west', city: hohhot, role: 'OBSERVER', validFrom: '2019-01-01' } as const
      must(await registerMembership(hub, secretariat, observer))
      const left = { cluster: 'north', city: hohhot, role: 'MEMBER', validFrom: '2019-01-01', validTo: today } as const
      must(await registerMembership(hub, secretariat, left))
      for (const cluster of ['north', 'west']) must(await set(hub, { cluster }, secretariat))
      must(await set(hub, { effectiveOn: '2026-03-03' }))
      expect(await record(hub)).toEqual([true, 'VISITS_WITHOUT_REASON WARNING'])
      expect(await record(at(hub, '2026-03-03T01:00:00Z'), { content: { ...hasVisits.content, hours: null } })).toEqual(
        [false, 'VISITS_WITHOUT_REASON ERROR'],
      )
    }))

  it('lets what was recorded before stand, be sent again and be suspended; to resume it, it must be put right', () =>
    inHub(db, now, async (hub) => {
      await twoClusters(hub)
      await record(hub)
      must(await set(hub))
      const said = 'VISITS_WITHOUT_REASON WARNING'
      expect(await record(hub)).toEqual([true, said])
      expect(await record(hub, { state: 'SUSPENDED', content: null })).toEqual([true, said])
      expect(await record(hub)).toEqual([false, 'VISITS_WITHOUT_REASON ERROR'])
      expect(await record(hub, { content: plainContent })).toEqual([true])
    }))

  it('does not hold against a what-if what the implementation has already', () =>
    inHub(db, now, async (hub) => {
      await twoClusters(hub)
      must(await set(hub, { value: 'OFF' }))
      must(await recordImplementation(hub, partnerOf('150100', 'hbew'), hasVisits))
      const { problems } = await impactOf(hub, secretariat, {
        ...{ cluster: 'hbew', item: card.code, city: '150100' },
        committedLimit: { value: 1, unit: 'WORKING_DAY' },
      })
      expect(codesOf({ problems })).toEqual([])
    }))
})
