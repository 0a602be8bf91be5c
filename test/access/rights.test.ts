import { describe, expect, it } from 'vitest'
import { checkKeyCity, issuableBy, opensAt, secretOf } from '../../src/access/access-key.ts'
import { checkClusterCode, overlap, readCityCode } from '../../src/access/city-cluster.ts'
import { clustersWithDrafts, forbid, mayReadDrafts } from '../../src/access/rights.ts'
import { anonymous, type Caller, roles } from '../../src/base/caller.ts'
import {
  auditor,
  coordinatorOf,
  leader,
  leaderOf,
  operatorOf,
  partnerOf,
  secretariat,
  secretariatOf,
} from '../support/callers.ts'

const coordinator = coordinatorOf('150100', 'hbew', 'north')
const codeOf = (caller: Caller, reach: Parameters<typeof forbid>[2]) => forbid(caller, roles, reach)?.problems[0]?.code

describe('reaching', () => {
  const own = { cluster: 'hbew', city: '150100' }
  it.each<[string, Caller, Parameters<typeof forbid>[2], string | undefined]>([
    ['the hub’s secretariat the hub', secretariat, {}, undefined],
    ['the hub’s secretariat any cluster', secretariat, { cluster: 'prd' }, undefined],
    ['a cluster’s secretariat its cluster', secretariatOf('hbew'), { cluster: 'hbew' }, undefined],
    ['a cluster’s secretariat a city in it', secretariatOf('hbew'), own, undefined],
    ['a cluster’s secretariat another cluster', secretariatOf('hbew'), { cluster: 'prd' }, 'FORBIDDEN'],
    ['a cluster’s secretariat the hub', secretariatOf('hbew'), {}, 'FORBIDDEN'],
    ['a coordinator the own city in an own cluster', coordinator, own, undefined],
    ['a coordinator the own city in another own cluster', coordinator, { ...own, cluster: 'north' }, undefined],
    ['a coordinator the own city in another cluster', coordinator, { ...own, cluster: 'prd' }, 'FORBIDDEN'],
    ['a coordinator another city in the own cluster', coordinator, { ...own, city: '150200' }, 'FORBIDDEN'],
    ['a coordinator what is no city’s', coordinator, { cluster: 'hbew', city: null }, 'FORBIDDEN'],
    ['a coordinator a matter of the cluster', coordinator, { cluster: 'hbew' }, undefined],
    [
      'a coordinator bound to one cluster the other',
      { ...coordinator, cluster: 'hbew' },
      { ...own, cluster: 'north' },
      'FORBIDDEN',
    ],
    ['an operator another city', operatorOf('150100', 'hbew'), { ...own, city: '150200' }, 'FORBIDDEN'],
    ['a partner system another city', partnerOf('150100', 'hbew'), { ...own, city: '150200' }, 'FORBIDDEN'],
    ['a leader any cluster', leader, { cluster: 'prd' }, undefined],
    ['a cluster’s leader another cluster', leaderOf('hbew'), { cluster: 'prd' }, 'FORBIDDEN'],
    ['an auditor the hub', auditor, {}, undefined],
    ['a stranger anything', anonymous, { cluster: 'hbew' }, 'UNAUTHENTICATED'],
  ])('%s', (_, caller, reach, code) => {
    expect(codeOf(caller, reach)).toBe(code)
  })

  it('is not enough without the role', () => {
    expect(forbid(leader, ['SECRETARIAT'], { cluster: 'hbew' })?.problems[0]?.facts).toEqual({
      role: 'LEADER',
      allowed: ['SECRETARIAT'],
    })
  })
})

describe('seeing drafts', () => {
  it.each<[string, Caller, boolean, readonly string[] | null]>([
    ['a stranger', anonymous, false, []],
    ['the hub’s secretariat', secretariat, true, null],
    ['a cluster’s leader', leaderOf('hbew'), true, ['hbew']],
    ['another cluster’s leader', leaderOf('prd'), false, ['prd']],
    ['a coordinator of two clusters', coordinator, true, ['hbew', 'north']],
    ['the same, bound to one', { ...coordinator, cluster: 'north' }, false, ['north']],
    ['a partner system of no cluster', partnerOf('440300'), false, []],
  ])('%s', (_, caller, ofHbew, clusters) => {
    expect(mayReadDrafts(caller, 'hbew')).toBe(ofHbew)
    expect(clustersWithDrafts(caller)).toEqual(clusters)
  })
})

describe('keys', () => {
  it('are made by a secretariat for all roles, by a coordinator for those under it, by nobody else', () => {
    expect(issuableBy(secretariat)).toEqual(roles)
    expect(issuableBy(coordinator)).toEqual(['OPERATOR', 'PARTNER'])
    expect([leader, auditor, operatorOf('150100'), partnerOf('150100'), anonymous].flatMap(issuableBy)).toEqual([])
  })

  it.each([
    ['OPERATOR', '150100', []],
    ['OPERATOR', null, ['KEY_CITY_MISSING']],
    ['LEADER', null, []],
    ['LEADER', '150100', ['KEY_CITY_NOT_ALLOWED']],
  ] as const)('of a %s with city %s', (role, city, codes) => {
    expect(checkKeyCity(role, city).map(({ code }) => code)).toEqual(codes)
  })

  it.each([
    ['without an end', { expiresAt: null, revokedAt: null }, true],
    ['that expires later', { expiresAt: '2026-03-02T01:00:00.001Z', revokedAt: null }, true],
    ['that expires now', { expiresAt: '2026-03-02T01:00:00.000000Z', revokedAt: null }, false],
    ['revoked from later on', { expiresAt: null, revokedAt: '2026-03-02T02:00:00Z' }, true],
    ['revoked', { expiresAt: '2027-01-01T00:00:00Z', revokedAt: '2026-03-02T00:59:59.999999Z' }, false],
    [
      'revoked at once by a host whose clock is ahead',
      { expiresAt: null, revokedAt: '2026-03-02T02:00:00Z', isEnded: true },
      false,
    ],
  ])('%s open or not: %#', (_, key, opens) => {
    expect(opensAt({ isEnded: false, ...key }, new Date('2026-03-02T01:00:00Z'))).toBe(opens)
  })

  it('have a secret that is safe in an address', () => {
    expect(secretOf(new Uint8Array([0xfb, 0xff, 0xfe, 0]))).toBe('htk_-__-AA')
  })
})

describe('codes of clusters and cities', () => {
  it.each([
    ['hbew', true],
    ['a1', true],
    ['hu-bao-e-wu', true],
    ['h', false],
    ['1a', false],
    ['Hbew', false],
    ['呼包鄂', false],
    ['a'.repeat(33), false],
  ])('%s: %s', (code, valid) => {
    expect(checkClusterCode(code).length === 0).toBe(valid)
  })

  it.each([
    ['150100', '150100'],
    ['150100000000', '150100'],
    [' １５０１００ ', '150100'],
    ['150100000001', null],
    ['050100', null],
    ['15010', null],
  ])('%s is the city %s', (text, code) => {
    expect(readCityCode(text)).toBe(code)
  })
})

describe('intervals', () => {
  const first = { validFrom: '2020-01-01', validTo: '2021-01-01' }
  it.each([
    ['that meet', { validFrom: '2021-01-01', validTo: null }, false],
    ['that share a day', { validFrom: '2020-12-31', validTo: null }, true],
    ['one within the other', { validFrom: '2020-03-01', validTo: '2020-04-01' }, true],
    ['one before the other', { validFrom: '2019-01-01', validTo: '2020-01-01' }, false],
  ])('%s overlap or not: %#', (_, second, shared) => {
    expect([overlap(first, second), overlap(second, first)]).toEqual([shared, shared])
  })
})
