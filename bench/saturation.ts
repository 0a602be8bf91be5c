import { setPriority } from 'node:os'
import { parseArgs } from 'node:util'
import { startTemporaryPostgres } from '../test/support/temporary-postgres.ts'
import { newDatabase, withClient } from './databases.ts'
import { ask, type HubProcess, startHub } from './hub-process.ts'
import { type Answered, type Offered, openLoad, requestText } from './open-loop.ts'
import { settled } from './peer-answers.ts'
import { fillForPeers, type PeerSize, sizeOf } from './peers-data.ts'
import { postmasterOf } from './processor-time.ts'
import { prepareProgress, progressEntry } from './progress.ts'
import { questions } from './questions.ts'
import { writeSection } from './results.ts'

const howMeasured = `Requests come at a rate, whatever is answered (open loop, random arrivals), over 1,000 connections that are opened before and kept. Time counts from the
moment at which a request was due. The client shares the cores with hub and PostgreSQL, and goes before them (they have a lower priority): so what it measures is theirs; how late it was itself stands in the
table. What it and the refusals cost is taken from what is left for the accepted. **Carried** is the highest rate at which at most one in a thousand is refused and p99 stays under 100 ms, in one of three tries: from 10/s doubled,
then halved. Then in turn, without a pause: 0.7 of it, three times it, 0.7 of it again. Nothing is remembered (decision 0038), and \`canHandle\` is asked about sixty pairs in turn.`

/** Answers that are given again cost next to nothing: what is to be seen is how work is refused. */
const anew = { HUTONG_ANSWER_MEMORY_MIB: '0' }

/** How far hub and PostgreSQL stand behind the client, for which they are not to wait, nor it for them. */
const behind = 5

/** Something that is asked many times: the i-th request. */
interface Asked {
  readonly name: string
  readonly request: (i: number) => Buffer
}

/** Seconds of each part of the course. */
interface Course {
  readonly probe: number
  readonly normal: number
  readonly over: number
}

/** Finds what a hub carries, offers it three times as much, and looks how those fare that it takes on, and how soon it is itself again. */
export const run = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(3),
    allowPositionals: true,
    options: { seconds: { type: 'string', default: '10' } },
  })
  const over = Number(values.seconds)
  const server = await startTemporaryPostgres()
  try {
    // Whom the server starts from now on has its priority.
    setPriority(await withClient(server.url, postmasterOf), behind)
    const about = `${server.words.replace(/, .*/, '')}, Node ${process.version}; ${over} s at three times.`
    console.log(about)
    const table: string[] = []
    for (const { names, prepare } of [reading, writing]) {
      if (positionals.length > 0 && !names.some((name) => positionals.includes(name))) continue
      const url = await newDatabase(server.url, `saturation_${names.length}`)
      const { hub, asked } = await prepare(url)
      setPriority(hub.pid, behind)
      try {
        for (const one of asked)
          if (positionals.length === 0 || positionals.includes(one.name))
            table.push(await measure(hub, one, { probe: 2, normal: Math.max(5, over / 2), over }))
      } finally {
        await hub.stop()
      }
    }
    const text = [heading, ...table].join('\n')
    console.log(`\n${text}`)
    if (positionals.length === 0)
      writeSection('Past saturation (`npm run bench -- saturation`)', [about, howMeasured, text].join('\n\n'))
  } finally {
    await server.stop()
  }
}

const reading = {
  names: ['canHandle', 'mixed'],
  prepare: async (url: string) => {
    const size: PeerSize = sizeOf(10_000)
    await withClient(url, async (client) => {
      await fillForPeers(client, size)
      await client.query(`alter database ${new URL(url).pathname.slice(1)} set datestyle = 'ISO'`)
    })
    const hub = await startHub(url, process.execPath, anew)
    await withClient(url, settled)
    const textOf = (name: string, i: number) =>
      requestText(questions.find((one) => one.name === name)!.ask('hub', size, i), hub.key)
    // What a console and a partner ask together; lists most.
    const mix = ['list', 'board', 'list', 'changes', 'list', 'canHandle']
    const asked: Asked[] = [
      { name: 'canHandle', request: remembered((i) => textOf('canHandle', i)) },
      { name: 'mixed', request: remembered((i) => textOf(mix[i % mix.length]!, i)) },
    ]
    return { hub, asked }
  },
}

const writing = {
  names: ['recordProgress'],
  prepare: async (url: string) => {
    const hub = await startHub(url, process.execPath, anew)
    const key = await prepareProgress(hub)
    const { recordProgress } = await ask(
      { url: hub.url, key },
      progressEntry(0).query,
      progressEntry(0).variables.input,
    )
    if (recordProgress.entered !== 1) throw new Error(JSON.stringify(recordProgress))
    const asked: Asked[] = [
      {
        name: 'recordProgress',
        request: (i) => requestText({ method: 'POST', path: '/graphql', body: JSON.stringify(progressEntry(i)) }, key),
      },
    ]
    return { hub, asked }
  },
}

/** Sixty requests made once: the client has other things to do. */
const remembered = (make: (i: number) => Buffer) => {
  const made = Array.from({ length: 60 }, (_, i) => make(i))
  return (i: number) => made[i % made.length]!
}

const heading = `| | carried/s | normal: p50, p99 | refused | offered/s | accepted/s | p50, p99 | of normal | goal | 503 with Retry-After | p99 of 503 | lost | after: p99 | itself again after | the client late: p99 | opened |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|`

const measure = async (hub: HubProcess, asked: Asked, course: Course): Promise<string> => {
  const load = await openLoad(hub.url)
  let i = 0
  const offer = (rate: number, seconds: number) => load.offer(rate, seconds, () => asked.request(i++))
  try {
    // A cold process is not what is measured.
    for (const rate of [10, 20, 50, 100, 200]) await offer(rate, 2)
    const carried = await findCarried(offer, course.probe)
    // Of those that were opened first some were ended meanwhile, for at 10/s few are asked over.
    await load.fill()
    await offer(0.7 * carried, 2)
    const before = summary(await offer(0.7 * carried, course.normal))
    const flood = await offer(3 * carried, course.over)
    const again = await offer(0.7 * carried, course.normal)
    const [over, after] = [summary(flood), summary(again)]
    const line = [
      ...[asked.name, whole(carried), `${ms(before.p50)}, ${ms(before.p99)}`, before.refused],
      ...[whole(3 * carried), whole(over.accepted / course.over), `${ms(over.p50)}, ${ms(over.p99)}`],
      ...[(over.p99 / before.p99).toFixed(2), '≤ 2', `${over.refused} (${over.withRetryAfter})`, ms(over.p99OfRefused)],
      ...[over.lost + over.faults, ms(after.p99), `${whole(recoveredAfter(again, before.p99))} ms`],
      ...[ms(over.p99OfLag), flood.opened],
    ]
    return `| ${line.join(' | ')} |`
  } finally {
    load.close()
  }
}

const isCarried = (offered: Offered): boolean => {
  const { refused, faults, lost, accepted, p99 } = summary(offered)
  if (faults > 0) throw new Error(`${faults} were answered neither 200 nor 503`)
  return lost === 0 && refused <= (accepted + refused) / 1000 && p99 < 100
}

/** Doubled until it is too much, then halfway between what was carried and what was not. What fails is asked twice more: the machine has other things to do as well. */
const findCarried = async (offer: (rate: number, seconds: number) => Promise<Offered>, seconds: number) => {
  const carries = async (rate: number, time: number) =>
    isCarried(await offer(rate, time)) || isCarried(await offer(rate, time)) || isCarried(await offer(rate, time))
  let [rate, tooMuch] = [0, 10]
  for (; await carries(tooMuch, seconds); tooMuch *= 2) rate = tooMuch
  for (let step = 0; step < 3; step += 1) {
    const between = (rate + tooMuch) / 2
    if (await carries(between, seconds * 2)) rate = between
    else tooMuch = between
  }
  return rate
}

const at = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0

const summary = ({ answers, lost, lags }: Offered) => {
  const times = (status: number) =>
    answers
      .filter((one) => one.status === status)
      .map(({ took }) => took)
      .sort((a, b) => a - b)
  const [accepted, refused] = [times(200), times(503)]
  return {
    ...{ lost, accepted: accepted.length, refused: refused.length, p50: at(accepted, 0.5), p99: at(accepted, 0.99) },
    p99OfRefused: at(refused, 0.99),
    p99OfLag: at(
      lags.toSorted((a, b) => a - b),
      0.99,
    ),
    withRetryAfter: answers.filter((one) => one.status === 503 && one.hasRetryAfter).length,
    faults: answers.length - accepted.length - refused.length,
  }
}

/** After how many ms a quarter of a second comes in which 98 of a hundred are answered within twice what 99 of them take normally. */
const recoveredAfter = ({ answers }: Offered, normal: number): number => {
  const quarters = new Map<number, Answered[]>()
  for (const one of answers) {
    const quarter = Math.floor(one.at / 250)
    quarters.set(quarter, [...(quarters.get(quarter) ?? []), one])
  }
  const isGood = (ones: readonly Answered[]) =>
    ones.filter(({ status, took }) => status !== 200 || took > 2 * normal).length <= ones.length / 50
  const good = [...quarters].filter(([, ones]) => isGood(ones)).map(([quarter]) => quarter)
  return Math.min(...good) * 250
}

const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0))
const whole = (value: number) => Math.round(value).toLocaleString('en')
