import { anonymous, type Caller } from '../src/base/caller.ts'
import { openPg } from '../src/db/open-pg.ts'
import type { Hub } from '../src/hub.ts'
import { answerBoard, type BoardInput } from '../src/programme/answer-board.ts'
import { countStatements } from '../test/support/count-statements.ts'
import { median, newDatabase, withClient } from './databases.ts'
import { fillPlan } from './programme-data.ts'

const cities = 340
const projects = Number(process.argv[3] ?? 50_000)
const times = 7
const secretariat: Caller = { ...anonymous, keyId: 1, role: 'SECRETARIAT' }

const questions: readonly (readonly [string, BoardInput])[] = [
  ['as it stands', { cluster: 'bench', year: 2026, asOf: '2026-11-27' }],
  ['as of a day five years ago', { cluster: 'bench', year: 2021, asOf: '2021-06-30' }],
  ['as it was known then', { cluster: 'bench', year: 2026, asOf: '2026-03-31', knownAt: '2026-04-15T00:00:00Z' }],
]

/** Asks the board of a large plan, as of several days; prints medians. */
export const measureBoard = async (serverUrl: string): Promise<void> => {
  const url = await newDatabase(serverUrl, `board_${process.pid}`)
  const began = performance.now()
  const entries = await withClient(url, async (client) => {
    await fillPlan(client, cities, projects)
    return Number((await client.query('select count(*) as n from progress_released')).rows[0].n)
  })
  const filled = ((performance.now() - began) / 1000).toFixed(0)
  console.log(
    `\n${cities} cities, 10 editions, ${projects.toLocaleString('en')} projects, ${entries.toLocaleString('en')} released entries (filled in ${filled} s)\n`,
  )
  const open = await openPg(url, { max: 1 })
  const hub: Hub = { db: open.db, now: () => new Date('2026-11-27T04:00:00Z'), randomBytes: () => new Uint8Array() }
  const ask = async (input: BoardInput) => {
    const { ok, problems } = await answerBoard(hub, secretariat, input)
    if (!ok || ok.lists.length === 0) throw new Error(JSON.stringify(problems))
    return ok
  }
  console.log('| board | first, ms | ms | goal | statements |\n|---|---|---|---|---|')
  for (const [name, input] of questions) {
    const took: number[] = []
    for (let i = 0; i < times; i += 1) {
      const start = performance.now()
      await ask(input)
      took.push(performance.now() - start)
    }
    const { count } = await countStatements(open, () => ask(input))
    console.log(`| ${name} | ${took[0]!.toFixed(0)} | ${median(took.slice(1)).toFixed(0)} | < 1,000 | ${count} |`)
  }
  await open.close()
import { migrate } from '../src/db/migrate.ts'
import { openPg } from '../src/db/open-pg.ts'
import { dropDatabases, median, newDatabase, withClient } from './databases.ts'
import { startHub } from './hub-process.ts'
import { fillPlan } from './programme-data.ts'

const rounds = 7

/** A board that is asked for: of this year as of today, of a past day, in January before anything was reported, and of a past year. */
const questions: readonly (readonly [year: number, asOf: string])[] = [
  [2026, '2026-11-27'],
  [2026, '2026-06-30'],
  [2026, '2026-01-15'],
  [2021, '2021-08-31'],
]

const figures = 'rows notStarted underWay done behind red stale missing repeated planned completed due share pace'

const document = `query ($year: Int!, $asOf: Date!) { statusBoard(cluster: "bench", year: $year, asOf: $asOf) {
  knownAt lists { list total { ${figures} } cities { city { name } figures { ${figures} } } } } }`

const rowsBehind = `query ($year: Int!, $asOf: Date!) { statusRows(cluster: "bench", year: $year, asOf: $asOf, list: PROJECT, figure: BEHIND, first: 100) {
  nodes { number title standing colour staleness completed } } }`

/** Fills a plan of ten editions and asks for its board through GraphQL; prints medians. */
export const measureBoard = async (serverUrl: string, cities: number, projects: number): Promise<void> => {
  const url = await newDatabase(serverUrl, `board_${process.pid}`)
  const open = await openPg(url)
  await migrate(open)
  await open.close()
  await withClient(url, (client) => fillPlan(client, cities, projects))
  const hub = await startHub(url)
  const asked = async (query: string, year: number, asOf: string): Promise<number> => {
    const began = performance.now()
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${hub.key}` }
    const body = JSON.stringify({ query, variables: { year, asOf } })
    const response = await fetch(`${hub.url}/graphql`, { method: 'POST', body, headers })
    const { data, errors } = (await response.json()) as { data: Record<string, unknown> | null; errors?: unknown }
    if (errors || !data) throw new Error(JSON.stringify(errors).slice(0, 500))
    return performance.now() - began
  }
  const medianOf = async (query: string, year: number, asOf: string): Promise<string> => {
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) times.push(await asked(query, year, asOf))
    return median(times).toFixed(0)
  }
  const head = `${projects.toLocaleString('en')} projects, ${cities} cities, ten years`
  console.log(`\n| ${head} | board, ms | rows behind a figure, ms | goal |\n|---|---|---|---|`)
  for (const [year, asOf] of questions)
    console.log(
      `| ${year}, as of ${asOf} | ${await medianOf(document, year, asOf)} | ${await medianOf(rowsBehind, year, asOf)} | < 1000 |`,
    )
  await hub.stop()
  await dropDatabases(serverUrl, [url])
}
