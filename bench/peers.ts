import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startTemporaryPostgres } from '../test/support/temporary-postgres.ts'
import { newDatabase } from './databases.ts'
import { expectSameAnswers, type Served, serveAll, variants } from './peer-answers.ts'
import { installPeers, type Measured, peersNode, startLoad } from './peer-process.ts'
import { peerTable, type Round } from './peer-table.ts'
import { sizeOf } from './peers-data.ts'
import { measureRegistering } from './peers-register.ts'
import { processorTime, serverTime } from './processor-time.ts'
import { type Question, questions } from './questions.ts'
import { writeSection } from './results.ts'

const howMeasured = `Every peer in a process of its own on the one PostgreSQL, over the same tables, asked by one client (\`bench/peers/load.mjs\`) in turn: hub, the hub that remembers no answer (decision 0038), PostGraphile, Mercurius, limit, and again,
after a turn each that is not counted; another of 60 items, cities, cursors or words each time. All the while something is recorded every second, and with it all that the hub remembers is forgotten; a list of items and its number both hubs keep until something is done to a batch or an item. Before anything is timed, all of their answers are compared value by value.
The hub is served as its users run it and checks key and rights; the peers check none. Their SQL is \`bench/peers/schema.sql\`, statements on the hub's own indexes; the limit is a bare \`node:http\`
handler that sends one named prepared statement and writes out the JSON text that it answers. Medians of rounds; ratios are of requests/s within a round; processor time from /proc.
Registering: every peer writes the very rows that the hub wrote (item, place on the list, entry of the log with its hash), which is compared; 32 requests at once, a row each; 2,000 rows, reckoned for 10,000. The server of the
tests does not wait for the disk, which is kinder to ten thousand small transactions than to a large one. The peers check nothing; the hub checks all rows first.`

/** Asks hub, peers and the limit the same questions in one interleaved run, after it has seen that all give the same answers. */
export const run = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(3),
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '3' },
      items: { type: 'string', default: '10000' },
      connections: { type: 'string', default: '32' },
    },
  })
  const [seconds, rounds, items] = [Number(values.seconds), Number(values.rounds), Number(values.items)]
  const connections = Number(values.connections)
  const isAsked = (name: string) => positionals.length === 0 || positionals.includes(name)
  const chosen = questions.filter(({ name }) => isAsked(name))
  installPeers()
  const server = await startTemporaryPostgres()
  try {
    const node = execFileSync(peersNode, ['--version'], { encoding: 'utf8' }).trim()
    const about = `${server.words.replace(/, .*/, '')}, Node ${node}; ${items.toLocaleString('en')} items, ${connections} connections, ${rounds} rounds of ${seconds} s.`
    console.log(about)
    const tables: string[] = []
    if (chosen.length > 0)
      tables.push(peerTable(await measureQuestions(server.url, chosen, { seconds, rounds, items, connections }), items))
    if (isAsked('register')) tables.push(await measureRegistering(server.url, rounds))
    console.log(`\n${tables.join('\n\n')}`)
    if (positionals.length === 0 || items !== 10_000)
      writeSection(headingOf(items), [about, howMeasured, ...tables].join('\n\n'))
  } finally {
    await server.stop()
  }
}

const headingOf = (items: number) =>
  items === 10_000 ? 'Beside others (`npm run bench -- peers`)' : `Beside others, ${items.toLocaleString('en')} items`

interface Course {
  readonly seconds: number
  readonly rounds: number
  readonly items: number
  readonly connections: number
}

const measureQuestions = async (serverUrl: string, chosen: readonly Question[], course: Course): Promise<Round[]> => {
  const size = sizeOf(course.items)
  const { served, postmaster, stop, record, quiet } = await serveAll(await newDatabase(serverUrl, 'peers'), size)
  const load = startLoad()
  const measured: Round[] = []
  const ask = async (question: Question, peer: Served, seconds: number): Promise<Round> => {
    const requests = Array.from({ length: variants }, (_, i) => peer.request(question.ask(peer.words, size, i)))
    const [node, database] = [processorTime(peer.pid), serverTime(postmaster)]
    const found = await load.put({ url: peer.url, connections: course.connections, seconds, requests })
    const spent = { node: processorTime(peer.pid) - node, database: serverTime(postmaster) - database }
    await quiet()
    if (found.failed > 0) throw new Error(`${question.name}: ${peer.name} failed ${found.failed} times`)
    return { question, peer: peer.name, ...perRequest(found, spent) }
  }
  try {
    for (const question of chosen) {
      await expectSameAnswers(question, served, size)
      const recording = recordEvery(1000, record)
      for (const peer of served) await ask(question, peer, Math.max(1, course.seconds / 2))
      for (let round = 0; round < course.rounds; round += 1)
        for (const peer of served) measured.push(await ask(question, peer, course.seconds))
      await recording.end()
      console.log(
        peerTable(
          measured.filter((row) => row.question === question),
          course.items,
        ),
      )
    }
    return measured
  } finally {
    load.stop()
    await stop()
  }
}

/** Records something each time so many milliseconds have passed, until the end; fails there if it failed once. */
const recordEvery = (milliseconds: number, record: () => Promise<void>) => {
  let isOver = false
  const work = (async () => {
    while (!isOver) {
      await record()
      await sleep(milliseconds)
    }
  })()
  work.catch(() => {})
  return {
    end: async () => {
      isOver = true
      await work
    },
  }
}

const perRequest = ({ count, rate, p50, p99 }: Measured, spent: { node: number; database: number }) => ({
  ...{ rate, p50, p99 },
  ...{ node: spent.node / Math.max(1, count), database: spent.database / Math.max(1, count) },
})
