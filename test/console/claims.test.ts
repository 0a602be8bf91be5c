import { describe, expect, it } from 'vitest'
import { personOf } from '../../src/access/oidc-person.ts'
import { readOidcSettings } from '../../src/console/read-oidc-settings.ts'
import { codesOf } from '../support/cluster.ts'

const names = {
  ...{ roleClaim: 'role', cityClaim: 'city', clusterClaim: 'cluster' },
  roles: { 联络员: 'COORDINATOR' as const },
}
const read = (claims: Record<string, unknown>) => personOf('https://idp.test', { sub: 'u1', ...claims }, names)

describe('reading what a provider claims of a person', () => {
  it('takes role, city and cluster', () => {
    expect(read({ name: ' 张三 ', role: '联络员', city: '150100000000', cluster: 'hbew' })).toEqual({
      ...{ issuer: 'https://idp.test', subject: 'u1', name: '张三' },
      ...{ role: 'COORDINATOR', city: '150100', cluster: 'hbew' },
    })
  })

  it('takes the first of several roles that is known, and leaves the city out where the role has none', () => {
    expect(read({ role: ['干部', 'LEADER', '联络员'], city: '150100' })).toMatchObject({
      role: 'LEADER',
      city: null,
      name: 'u1',
    })
  })

  it.each([
    ['of no role', {}, ['PERSON_WITHOUT_ROLE']],
    ['of a role that is not known', { role: 'toString' }, ['PERSON_WITHOUT_ROLE']],
    ['of a role of a city, without one', { role: '联络员' }, ['KEY_CITY_MISSING']],
    ['of a city that is none', { role: '联络员', city: '呼和浩特' }, ['KEY_CITY_MISSING']],
  ])('refuses a person %s', (_, claims, codes) => {
    const found = read(claims)
    expect('problems' in found && codesOf(found)).toEqual(codes)
  })
})

describe('configuring a provider', () => {
  const given = { HUTONG_OIDC_ISSUER: 'https://idp.test', HUTONG_OIDC_CLIENT_ID: 'hutong' }

  it('is left out, or whole', () => {
    expect(readOidcSettings({})).toEqual({ oidc: null, mistakes: [] })
    expect(readOidcSettings({ ...given, HUTONG_OIDC_ROLES: '秘书处=SECRETARIAT' })).toMatchObject({
      oidc: { scope: 'openid profile', roleClaim: 'hutong_role', roles: { 秘书处: 'SECRETARIAT' } },
      mistakes: [],
    })
  })

  it.each([
    ['an address without encryption', { ...given, HUTONG_OIDC_ISSUER: 'http://idp.test' }],
    ['no client', { HUTONG_OIDC_ISSUER: 'https://idp.test' }],
    ['a role that there is not', { ...given, HUTONG_OIDC_ROLES: '干部=KING' }],
  ])('is refused with %s', (_, environment) => {
    expect(readOidcSettings(environment)).toMatchObject({
      oidc: null,
      mistakes: [expect.stringContaining('HUTONG_OIDC_')],
    })
  })
})
