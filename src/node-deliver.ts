import type { Logger } from 'pino'
import type { Turn } from './feed/deliver-signal.ts'
import { deliverSignals } from './feed/deliver-signals.ts'
import { deleteOldDeliveries } from './feed/delivery.sql.ts'
import type { Hub } from './hub.ts'

/** How often is looked for those whose next attempt has come. A commit wakes at once. */
const lookEvery = 5000
const forgetEvery = 3_600_000
const keptDays = 30

/** Delivers webhooks as long as the host runs. */
export const startDelivering = (
  hub: Hub,
  log: Logger,
  onTurn: (turn: Turn) => void = () => {},
): { readonly stop: () => Promise<void> } => {
  const onFault = (fault: unknown) => log.error({ err: fault }, 'delivering webhooks')
  const deliveries = deliverSignals(hub, { onTurn, onFault })
  const forget = () =>
    void deleteOldDeliveries(hub.db, new Date(hub.now().getTime() - keptDays * 86_400_000).toISOString()).catch(onFault)
  const leave = hub.onChanges?.(deliveries.wake)
  const looking = setInterval(deliveries.wake, lookEvery)
  const forgetting = setInterval(forget, forgetEvery)
  deliveries.wake()
  return {
    stop: () => {
      clearInterval(looking)
      clearInterval(forgetting)
      leave?.()
      return deliveries.stop()
    },
  }
}
