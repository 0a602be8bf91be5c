import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { selectMemberships } from '../../src/access/cluster.sql.ts'
import { registerCluster } from '../../src/access/register-cluster.ts'
import { registerOrganisation } from '../../src/access/register-organisation.ts'
import { anonymous } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { leader, secretariat, secretariatOf } from '../support/callers.ts'
import { baotou, codesOf, hohhot, makeCluster, must, ofBaotou, ofHohhot, ordos } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const prd = { code: 'prd', name: '珠三角', isSample: false, silenceIsConsent: false }
const joining = { cluster: 'hbew', city: ordos, role: 'MEMBER' as const, validFrom: '2021-01-01' }

const membersOn = async (hub: Hub, day: string) => {
  const { rows } = await sql<{ id: number }>`select id from city_cluster where code = 'hbew'`.execute(hub.db)
  const memberships = await selectMemberships(hub.db, [rows[0]!.id], day)
  return memberships.map(({ city, role }) => `${city.code} ${role}`)
}

describe('registering a cluster', () => {
  it.each([
    ['a code that is taken', { code: 'hbew' }, ['CLUSTER_CODE_TAKEN']],
    ['capitals in the code', { code: 'PRD' }, ['CLUSTER_CODE_INVALID']],
    ['a code of one letter', { code: 'p' }, ['CLUSTER_CODE_INVALID']],
    ['a blank name', { name: '' }, ['TEXT_MISSING']],
    ['a lone surrogate in the name', { name: '珠\ud800' }, ['TEXT_NOT_ALLOWED']],
  ])('refuses %s', (_, input, codes) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(codesOf(await registerCluster(hub, secretariat, { ...prd, ...input }))).toEqual(codes)
    }),
  )

  it('is for the hub’s secretariat only', () =>
    inHub(db, now, async (hub) => {
      expect(codesOf(await registerCluster(hub, secretariatOf('prd'), prd))).toEqual(['FORBIDDEN'])
      expect(codesOf(await registerCluster(hub, ofHohhot, prd))).toEqual(['FORBIDDEN'])
      expect(codesOf(await registerCluster(hub, leader, prd))).toEqual(['FORBIDDEN'])
      expect(codesOf(await registerCluster(hub, anonymous, prd))).toEqual(['UNAUTHENTICATED'])
      must(await registerCluster(hub, secretariat, prd))
    }))
})

describe('registering a membership', () => {
  it('holds from its first day to the day before its end', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', [])
      must(await registerMembership(hub, secretariat, { ...joining, validTo: '2024-01-01' }))
      expect(await membersOn(hub, '2020-12-31')).toEqual([])
      expect(await membersOn(hub, '2021-01-01')).toEqual(['150600 MEMBER'])
      expect(await membersOn(hub, '2023-12-31')).toEqual(['150600 MEMBER'])
      expect(await membersOn(hub, '2024-01-01')).toEqual([])
    }))

  it('corrects and ends one that began on the same day', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', [])
      must(await registerMembership(hub, secretariat, { ...joining, role: 'OBSERVER' }))
      must(await registerMembership(hub, secretariat, joining))
      expect(await membersOn(hub, '2025-01-01')).toEqual(['150600 MEMBER'])
      must(await registerMembership(hub, secretariat, { ...joining, validTo: '2025-01-01' }))
      expect(await membersOn(hub, '2025-01-01')).toEqual([])
      expect((await sql`select from membership`.execute(hub.db)).rows).toHaveLength(3)
    }))

  it('lets an observer become a member the day its first interval ends', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', [])
      must(await registerMembership(hub, secretariat, { ...joining, role: 'OBSERVER', validTo: '2023-01-01' }))
      must(await registerMembership(hub, secretariat, { ...joining, validFrom: '2023-01-01' }))
      expect(await membersOn(hub, '2022-12-31')).toEqual(['150600 OBSERVER'])
      expect(await membersOn(hub, '2023-01-01')).toEqual(['150600 MEMBER'])
    }))

  it('keeps the first name of a city and says so', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', [])
      must(await registerMembership(hub, secretariat, joining))
      const other = { ...joining, city: { code: '150600000000', name: '鄂市' } }
      const outcome = await registerMembership(hub, secretariat, other)
      expect(outcome.ok?.city).toEqual({ code: '150600', name: '鄂尔多斯市' })
      expect(outcome.problems).toMatchObject([
        { code: 'CITY_NAME_DIFFERS', facts: { code: '150600', known: '鄂尔多斯市', given: '鄂市' } },
      ])
    }))

  it.each([
    ['an interval that overlaps', { validFrom: '2022-01-01' }, ['MEMBERSHIP_OVERLAPS']],
    ['an end before the beginning', { validTo: '2020-12-31' }, ['INTERVAL_EMPTY']],
    ['an end on the first day', { validTo: '2021-01-01' }, ['INTERVAL_EMPTY']],
    ['a day that does not exist', { validFrom: '2023-02-30' }, ['DATE_INVALID']],
    ['a city code of five digits', { city: { code: '15060', name: '鄂尔多斯市' } }, ['CITY_CODE_INVALID']],
    ['a city without a name', { city: { code: '150600', name: '' } }, ['TEXT_MISSING']],
    ['an unknown cluster', { cluster: 'nowhere' }, ['CLUSTER_UNKNOWN']],
  ])('refuses %s', (_, input, codes) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', [])
      must(await registerMembership(hub, secretariat, joining))
      expect(codesOf(await registerMembership(hub, secretariat, { ...joining, ...input }))).toEqual(codes)
    }),
  )

  it('is for the cluster’s secretariat', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', [])
      expect(codesOf(await registerMembership(hub, secretariatOf('prd'), joining))).toEqual(['FORBIDDEN'])
      expect(codesOf(await registerMembership(hub, ofHohhot, joining))).toEqual(['FORBIDDEN'])
      expect(codesOf(await registerMembership(hub, anonymous, joining))).toEqual(['UNAUTHENTICATED'])
      must(await registerMembership(hub, secretariatOf('hbew'), joining))
    }))
})

describe('registering an organisation', () => {
  const fund = { creditIdentifier: '12441500196720244T', name: '住房公积金中心', city: '150100' }

  it('takes the identifier in any writing and keeps it normalised', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', [hohhot, baotou])
      const written = { ...fund, creditIdentifier: ' １２４４１５００-196720244t ' }
      expect(must(await registerOrganisation(hub, ofHohhot, written))).toMatchObject(fund)
      expect(codesOf(await registerOrganisation(hub, secretariat, fund))).toEqual(['ORGANISATION_KNOWN'])
    }))

  it.each([
    ['a wrong check digit', { creditIdentifier: '12441500196720244X' }, ['CREDIT_IDENTIFIER_INVALID']],
    ['a wrong organisation code inside', { creditIdentifier: '12441500196720254T' }, ['CREDIT_IDENTIFIER_INVALID']],
    ['an unknown city', { city: '440300' }, ['CITY_UNKNOWN']],
    ['no name', { name: '' }, ['TEXT_MISSING']],
  ])('refuses %s', (_, input, codes) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(codesOf(await registerOrganisation(hub, secretariat, { ...fund, ...input }))).toEqual(codes)
    }),
  )

  it('is for a secretariat, and for a coordinator of the own city', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(codesOf(await registerOrganisation(hub, ofBaotou, fund))).toEqual(['FORBIDDEN'])
      expect(codesOf(await registerOrganisation(hub, ofHohhot, { ...fund, city: null }))).toEqual(['FORBIDDEN'])
      expect(codesOf(await registerOrganisation(hub, leader, fund))).toEqual(['FORBIDDEN'])
      expect(codesOf(await registerOrganisation(hub, anonymous, fund))).toEqual(['UNAUTHENTICATED'])
    }))
})
