import pg from 'pg'

/** How often is looked whether somebody waits, and how long somebody may before the server is asked whether it lives. */
const lookEvery = 1000
const patience = 2000
/** How long the server may take to let somebody in. */
const answersWithin = 3000

/** Whether a server lets nobody in. One that refuses has answered. */
const isSilent = async (config: pg.ClientConfig): Promise<boolean> => {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 0 })
  client.on('error', () => {})
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), answersWithin)
  })
  const answer = client.connect().then(
    () => false,
    () => false,
  )
  const found = await Promise.race([answer, silence])
  clearTimeout(timer)
  cut(client)
  return found
}

/** Ends a connection without a word to the other side, which hears none: whoever waits on it is told at once. */
const cut = (client: pg.ClientBase): void => {
  ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
}

/**
 * Looks after whoever waits long for an answer. A long statement is as it should be; but a server that meanwhile lets nobody in
 * hangs, or is out of reach without having said so, and a connection to it would be waited on for as long as TCP does. Answers how
 * to stop.
 */
export const watchSilence = (pool: pg.Pool, config: pg.ClientConfig): (() => void) => {
  const takenAt = new Map<pg.ClientBase, number>()
  let isAsking = false
  pool.on('acquire', (client) => takenAt.set(client, performance.now()))
  pool.on('release', (_, client) => takenAt.delete(client))
  pool.on('remove', (client) => takenAt.delete(client))
  const longHeld = () => [...takenAt].filter(([, since]) => performance.now() - since > patience)
  const look = async () => {
    if (isAsking || longHeld().length === 0) return
    isAsking = true
    if (await isSilent(config)) for (const [client] of longHeld()) cut(client)
    isAsking = false
  }
  const looking = setInterval(() => void look(), lookEvery)
  looking.unref()
  return () => clearInterval(looking)
}
