import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { changeKinds, kindOf } from '../../src/feed/change-kind.ts'
import type { Hub } from '../../src/hub.ts'
import { abandonItemBatch } from '../../src/recognition/abandon-item-batch.ts'
import { confirmItemBatch } from '../../src/recognition/confirm-item-batch.ts'
import { dropBatchItems } from '../../src/recognition/drop-batch-items.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { objectToItem } from '../../src/recognition/object-to-item.ts'
import { publishItemBatch } from '../../src/recognition/publish-item-batch.ts'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { returnToDraft } from '../../src/recognition/return-to-draft.ts'
import { backFilled, batch1, card, consulted, draft, given, licence, pension, register } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { baotou, makeCluster, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { copyOf, entriesOf, follow } from '../support/feed.ts'
import { inHub } from '../support/hub.ts'
import { readSources } from '../support/read-sources.ts'
import { entry, fourMembers } from '../support/recognition.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const reason = '机构改革'

const changesOf = async (hub: Hub, kinds: readonly string[], caller = secretariat) =>
  (await follow(hub, { kinds }, caller)).flatMap(entriesOf)
const statesOf = async (hub: Hub, kinds: readonly string[]) =>
  (await changesOf(hub, kinds)).map(({ content }) => JSON.parse(content).state)
const keysOf = async (hub: Hub, caller = secretariat) => [...copyOf(await follow(hub, {}, caller)).keys()]

describe('the kinds of changes', () => {
  it('are all in one table, and no other', async () => {
    const sources = await readSources(fileURLToPath(new URL('../../src', import.meta.url)))
    const things = [...new Set(Object.keys(changeKinds).map((kind) => kind.split('.')[0]))].join('|')
    const kinds = new RegExp(`'((?:${things})\\.[a-zA-Z]+)'`, 'g')
    const recorded = sources
      .filter(({ path }) => path !== 'feed/change-kind.ts')
      .flatMap(({ text }) => [...text.matchAll(kinds)].map(([, kind]) => kind))
    expect([...new Set(recorded)].sort()).toEqual(Object.keys(changeKinds).sort())
  })

  it('are of the same resources in the database', async () => {
    const kinds = [...Object.keys(changeKinds), 'programme.noted', 'toString']
    const { rows } = await sql<{ resource: string }>`
      select change_resource(kind) as resource from unnest(${kinds}::text[]) with ordinality as asked(kind, at) order by at`.execute(
      db,
    )
    expect(rows.map(({ resource }) => resource)).toEqual(kinds.map((kind) => kindOf(kind).resource))
  })
})

describe('what an entry says of a batch', () => {
  it('is how the batch stands after each step', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card, licence)
      must(await dropBatchItems(hub, secretariat, { ...batch1, items: [licence.code], reason }))
      await consulted(hub, '2026-03-16', card)
      must(await objectToItem(hub, ofBaotou, { ...batch1, item: card.code, reason }))
      must(await returnToDraft(hub, secretariat, { ...batch1, reason }))
      await consulted(hub, '2026-03-16', card)
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      must(await confirmItemBatch(hub, ofBaotou, batch1))
      must(await publishItemBatch(hub, secretariat, { ...batch1, documentNumber: '呼政办〔2026〕9号' }))
      const kinds = Object.keys(changeKinds).filter((kind) => kindOf(kind).resource === 'batch')
      const states = await statesOf(hub, kinds)
      expect(states.map(({ state, round, itemCount, publishedOn }) => [state, round, itemCount, publishedOn])).toEqual([
        ['DRAFTED', 0, 2, null],
        ['DRAFTED', 0, 1, null],
        ['OUT_FOR_CONSULTATION', 1, 1, null],
        ['OUT_FOR_CONSULTATION', 1, 1, null],
        ['DRAFTED', 1, 1, null],
        ['OUT_FOR_CONSULTATION', 2, 1, null],
        ['OUT_FOR_CONSULTATION', 2, 1, null],
        ['CONFIRMED', 2, 1, null],
        ['PUBLISHED', 2, 1, '2026-03-02'],
      ])
      expect(states.at(-1)).toEqual({
        ordinal: 1,
        title: '第一批',
        documentNumber: '呼政办〔2026〕9号',
        state: 'PUBLISHED',
        round: 2,
        itemCount: 1,
        publishedOn: '2026-03-02',
        isBackFilled: false,
      })
    }))

  it('removes it with every item that it listed, when it is given up', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card, licence)
      expect((await keysOf(hub, ofHohhot)).filter((key) => key.startsWith('batch'))).toEqual([
        'batch\thbew/1',
        'batchItem\thbew/1/150131003000',
        'batchItem\thbew/1/152014001000',
      ])
      must(await abandonItemBatch(hub, secretariat, { ...batch1, reason }))
      expect((await keysOf(hub, ofHohhot)).filter((key) => key.startsWith('batch'))).toEqual([])
      const [gone] = await changesOf(hub, ['batch.abandoned'])
      expect([gone!.isTombstone, gone!.reason]).toEqual([true, reason])
    }))
})

describe('what an entry says of a membership', () => {
  it('is its interval; a city that comes back has two', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const membership = { cluster: 'hbew', city: baotou, role: 'MEMBER' as const }
      must(
        await registerMembership(hub, secretariat, { ...membership, validFrom: '2019-01-01', validTo: '2021-01-01' }),
      )
      must(await registerMembership(hub, secretariat, { ...membership, validFrom: '2023-01-01' }))
      const copy = copyOf(await follow(hub))
      expect(
        [...copy]
          .filter(([key]) => key.startsWith('membership'))
          .map(([key, { content }]) => [key, JSON.parse(content).state.validTo]),
      ).toEqual([
        ['membership\thbew/150100/2019-01-01', null],
        ['membership\thbew/150200/2019-01-01', '2021-01-01'],
        ['membership\thbew/150200/2023-01-01', null],
      ])
    }))
})

describe('what an entry says of what is gone', () => {
  it('is a tombstone with its reason, for an implementation that was cancelled', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await recordImplementation(hub, ofHohhot, entry))
      must(await recordImplementation(hub, ofHohhot, { ...entry, content: null, state: 'CANCELLED', reason }))
      const changes = await changesOf(hub, ['implementation.recorded'], anonymous)
      expect(changes.map(({ isTombstone, reason, version }) => [isTombstone, reason, version])).toEqual([
        [false, null, 1],
        [true, reason, 2],
      ])
    }))

  it('names its successor, but to nobody who may not know of it', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await backFilled(hub, {}, { ...pension, code: 'SB-1' }, { ...pension, code: 'SB-2', name: '养老保险转移' })
      must(await register(hub, given(card), { ordinal: 2 }))
      const decisions = [{ item: 'SB-1', sameAs: card.code }]
      must(await matchItem(hub, ofHohhot, { cluster: 'hbew', decisions }))
      const said = async (caller = anonymous) =>
        (await changesOf(hub, ['item.merged'], caller)).map(({ isTombstone, successor }) => [isTombstone, successor])
      expect(await said()).toEqual([[true, null]])
      expect(await said(ofHohhot)).toEqual([
        [true, null],
        [true, card.code],
      ])
    }))
})
