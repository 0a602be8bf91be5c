import { describe, expect, it } from 'vitest'
import { raiseAlerts } from '../../src/feed/raise-alerts.ts'
import { secretariat } from '../support/callers.ts'
import { openDemo } from '../support/demo.ts'
import { doorsOn } from '../support/doors.ts'
import { openDoor } from '../support/graphql.ts'

const { hub, keys } = await openDemo('2026-03-02T01:00:00Z')

describe('the demo’s exchange', () => {
  it('has a source of which three rows wait to be mended, so that the scorecard has something to say', async () => {
    const { data } = await openDoor(hub)(
      `{ partners(cluster: "hbew") { city { code } sources { source openRejected rejectedShare isOverdue
          lastPush { state counts { received unchanged rejected } } } }
        rejectedRows(city: "150200", source: "baotou-zwfw") { nodes { rowId problems { code } } } }`,
      {},
      secretariat,
    )
    expect(data.partners).toEqual([
      {
        city: { code: '150200' },
        sources: [
          {
            source: 'baotou-zwfw',
            openRejected: 3,
            rejectedShare: 0.1875,
            isOverdue: false,
            lastPush: { state: 'DONE', counts: { received: 16, unchanged: 13, rejected: 3 } },
          },
        ],
      },
    ])
    expect(data.rejectedRows.nodes).toEqual([
      { rowId: 'BT-000004', problems: [{ code: 'CODE_NOT_MAPPED' }] },
      { rowId: 'BT-000008', problems: [{ code: 'TEXT_MISSING' }] },
      { rowId: 'BT-000012', problems: [{ code: 'COMMITTED_EXCEEDS_STATUTORY' }] },
    ])
    expect(await raiseAlerts(hub)).toMatchObject([{ reason: 'REJECTED', city: '150200', source: 'baotou-zwfw' }])
  })

  it('has a sandbox in which a partner may push anything', async () => {
    const { app } = doorsOn(hub.db)
    const { secret } = keys.find(({ role }) => role === 'PARTNER 150200 sandbox')!
    const row = { rowId: 'X-1', version: 1, operation: 'UPSERT', content: { name: '试一试', code: 'LOCAL-1' } }
    const answer = await app.request('/sync/implementations?cluster=sandbox&city=150200&source=trial', {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify(row),
    })
    expect(answer.status).toBe(200)
    const elsewhere = await app.request('/sync/implementations?cluster=hbew&city=150200&source=trial', {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify(row),
    })
    expect(elsewhere.status).toBe(403)
  })
})
