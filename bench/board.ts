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
}
