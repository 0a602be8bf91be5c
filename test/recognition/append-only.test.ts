import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { ensureFirstKey } from '../../src/access/ensure-first-key.ts'
import { revokeKey } from '../../src/access/revoke-key.ts'
import { adjustItemBatch } from '../../src/recognition/adjust-item-batch.ts'
import { confirmItemBatch } from '../../src/recognition/confirm-item-batch.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { objectToItem, withdrawObjection } from '../../src/recognition/object-to-item.ts'
import { backFilled, batch1, card, consulted, licence, nameless } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt, inHub } from '../support/hub.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const hub = hubAt(db, now)

// One row at least in every table of facts.
must(await ensureFirstKey(hub, 'htk_first'))
await makeCluster(hub)
await consulted(hub, '2026-03-16', card, { ...nameless, code: 'A-1' }, { ...licence, code: 'A-2' })
must(await objectToItem(hub, ofBaotou, { ...batch1, item: card.code, reason: '层级不一致' }))
must(await withdrawObjection(hub, ofBaotou, { ...batch1, item: card.code }))
must(await confirmItemBatch(hub, ofHohhot, batch1))
const decisions = [
  { item: 'A-1', isNew: true },
  { item: 'A-2', sameAs: card.code },
]
must(await matchItem(hub, secretariat, { cluster: 'hbew', decisions }))
await backFilled(hub, { ordinal: 2 }, card)
const adjustment = { cluster: 'hbew', ordinal: 2, documentNumber: '5号', effectiveOn: '2026-04-01', withdraw: [] }
must(await adjustItemBatch(hub, secretariat, { ...adjustment, add: [licence] }))
const { rows: keys } = await sql<{ id: number }>`select id from access_key`.execute(db)
must(await revokeKey(hub, secretariat, { id: keys[0]!.id, reason: '轮换' }))

describe.each([
  ['change_entry', 'kind'],
  ['change_commit', 'verb'],
  ['membership', 'role'],
  ['cluster_rule', 'value'],
  ['access_key', 'role'],
  ['access_key_revocation', 'reason'],
  ['item_match', 'decided_on'],
  ['item_lineage', 'change'],
  ['consultation', 'deadline'],
  ['consultation_city', 'city_code'],
  ['batch_confirmation', 'manner'],
  ['objection', 'reason'],
  ['objection_withdrawal', 'withdrawn_on'],
  ['batch_adjustment', 'reason'],
])('the facts in %s', (table, column) => {
  it('are never edited', () =>
    inHub(db, now, async ({ db: tx }) => {
      const edit = sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)}`
      await expect(edit.execute(tx)).rejects.toThrow(`${table} is append-only: UPDATE refused`)
    }))

  it('are never deleted', () =>
    inHub(db, now, async ({ db: tx }) => {
      const deletion = sql`delete from ${sql.table(table)}`
      await expect(deletion.execute(tx)).rejects.toThrow(`${table} is append-only: DELETE refused`)
    }))
})
