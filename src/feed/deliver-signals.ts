import { civilDateAt } from '../base/civil-date.ts'
import { databaseTrouble } from '../db/database-trouble.ts'
import type { Hub } from '../hub.ts'
import { deliverSignal, type Turn } from './deliver-signal.ts'
import { type ClaimedSubscriber, claimSubscribers, updateLeasesEnd } from './signal.sql.ts'

/** What a host is told of each turn, for its log and its counters. */
export interface DeliveryReport {
  readonly onTurn: (turn: Turn) => void
  readonly onFault: (fault: unknown) => void
}

/** The deliveries of one host. */
export interface Deliveries {
  /** Looks whose turn it is: after a commit, and now and then for those whose time has come. */
  readonly wake: () => void
  /** Takes nobody any more; answers once those under way are settled. */
  readonly stop: () => Promise<void>
  /** Answers once nobody is under way and nobody's turn has come. */
  readonly idle: () => Promise<void>
}

/** How many are called at the same time: one that does not answer holds a place for ten seconds. */
const atATime = 64
/** Whose turn broke off because the database was away is taken again so soon after it is back, not only when the lease is over. */
const afterBreak = 5000

/**
 * Starts delivering. Places are filled as they come free, each on its own: a slow subscriber takes one and delays nobody. Any number
 * of hosts may do so on one database.
 */
export const deliverSignals = (hub: Hub, { onTurn, onFault }: DeliveryReport, most: number = atATime): Deliveries => {
  const { outbound } = hub
  const underWay = new Set<Promise<void>>()
  let brokenOff: ClaimedSubscriber[] = []
  let filling: Promise<void> | null = null
  let isToLookAgain = false
  let isStopped = outbound === undefined

  const giveBack = async (): Promise<void> => {
    const broken = brokenOff
    if (broken.length === 0) return
    await updateLeasesEnd(hub.db, broken, afterBreak / 1000)
    brokenOff = brokenOff.filter((one) => !broken.includes(one))
  }

  const take = async (): Promise<void> => {
    do {
      isToLookAgain = false
      await giveBack()
      const places = most - underWay.size
      if (places <= 0 || isStopped || !outbound) return
      const claimed = await claimSubscribers(hub.db, places, hub.now().toISOString(), civilDateAt(hub.now()))
      for (const subscriber of claimed) {
        const turn = deliverSignal(hub, outbound, subscriber)
          .then(onTurn, (fault) => {
            if (databaseTrouble(fault)) brokenOff.push(subscriber)
            onFault(fault)
          })
          .finally(() => {
            underWay.delete(turn)
            wake()
          })
        underWay.add(turn)
      }
    } while (isToLookAgain)
  }

  const wake = (): void => {
    isToLookAgain = true
    filling ??= take()
      .catch(onFault)
      .finally(() => {
        filling = null
        // Somebody woke it after it had looked for the last time.
        if (isToLookAgain) wake()
      })
  }

  const idle = async (): Promise<void> => {
    while (filling || underWay.size > 0) await Promise.all([filling, ...underWay])
  }

  return {
    wake,
    idle,
    stop: async () => {
      isStopped = true
      await idle()
    },
  }
}
