import { registerCluster } from '../access/register-cluster.ts'
import type { Caller } from '../base/caller.ts'
import { done } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { registerMembership } from '../recognition/register-membership.ts'
import { finishPush } from '../sync/finish-push.ts'
import { syncImplementations } from '../sync/sync-implementations.ts'
import { asRole, cities, cluster, must } from './demo-cities.ts'
import { demoImplementation } from './demo-implementation.ts'
import { demoRows } from './demo-items.ts'

/** The cluster in which a partner may push anything: nothing of it touches the others. */
export const sandbox = 'sandbox'

const baotou = cities[1]

/** A sandbox that all sample cities may use, and a push of Baotou's system of which some rows wait to be mended. */
export const seedExchange = async (hub: Hub, secretariat: Caller): Promise<void> => {
  const cleared = { code: sandbox, name: '沙箱（演示）', isSample: true, isSandbox: true, silenceIsConsent: true }
  must(await registerCluster(hub, secretariat, cleared))
  for (const { since, code, name } of cities) {
    const member = { cluster: sandbox, city: { code, name }, role: 'MEMBER' as const, validFrom: since }
    must(await registerMembership(hub, secretariat, member))
  }
  const push = { cluster, city: baotou.code, source: 'baotou-zwfw', push: 'BT-20261120' }
  const input = { ...push, chunk: 1, mode: 'CHANGES' as const, dryRun: false }
  const body = new TextEncoder().encode(
    rows()
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
  )
  const system = asRole('PARTNER', baotou.code)
  must(await syncImplementations(hub, system, input, async () => done(body)))
  must(await finishPush(hub, system, { ...push, chunks: 1, confirm: false }))
}

/** What Baotou's system says of sixteen items: as the hub knows them, but for three with mistakes as they come in real rows. */
const rows = () =>
  demoRows(1)
    .slice(0, 16)
    .map((row, n) => ({
      rowId: `BT-${String(n + 1).padStart(6, '0')}`,
      version: 1,
      operation: 'UPSERT',
      source: 'baotou-zwfw',
      content: { ...demoImplementation(row, n, baotou), code: row.code, ...mistakes[n] },
    }))

/** A digit that means one thing in one system and another in the next, a name left out, more days than the law gives. */
const mistakes: Readonly<Record<number, object>> = {
  3: { caseKind: '2' },
  7: { name: '' },
  11: { committedLimit: { value: 30, unit: 'WORKING_DAY' } },
}
