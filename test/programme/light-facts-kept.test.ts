import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { grantExemption } from '../../src/programme/grant-exemption.ts'
import { setLightRules } from '../../src/programme/set-light-rules.ts'
import { stateOwnLight } from '../../src/programme/state-own-light.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt, inHub } from '../support/hub.ts'
import { plan } from '../support/planning.ts'

const { db } = await openTestDatabase()
const now = '2026-06-15T04:00:00Z'
const hub = hubAt(db, now)
await makeCluster(hub)
await plan(hub, { number: 1 })
const row = { cluster: 'hbew', list: 'PROJECT' as const, year: 2026, number: 1 }
must(await setLightRules(hub, secretariat, { cluster: 'hbew', rules: { paceGraceDays: 5 } }))
must(await stateOwnLight(hub, ofHohhot, { ...row, city: '150100', colour: 'GREEN' }))
const exemption = { ...row, criterion: 'PACE' as const, approver: '市长', reason: '汛期', expiresOn: '2026-07-31' }
must(await grantExemption(hub, secretariat, exemption))

describe.each([
  ['light_rule_set', 'reason'],
  ['light', 'colour'],
  ['light_exemption', 'approver'],
  ['light_own', 'colour'],
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
