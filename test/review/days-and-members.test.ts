import { describe, expect, it } from 'vitest'
import { confirmItemBatch } from '../../src/recognition/confirm-item-batch.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { publishItemBatch } from '../../src/recognition/publish-item-batch.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { batch1, card, consulted, draft, nameless } from '../support/batch.ts'
import { coordinatorOf, secretariat } from '../support/callers.ts'
import { codesOf, makeCluster, must, ofBaotou, ofHohhot, ordos, ulanqab } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt, inHub } from '../support/hub.ts'

const { db } = await openTestDatabase()
const instant = '2026-03-02T01:00:00Z'
const hub = hubAt(db, instant)
await makeCluster(hub)
const since2019 = { cluster: 'hbew', validFrom: '2019-01-01' }
must(await registerMembership(hub, secretariat, { ...since2019, city: ordos, role: 'OBSERVER' }))
must(await registerMembership(hub, secretariat, { ...since2019, city: ulanqab, role: 'MEMBER', validTo: '2026-03-02' }))

describe('publishing a batch', () => {
  it('refuses a day before its consultation was opened', () =>
    inHub(db, instant, async (hub) => {
      await consulted(hub, '2026-03-16', card)
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      must(await confirmItemBatch(hub, ofBaotou, batch1))
      const tooEarly = await publishItemBatch(hub, secretariat, { ...batch1, publishedOn: '2026-03-01' })
      expect(codesOf(tooEarly)).toEqual(['PUBLISHED_BEFORE_CONSULTATION'])
      must(await publishItemBatch(hub, secretariat, { ...batch1, publishedOn: '2026-03-02' }))
    }))
})

describe('matching an item', () => {
  const decide = (city: string, codes: string[]) =>
    inHub(db, instant, async (hub) => {
      await draft(hub, { ...nameless, code: 'H-1' })
      const decisions = [{ item: 'H-1', isNew: true }]
      expect(codesOf(await matchItem(hub, coordinatorOf(city, 'hbew'), { cluster: 'hbew', decisions }))).toEqual(codes)
    })

  it('is for the coordinator of a member', () => decide('150100', []))
  it('is not for an observer', () => decide('150600', ['FORBIDDEN']))
  it('is not for a city from the day on which it is no longer a member', () => decide('150900', ['FORBIDDEN']))
})
