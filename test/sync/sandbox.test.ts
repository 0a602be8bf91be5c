import { describe, expect, it } from 'vitest'
import { registerCluster } from '../../src/access/register-cluster.ts'
import { anonymous } from '../../src/base/caller.ts'
import { countItems } from '../../src/catalogue/service-item.sql.ts'
import { setClusterRule } from '../../src/catalogue/set-cluster-rule.ts'
import { reconcileRows } from '../../src/feed/reconcile-rows.ts'
import { setSyncSource } from '../../src/feed/set-sync-source.ts'
import type { Hub } from '../../src/hub.ts'
import { countRecognition } from '../../src/recognition/count-recognition.ts'
import { listUnmatchedItems } from '../../src/recognition/list-unmatched-items.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { finishPush } from '../../src/sync/finish-push.ts'
import { listRejectedRows } from '../../src/sync/list-rejected-rows.ts'
import { readCodeMap } from '../../src/sync/read-code-map.ts'
import { setCodeMap } from '../../src/sync/set-code-map.ts'
import { card } from '../support/batch.ts'
import { partnerOf, secretariat } from '../support/callers.ts'
import { baotou, codesOf, makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { doorsOn, keyOf } from '../support/doors.ts'
import { openDoor } from '../support/graphql.ts'
import { inHub } from '../support/hub.ts'
import { plainContent } from '../support/implementation.ts'
import { cardRow, ofBaotouSystem, pushed, rowOf, send } from '../support/pushing.ts'
import { answerOf, fourLive, fourMembers, matrixCounts } from '../support/recognition.ts'
import { changesAfter, lastChange } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-11-27T01:00:00Z'
const sandbox = { cluster: 'sandbox', source: 'trial' }

const makeSandbox = async (hub: Hub) => {
  const cluster = { code: 'sandbox', name: '沙箱', isSample: false, isSandbox: true, silenceIsConsent: false }
  must(await registerCluster(hub, secretariat, cluster))
  const member = { cluster: 'sandbox', city: baotou, role: 'MEMBER', validFrom: '2026-01-01' } as const
  must(await registerMembership(hub, secretariat, member))
}

const real = async (hub: Hub) => {
  const counted = await countRecognition(hub, secretariat, { cluster: 'hbew', asOf: null })
  const { knownAt: _, ...count } = counted!
  const items = await countItems(hub.db, { cluster: 'hbew' }, null)
  return { answer: await answerOf(hub), matrix: await matrixCounts(hub), count, items }
}

describe('pushing into a sandbox', () => {
  it('touches nothing of the real cluster, whatever national codes it names', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      await makeSandbox(hub)
      const before = [await real(hub), await lastChange(hub.db)] as const
      const cancelled = { ...cardRow, version: 2, operation: 'CANCEL' }
      expect(await pushed(hub, [cardRow, cancelled], sandbox)).toMatchObject([
        ['CREATED', expect.stringMatching(/^HT/)],
        ['UPDATED', expect.stringMatching(/^HT/), 'ROW_REPEATED'],
      ])
      expect(await real(hub)).toEqual(before[0])
      const changes = await changesAfter(hub.db, before[1])
      expect(changes.map(({ kind, isPublic, content }) => [kind, isPublic, JSON.parse(content).cluster])).toEqual([
        ['source.registered', false, 'sandbox'],
        ['item.entered', false, 'sandbox'],
        ['implementation.recorded', false, 'sandbox'],
        ['implementation.recorded', false, 'sandbox'],
      ])
    }))

  it('means its own items again, and leaves them out of matching', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await makeSandbox(hub)
      const [first] = await pushed(hub, [cardRow], sandbox)
      const changed = { ...cardRow, version: 2, content: { ...cardRow.content, hours: '全天' } }
      expect(await pushed(hub, [changed], sandbox)).toEqual([['UPDATED', first![1]]])
      const page = { after: 0, first: 10 }
      expect(must(await listUnmatchedItems(hub, secretariat, { cluster: 'sandbox', ...page }))).toEqual([])
      expect(must(await listUnmatchedItems(hub, secretariat, { cluster: 'hbew', ...page }))).toEqual([])
      expect(await countItems(hub.db, { cluster: 'sandbox' }, [])).toBe(0)
      expect(await pushed(hub, [cardRow])).toEqual([['CREATED', card.code]])
    }))

  it('goes by the sandbox’s rules, which bind nobody outside', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await makeSandbox(hub)
      const rule = { rule: 'CONSISTENCY_TELEPHONES_SAME', value: 'ERROR', effectiveOn: '2026-11-27' }
      must(await setClusterRule(hub, secretariat, { cluster: 'sandbox', ...rule }))
      const same = {
        ...cardRow,
        content: { ...plainContent, code: card.code, complaintTelephone: plainContent.consultationTelephone },
      }
      expect(await pushed(hub, [same], sandbox)).toEqual([['REJECTED', null, 'TELEPHONES_SAME']])
      expect((await pushed(hub, [same]))[0]![0]).toBe('CREATED')
    }))

  it('is not for a city that is no member of it', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await makeSandbox(hub)
      expect(codesOf(await send(hub, [cardRow], sandbox, anonymous))).toEqual(['UNAUTHENTICATED'])
      const stranger = { ...anonymous, keyId: 1, role: 'PARTNER' as const, city: '150200', cityClusters: ['hbew'] }
      expect(codesOf(await send(hub, [cardRow], sandbox, stranger))).toEqual(['FORBIDDEN'])
    }))
})

describe('a source in a sandbox and in earnest', () => {
  const source = 'baotou-zwfw'
  const trial = { cluster: 'sandbox', source, push: 'trial-0001', chunk: 1 }
  const live = { source, push: 'going-live-1', chunk: 1 }
  const named = { city: '150200', source }

  /** The word certified in the sandbox: a row refused, an open push, a code map. */
  const certify = async (hub: Hub) => {
    await fourMembers(hub)
    await makeSandbox(hub)
    must(await send(hub, [cardRow, { ...rowOf('A', '152014011000'), version: 0 }], trial))
    const entries = [{ field: null, theirs: '事项编码', ours: 'code' }]
    const words = { ...named, cluster: 'sandbox', entries, replaces: false, dryRun: false }
    must(await setCodeMap(hub, ofBaotouSystem, words))
  }

  it('goes live under the word under which it was certified', () =>
    inHub(db, now, async (hub) => {
      await certify(hub)
      expect(await pushed(hub, [cardRow], live)).toEqual([['CREATED', card.code]])
      expect(await pushed(hub, [cardRow], { cluster: 'sandbox', source })).toEqual([
        ['UNCHANGED', expect.stringMatching(/^HT/)],
      ])
      expect(must(await readCodeMap(hub, ofBaotouSystem, named))).toMatchObject({ cluster: 'hbew', revision: 0 })
    }))

  it('is the only one while there is no other, and then the one in earnest; in the sandbox by its cluster', () =>
    inHub(db, now, async (hub) => {
      await certify(hub)
      const clusterOf = async (asked: object, caller = ofBaotouSystem) =>
        must(await readCodeMap(hub, caller, { ...named, ...asked })).cluster
      expect(await clusterOf({})).toBe('sandbox')
      await pushed(hub, [cardRow], live)
      expect(await clusterOf({})).toBe('hbew')
      expect(await clusterOf({ cluster: 'sandbox' })).toBe('sandbox')
      expect(await clusterOf({}, { ...ofBaotouSystem, cluster: 'sandbox' })).toBe('sandbox')
      expect(await clusterOf({}, { ...ofBaotouSystem, cluster: 'hbew' })).toBe('hbew')
    }))

  it('has its pushes, refused rows and checksums each for itself', () =>
    inHub(db, now, async (hub) => {
      await certify(hub)
      await pushed(hub, [cardRow, rowOf('B', '152014009000')], live)
      const sandboxed = { ...named, cluster: 'sandbox' }
      const page = { after: '', first: 10 }
      const refusedIn = async (name: typeof named) =>
        must(await listRejectedRows(hub, ofBaotouSystem, name, page)).rows.map(({ rowId }) => rowId)
      expect(await refusedIn(named)).toEqual([])
      expect(await refusedIn(sandboxed)).toEqual(['A'])
      const keysIn = async (name: typeof named) =>
        must(await reconcileRows(hub, ofBaotouSystem, name)).rows!.map(({ key }) => key)
      expect(await keysIn(named)).toEqual(['B', 'BT-1'])
      expect(await keysIn(sandboxed)).toEqual(['BT-1'])
      const trialPush = { push: trial.push, chunks: 1, confirm: false }
      expect(codesOf(await finishPush(hub, ofBaotouSystem, { ...named, ...trialPush }))).toEqual(['PUSH_UNKNOWN'])
      expect(must(await finishPush(hub, ofBaotouSystem, { ...sandboxed, ...trialPush })).state).toBe('DONE')
      const settings = { ...sandboxed, cadenceHours: 48 }
      expect(must(await setSyncSource(hub, secretariat, settings))).toMatchObject({
        cluster: 'sandbox',
        cadenceHours: 48,
      })
      expect(must(await setSyncSource(hub, secretariat, named))).toMatchObject({ cluster: 'hbew', cadenceHours: 24 })
    }))

  it('is asked for over HTTP and GraphQL by its cluster', () =>
    inHub(db, now, async (hub) => {
      await certify(hub)
      await pushed(hub, [cardRow], live)
      const { app } = doorsOn(hub.db)
      const headers = await keyOf(hub.db, 'PARTNER', { city: '150200' })
      const ask = async (path: string) => (await app.request(path, { headers })).status
      const where = 'city=150200&source=baotou-zwfw'
      expect(await ask(`/sync/pushes/trial-0001?${where}`)).toBe(404)
      expect(await ask(`/sync/pushes/trial-0001?${where}&cluster=sandbox`)).toBe(200)
      expect(await ask(`/sync/rejected.ndjson?${where}&cluster=sandbox`)).toBe(200)
      expect(await ask(`/sync/rejected.xlsx?${where}&cluster=sandbox`)).toBe(200)
      const query = `{ codeMap(city: "150200", source: "baotou-zwfw", cluster: "sandbox") { revision }
        rejectedRows(city: "150200", source: "baotou-zwfw", cluster: "sandbox") { totalCount }
        syncPush(city: "150200", source: "baotou-zwfw", push: "trial-0001", cluster: "sandbox") { cluster } }`
      expect((await openDoor(hub)(query, {}, ofBaotouSystem)).data).toEqual({
        codeMap: { revision: 1 },
        rejectedRows: { totalCount: 1 },
        syncPush: { cluster: 'sandbox' },
      })
    }))

  it('is one of two clusters in earnest, and no cluster that the key does not reach', () =>
    inHub(db, now, async (hub) => {
      await certify(hub)
      await pushed(hub, [cardRow], live)
      await makeCluster(hub, 'other', [{ code: '150200', name: '包头市' }])
      const both = partnerOf('150200', 'hbew', 'other', 'sandbox')
      const elsewhere = { source, cluster: 'other' }
      expect(codesOf(await send(hub, [cardRow], elsewhere, both))).toEqual(['SOURCE_OF_OTHER_CLUSTER'])
      expect(codesOf(await readCodeMap(hub, both, { ...named, cluster: 'other' }))).toEqual(['SOURCE_UNKNOWN'])
      expect(codesOf(await readCodeMap(hub, ofBaotouSystem, { ...named, cluster: 'other' }))).toEqual(['FORBIDDEN'])
    }))
})
