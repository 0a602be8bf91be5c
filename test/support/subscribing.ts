import { identifyCaller } from '../../src/access/identify-caller.ts'
import { issueKey } from '../../src/access/issue-key.ts'
import { anonymous, type Caller, type Role } from '../../src/base/caller.ts'
import { done } from '../../src/base/outcome.ts'
import { write } from '../../src/changes/write.ts'
import type { Turn } from '../../src/feed/deliver-signal.ts'
import { deliverSignals } from '../../src/feed/deliver-signals.ts'
import { registerSubscriber } from '../../src/feed/register-subscriber.ts'
import { nothingAllowed } from '../../src/feed/target-address.ts'
import type { Hub } from '../../src/hub.ts'
import { openOutbound } from '../../src/node-outbound.ts'
import { secretariat } from './callers.ts'
import { must } from './cluster.ts'

/** The same hub, which may call these hosts. */
export const calling = (hub: Hub, ...hosts: string[]): Hub => ({
  ...hub,
  outbound: openOutbound({ ...nothingAllowed, hosts }),
})

/** Whoever comes with a key made for this. */
export const keyed = async (hub: Hub, role: Role, more: { city?: string; cluster?: string } = {}): Promise<Caller> => {
  const { secret } = must(await issueKey(hub, secretariat, { role, holder: `${role} 持有人`, ...more }))
  return must(await identifyCaller(hub, secret!))
}

/** A change that the members of a cluster see; a public one, everybody. */
export const recordChange = async (hub: Hub, cluster: string, kind = 'batch.amended', isPublic = false) =>
  must(
    await write(hub, anonymous, 'test', async (_, log) => {
      await log.record({ kind, subject: `${cluster}/1`, cluster, isPublic, state: { title: '机密标题' } })
      return done({})
    }),
  )

/** Has a host deliver until nobody's turn is left, and answers how the turns went. */
export const deliverAll = async (hub: Hub): Promise<Turn[]> => {
  const turns: Turn[] = []
  const faults: unknown[] = []
  const deliveries = deliverSignals(hub, {
    onTurn: (turn) => void turns.push(turn),
    onFault: (fault) => void faults.push(fault),
  })
  deliveries.wake()
  await deliveries.idle()
  if (faults.length > 0) throw faults[0]
  return turns
}

export const subscribe = async (
  hub: Hub,
  caller: Caller,
  url: string,
  more: { cluster?: string; kinds?: string[]; after?: string } = {},
) => must(await registerSubscriber(hub, caller, { cluster: 'hbew', url, ...more }))
