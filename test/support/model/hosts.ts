import pg from 'pg'
import { type HubProcess, startHub } from '../hub-process.ts'
import type { Random } from './random.ts'

/** Hubs on one database, each at an address of its own; one that is killed is started again there. */
export const openHosts = async (home: { readonly DATABASE_URL: string }, count: number) => {
  const hubs: HubProcess[] = []
  for (let i = 0; i < count; i++) hubs.push(await startHub(home))
  const ports = hubs.map(({ url }) => new URL(url).port)
  const starting = new Set<Promise<void>>()
  // A hub whose connection is cut while it starts ends: whoever runs it starts it again.
  const started = async (at: number, tries = 20): Promise<HubProcess> => {
    try {
      return await startHub({ ...home, PORT: ports[at] })
    } catch (fault) {
      if (tries === 0) throw fault
      return started(at, tries - 1)
    }
  }
  const restart = async (at: number) => {
    await hubs[at]!.end('SIGKILL')
    hubs[at] = await started(at)
  }
  return {
    urls: hubs.map(({ url }) => url),
    kill(random: Random): void {
      const at = random.between(0, count - 1)
      const restarted = restart(at).finally(() => starting.delete(restarted))
      starting.add(restarted)
    },
    isStarting: () => starting.size > 0,
    whole: async (): Promise<void> => void (await Promise.all(starting)),
  }
}

/** Ends connections of a database, as a restart of its server or a network would. */
export const openCutter = async (url: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const others = `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() order by pid`
  return {
    client,
    async cut(random: Random): Promise<boolean> {
      const { rows } = await client.query<{ pid: number }>(others)
      if (rows.length === 0) return false
      await client.query('select pg_terminate_backend($1)', [random.oneOf(rows).pid])
      return true
    },
    close: () => client.end(),
  }
}
