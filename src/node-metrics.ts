import { collectDefaultMetrics, Registry } from 'prom-client'
import type { OpenDatabase } from './db/database.ts'
import { selectFigures } from './feed/figure.sql.ts'
import { selectSourceFigures, selectSubscriberFigures } from './feed/partner-figure.sql.ts'
import type { Hub } from './hub.ts'
import { deliveryMetrics, requestMetrics, statementMetrics } from './node-counters.ts'
import { databaseGauges, partnerGauges } from './node-gauges.ts'

/** How long a scrape waits for the database: less than Prometheus waits for the scrape. */
const patience = 5000

/** What this host counts and measures, and how it is read: the text format of Prometheus. */
export const openMetrics = (hub: Hub, open: Pick<OpenDatabase, 'pool' | 'watch'>) => {
  const register = new Registry()
  collectDefaultMetrics({ register, prefix: 'hutong_' })
  const observe = requestMetrics(register)
  const onTurn = deliveryMetrics(register)
  statementMetrics(register, open)
  const database = databaseGauges(register)
  const partners = partnerGauges(register)
  const readDatabase = async (): Promise<void> => {
    const now = hub.now().toISOString()
    const [figures, sources, subscribers] = await Promise.all([
      selectFigures(hub.db, now),
      selectSourceFigures(hub.db, now),
      selectSubscriberFigures(hub.db),
    ])
    database.set(figures)
    partners(sources, subscribers)
  }
  return {
    observe,
    onTurn,
    /** The figures of the process are told also while the database is gone, or does not answer. */
    read: async (): Promise<string> => {
      let timer: NodeJS.Timeout | undefined
      const silence = new Promise<boolean>((resolve) => {
        timer = setTimeout(resolve, patience, false)
      })
      const answer = readDatabase().then(
        () => true,
        () => false,
      )
      database.up.set((await Promise.race([answer, silence])) ? 1 : 0)
      clearTimeout(timer)
      return register.metrics()
    },
  }
}
