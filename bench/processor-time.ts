import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'

// What the kernel counts in.
const ticksOfSecond = 100

interface Times {
  readonly parent: number
  readonly own: number
  readonly ofEnded: number
}

const timesOf = (pid: number | string): Times | null => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number)
    const [parent, user, system, endedUser, endedSystem] = [1, 11, 12, 13, 14].map((i) => fields[i]!)
    return { parent: parent!, own: user! + system!, ofEnded: endedUser! + endedSystem! }
  } catch {
    return null
  }
}

/** Processor time of a process with all its threads, in ms; 0 where there is no /proc. */
export const processorTime = (pid: number): number => ((timesOf(pid)?.own ?? 0) * 1000) / ticksOfSecond

/** Which process all of a server's backends are children of. */
export const postmasterOf = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return timesOf(rows[0]!.pid)?.parent ?? 0
}

/** The same of a PostgreSQL: the server, its backends and those that have ended. */
export const serverTime = (postmaster: number): number => {
  const server = timesOf(postmaster)
  if (!server) return 0
  const backends = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(timesOf)
    .filter((one) => one?.parent === postmaster)
  const ticks = backends.reduce((sum, one) => sum + one!.own, server.own + server.ofEnded)
  return (ticks * 1000) / ticksOfSecond
}
