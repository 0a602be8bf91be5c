import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { withClient } from './databases.ts'
import { ask, type HubProcess, startHub } from './hub-process.ts'
import { peersNode, startPeer } from './peer-process.ts'
import { fillForPeers, type PeerSize } from './peers-data.ts'
import { postmasterOf } from './processor-time.ts'
import type { Asked, PeerName, Question, ServedName } from './questions.ts'

/** Of each question so many are asked in turn. */
export const variants = 60

/** One that is asked, and a question of its own as a request. */
export interface Served {
  readonly name: ServedName
  /** In whose words it is asked. */
  readonly words: PeerName
  readonly pid: number
  readonly url: string
  readonly request: (asked: Asked) => Asked & { readonly headers: Readonly<Record<string, string>> }
}

const peers: readonly PeerName[] = ['postgraphile', 'mercurius', 'limit']

/** Fills a new database and starts all of them on it. */
export const serveAll = async (url: string, size: PeerSize) => {
  const began = performance.now()
  const postmaster = await withClient(url, async (client) => {
    await fillForPeers(client, size)
    // The server of the tests speaks in an unusual way, which the hub does not mind.
    await client.query("alter database peers set datestyle = 'ISO'")
    // As the hub does for itself: what is compiled costs more than it saves in every one of these questions.
    await client.query('alter database peers set jit = off')
    await client.query(readFileSync(new URL('peers/schema.sql', import.meta.url), 'utf8'))
    return postmasterOf(client)
  })
  const hub = await startHub(url, peersNode)
  const anew = await startHub(url, peersNode, { HUTONG_ANSWER_MEMORY_MIB: '0' })
  await withClient(url, settled)
  const headers = { 'content-type': 'application/json' }
  const withKey = { ...headers, authorization: `Bearer ${hub.key}` }
  const started = await Promise.all(peers.map((name) => startPeer(name, url)))
  console.log(`filled and started in ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
  const served: Served[] = [
    ...([hub, anew] as const).map(({ pid, url }, i) => ({
      ...{ name: i === 0 ? ('hub' as const) : ('anew' as const), words: 'hub' as const, pid, url },
      request: (asked: Asked) => ({ ...asked, headers: withKey }),
    })),
    ...started.map(({ pid, url }, i) => ({
      ...{ name: peers[i]!, words: peers[i]!, pid, url },
      request: (asked: Asked) => ({ ...asked, headers }),
    })),
  ]
  const stop = async () => {
    for (const peer of started) peer.stop()
    await sleep(1000)
    await Promise.all([hub.stop(), anew.stop()])
  }
  return { served, postmaster, stop, record: () => recordSomething(anew), quiet: () => withClient(url, untilQuiet) }
}

/** As a city or the secretariat does now and then: whatever is recorded, all that was remembered is forgotten. */
const recordSomething = async (hub: HubProcess): Promise<void> => {
  await ask(hub, 'mutation ($input: IssueKeyInput!) { issueKey(input: $input) { problems { code } } }', {
    role: 'AUDITOR',
    holder: '样例',
  })
}

/** Until nothing is worked on that nobody waits for any more: a peer's last question may take longer than its turn, and is not the next one's. */
const untilQuiet = async (client: pg.Client): Promise<void> => {
  for (let left = 1; left > 0; ) {
    const { rows } = await client.query(`select count(*)::integer as left from pg_stat_activity
      where state = 'active' and pid <> pg_backend_pid() and query_start < now() - interval '300 ms' and datname = current_database()`)
    left = rows[0].left
    if (left > 0) await sleep(200)
  }
}

/** Until the hub has done what a new day asks of it: turned the lights of the plan, for one. */
export const settled = async (client: pg.Client): Promise<void> => {
  for (let before = '', quiet = 0; quiet < 6; ) {
    await sleep(500)
    const { rows } = await client.query('select next_number::text as number from change_clock')
    quiet = rows[0].number === before ? quiet + 1 : 0
    before = rows[0].number
  }
  await client.query('vacuum analyze')
}

/** Fails unless every peer answers each variant with the hub's own values: who answers an error fast is not fast. */
export const expectSameAnswers = async (
  question: Question,
  served: readonly Served[],
  size: PeerSize,
): Promise<void> => {
  // Of a million items a question may take seconds.
  const compared = size.items > 100_000 ? variants / 10 : variants
  for (let i = 0; i < compared; i += 1) {
    const answers = await Promise.all(served.map((peer) => answerOf(question, peer, size, i)))
    for (const [at, found] of answers.entries())
      if (!isDeepStrictEqual(found, answers[0]))
        throw new Error(`${question.name} ${i}: hub ${shortly(answers[0])}\n${served[at]!.name} ${shortly(found)}`)
  }
}

const answerOf = async (question: Question, peer: Served, size: PeerSize, i: number): Promise<unknown> => {
  const { path, ...request } = peer.request(question.ask(peer.words, size, i))
  const response = await fetch(`${peer.url}${path}`, request)
  const text = await response.text()
  try {
    return JSON.parse(JSON.stringify(question.read(peer.words, JSON.parse(text))))
  } catch {
    throw new Error(`${question.name}: ${peer.name} answers ${response.status} ${text.slice(0, 500)}`)
  }
}

const shortly = (found: unknown) => JSON.stringify(found).slice(0, 700)
