import type { Logger } from 'pino'
import type { Turn } from './feed/deliver-signal.ts'
import { deliverSignals } from './feed/deliver-signals.ts'
import { deleteOldDeliveries } from './feed/delivery.sql.ts'
import { raiseAlerts } from './feed/raise-alerts.ts'
import type { Hub } from './hub.ts'

/** How often is looked for those whose next attempt has come. A commit wakes almost at once. */
const lookEvery = 5000
/** How soon an alert follows what it is about: a push that wrote nothing to the log rings no bell. */
const alertEvery = 15_000
/** A push commits many times a second, and each time nobody is to be asked for more than the last. */
const gatheredFor = 100
const forgetEvery = 3_600_000
const keptDays = 30

/** Delivers webhooks and raises alerts as long as the host runs. */
export const startDelivering = (
  hub: Hub,
  log: Logger,
  onTurn: (turn: Turn) => void = () => {},
): { readonly stop: () => Promise<void> } => {
  const onFault = (fault: unknown) => log.error({ err: fault }, 'delivering webhooks')
  const deliveries = deliverSignals(hub, { onTurn, onFault })
  const forget = () =>
    void deleteOldDeliveries(hub.db, new Date(hub.now().getTime() - keptDays * 86_400_000).toISOString()).catch(onFault)
  let soon: NodeJS.Timeout | undefined
  const leave = hub.onChanges?.(() => {
    soon ??= setTimeout(() => {
      soon = undefined
      deliveries.wake()
    }, gatheredFor)
  })
  const looking = setInterval(deliveries.wake, lookEvery)
  const forgetting = setInterval(forget, forgetEvery)
  let raising: Promise<unknown> = Promise.resolve()
  const raise = () => {
    // One after the other: a database that does not answer is not asked again on top of it.
    raising = raising
      .then(() => raiseAlerts(hub))
      .catch((fault: unknown) => log.error({ err: fault }, 'raising alerts'))
  }
  const alerting = setInterval(raise, alertEvery)
  deliveries.wake()
  raise()
  return {
    stop: async () => {
      for (const timer of [looking, forgetting, alerting, soon]) clearInterval(timer)
      leave?.()
      await Promise.all([deliveries.stop(), raising])
    },
  }
}
