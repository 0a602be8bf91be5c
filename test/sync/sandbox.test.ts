import { describe, expect, it } from 'vitest'
import { registerCluster } from '../../src/access/register-cluster.ts'
import { anonymous } from '../../src/base/caller.ts'
import { countItems } from '../../src/catalogue/service-item.sql.ts'
import { setClusterRule } from '../../src/catalogue/set-cluster-rule.ts'
import type { Hub } from '../../src/hub.ts'
import { countRecognition } from '../../src/recognition/count-recognition.ts'
import { listUnmatchedItems } from '../../src/recognition/list-unmatched-items.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { card } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { baotou, codesOf, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { plainContent } from '../support/implementation.ts'
import { cardRow, pushed, rowOf, send } from '../support/pushing.ts'
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

  it('takes another name of the source than the real one', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await makeSandbox(hub)
      await pushed(hub, [rowOf('A', '152014011000')], sandbox)
      expect(codesOf(await send(hub, [cardRow], { source: 'trial' }))).toEqual(['SOURCE_OF_OTHER_CLUSTER'])
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
