import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { ensureFirstKey } from '../../src/access/ensure-first-key.ts'
import { identifyCaller } from '../../src/access/identify-caller.ts'
import { issueKey } from '../../src/access/issue-key.ts'
import { revokeKey } from '../../src/access/revoke-key.ts'
import { rotateKey } from '../../src/access/rotate-key.ts'
import { anonymous, type Caller, type Role } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { auditor, leader, operatorOf, partnerOf, secretariat, secretariatOf } from '../support/callers.ts'
import { codesOf, makeCluster, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, hubAt, inHub } from '../support/hub.ts'
import { tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const operator = { role: 'OPERATOR' as Role, cluster: 'hbew', city: '150100', holder: '李四光' }

const opened = async (hub: Hub, secret: string) => codesOf(await identifyCaller(hub, secret)).length === 0

describe('issuing a key', () => {
  it('makes one that opens for its role, cluster and city', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const { secret, accessKey } = must(await issueKey(hub, ofHohhot, operator))
      expect(secret).toMatch(/^htk_[A-Za-z0-9_-]{43}$/)
      expect(must(await identifyCaller(hub, secret!))).toEqual({
        keyId: accessKey.id,
        role: 'OPERATOR',
        cluster: 'hbew',
        city: '150100',
        cityClusters: ['hbew'],
      })
    }))

  it('shows the secret once: a replay has the same key and no secret', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const first = must(await issueKey(hub, ofHohhot, { ...operator, idempotencyKey: 'k1' }))
      const replay = await issueKey(hub, ofHohhot, { ...operator, idempotencyKey: 'k1' })
      expect(replay).toMatchObject({ ok: { accessKey: { id: first.accessKey.id }, secret: null } })
      expect(codesOf(replay)).toEqual(['SECRET_ALREADY_SHOWN'])
    }))

  it('keeps the secret nowhere, and the holder’s name out of the change log', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const { secret } = must(await issueKey(hub, ofHohhot, { ...operator, idempotencyKey: 'k1' }))
      const { rows } = await sql<{ text: string }>`
        select string_agg(t, ' ') as text from (select content from change_entry union all select answer from idempotency
        union all select to_jsonb(k)::text from access_key k) all_of_it(t)`.execute(hub.db)
      expect(rows[0]!.text).not.toContain(secret)
      const log = await sql<{ content: string }>`select content from change_entry where kind like 'holder.%'`.execute(
        hub.db,
      )
      expect(log.rows[0]!.content).toContain('nameHash')
      expect(log.rows[0]!.content).not.toContain('李四光')
    }))

  it.each<[string, object, string[]]>([
    ['a blank holder', { holder: ' ' }, ['TEXT_MISSING']],
    ['an expiry in the past', { expiresAt: '2026-03-02T00:59:59Z' }, ['EXPIRY_IN_THE_PAST']],
    ['an unknown cluster', { cluster: 'nowhere' }, ['CLUSTER_UNKNOWN']],
    ['an unknown city', { city: '440300' }, ['CITY_UNKNOWN']],
    ['an unknown organisation', { organisation: '12441500196720244T' }, ['ORGANISATION_UNKNOWN']],
    ['an operator of no city', { city: null }, ['KEY_CITY_MISSING']],
    ['a leader of a city', { role: 'LEADER' }, ['KEY_CITY_NOT_ALLOWED']],
  ])('refuses %s', (_, input, codes) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(codesOf(await issueKey(hub, secretariat, { ...operator, ...input }))).toEqual(codes)
    }),
  )

  it.each<[string, Caller, object, string[]]>([
    ['a coordinator to make coordinators', ofHohhot, { role: 'COORDINATOR' }, ['FORBIDDEN']],
    ['a coordinator beyond the own city', ofBaotou, {}, ['FORBIDDEN']],
    ['a coordinator beyond the own clusters', ofHohhot, { cluster: 'prd' }, ['FORBIDDEN']],
    ['a cluster’s secretariat beyond the cluster', secretariatOf('prd'), {}, ['FORBIDDEN']],
    ['a cluster’s secretariat a key for all clusters', secretariatOf('hbew'), { cluster: null }, ['FORBIDDEN']],
    ['an operator', operatorOf('150100', 'hbew'), {}, ['FORBIDDEN']],
    ['a partner system', partnerOf('150100', 'hbew'), {}, ['FORBIDDEN']],
    ['a leader', leader, {}, ['FORBIDDEN']],
    ['an auditor', auditor, {}, ['FORBIDDEN']],
    ['a stranger', anonymous, {}, ['UNAUTHENTICATED']],
  ])('does not allow %s', (_, caller, input, codes) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await makeCluster(hub, 'prd', [])
      expect(codesOf(await issueKey(hub, caller, { ...operator, ...input }))).toEqual(codes)
    }),
  )

  it('makes one that ends at its expiry', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const expiring = { ...operator, expiresAt: '2026-03-03T00:00:00.000Z' }
      const { secret } = must(await issueKey(hub, secretariat, expiring))
      expect(await opened(at(hub, '2026-03-02T23:59:59.999Z'), secret!)).toBe(true)
      expect(await opened(at(hub, '2026-03-03T00:00:00.000Z'), secret!)).toBe(false)
    }))
})

describe('rotating a key', () => {
  it('makes a new one with the same rights and ends the old one at once', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const old = must(await issueKey(hub, ofHohhot, operator))
      const fresh = must(await rotateKey(hub, ofHohhot, { id: old.accessKey.id, graceMinutes: 0 }))
      expect(fresh.accessKey).toMatchObject({ role: 'OPERATOR', cluster: 'hbew', city: '150100', holder: '李四光' })
      expect([await opened(hub, old.secret!), await opened(hub, fresh.secret!)]).toEqual([false, true])
      expect(fresh.accessKey.id).not.toBe(old.accessKey.id)
      must(await revokeKey(hub, ofHohhot, { id: fresh.accessKey.id, reason: '离任' }))
      expect(await opened(hub, fresh.secret!)).toBe(false)
    }))

  it('lets the old one open for the grace', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const old = must(await issueKey(hub, ofHohhot, operator))
      must(await rotateKey(hub, ofHohhot, { id: old.accessKey.id, graceMinutes: 60 }))
      expect(await opened(at(hub, '2026-03-02T01:59:59.999Z'), old.secret!)).toBe(true)
      expect(await opened(at(hub, '2026-03-02T02:00:00Z'), old.secret!)).toBe(false)
    }))

  it('is also for the holder, who may do nothing else with keys', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const { secret, accessKey } = must(await issueKey(hub, ofHohhot, operator))
      const holder = must(await identifyCaller(hub, secret!))
      must(await rotateKey(hub, holder, { id: accessKey.id, graceMinutes: 0 }))
    }))

  it.each([
    ['a negative grace', { graceMinutes: -1 }, 'GRACE_OUT_OF_RANGE'],
    ['a grace of more than a week', { graceMinutes: 10_081 }, 'GRACE_OUT_OF_RANGE'],
    ['a key that nobody has', { id: 0 }, 'KEY_UNKNOWN'],
  ])('refuses %s', (_, input, code) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const { accessKey } = must(await issueKey(hub, ofHohhot, operator))
      const outcome = await rotateKey(hub, secretariat, { id: accessKey.id, graceMinutes: 0, ...input })
      expect(codesOf(outcome)).toEqual([code])
    }),
  )

  it('refuses a key that was revoked', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const { accessKey } = must(await issueKey(hub, ofHohhot, operator))
      must(await revokeKey(hub, ofHohhot, { id: accessKey.id, reason: '离任' }))
      expect(codesOf(await rotateKey(hub, ofHohhot, { id: accessKey.id, graceMinutes: 0 }))).toEqual([
        'KEY_NOT_IN_FORCE',
      ])
    }))
})

describe('revoking a key', () => {
  it('ends it at once, and again changes nothing', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const { secret, accessKey } = must(await issueKey(hub, ofHohhot, operator))
      must(await revokeKey(hub, ofHohhot, { id: accessKey.id, reason: '离任' }))
      expect(await opened(hub, secret!)).toBe(false)
      const later = at(hub, '2026-03-05T00:00:00Z')
      const again = must(await revokeKey(later, ofHohhot, { id: accessKey.id, reason: '离任' }))
      expect(again.revokedAt).toMatch(/^2026-03-02T01:00:00/)
    }))

  it('cuts the grace of a rotated key short', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const old = must(await issueKey(hub, ofHohhot, operator))
      must(await rotateKey(hub, ofHohhot, { id: old.accessKey.id, graceMinutes: 600 }))
      must(await revokeKey(hub, ofHohhot, { id: old.accessKey.id, reason: '泄露' }))
      expect(await opened(hub, old.secret!)).toBe(false)
    }))

  it('leaves nothing of a stranger’s attempt, not even its idempotency key', () =>
    inHub(db, now, async (hub) => {
      const before = await tableCounts(hub.db)
      const attempt = { id: 1, idempotencyKey: 'k1' }
      expect(codesOf(await revokeKey(hub, anonymous, { ...attempt, reason: '离任' }))).toEqual(['UNAUTHENTICATED'])
      expect(codesOf(await rotateKey(hub, anonymous, { ...attempt, graceMinutes: 0 }))).toEqual(['UNAUTHENTICATED'])
      expect(await tableCounts(hub.db)).toEqual(before)
    }))

  it('needs a reason', () =>
    inHub(db, now, async (hub) => {
      expect(codesOf(await revokeKey(hub, secretariat, { id: 1, reason: '' }))).toEqual(['TEXT_MISSING'])
    }))
})

describe('identifying a caller', () => {
  it.each([['htk_unknown'], [''], ['x'.repeat(501)], ['密钥']])('refuses %s', (secret) =>
    inHub(db, now, async (hub) => {
      expect(codesOf(await identifyCaller(hub, secret))).toEqual(['UNAUTHENTICATED'])
    }),
  )
})

describe('ensuring the first key', () => {
  it('makes one key where two hosts start at once, and none ever after', async () => {
    const hosts = [hubAt(db, now), hubAt(db, now)]
    const secrets = (await Promise.all(hosts.map((host) => ensureFirstKey(host, null)))).map(
      (made) => must(made).secret,
    )
    expect(secrets.filter((secret) => secret !== null)).toHaveLength(1)
    expect((await sql`select from access_key`.execute(db)).rows).toHaveLength(1)
    expect(must(await ensureFirstKey(hosts[0]!, 'htk_given'))).toEqual({ secret: null })
  })

  it('takes the secret it is given', () =>
    inHub(db, now, async (hub) => {
      await sql`alter table access_key disable trigger all; delete from access_key; alter table access_key enable trigger all`.execute(
        hub.db,
      )
      expect(must(await ensureFirstKey(hub, 'htk_given'))).toEqual({ secret: 'htk_given' })
      expect(must(await identifyCaller(hub, 'htk_given'))).toMatchObject({
        role: 'SECRETARIAT',
        cluster: null,
        city: null,
      })
    }))
})
