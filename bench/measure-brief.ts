import { anonymous, type Caller } from '../src/base/caller.ts'
import { openPg } from '../src/db/open-pg.ts'
import type { Hub } from '../src/hub.ts'
import { answerFigure } from '../src/meeting/answer-figure.ts'
import { prepareBrief } from '../src/meeting/prepare-brief.ts'
import { printMeeting } from '../src/report/print-meeting.ts'
import { countStatements } from '../test/support/count-statements.ts'
import { median } from './databases.ts'

const [, , url, cities, projects] = process.argv
const times = 5
const secretariat: Caller = { ...anonymous, keyId: 1, role: 'SECRETARIAT' }
const asked = { cluster: 'bench', edition: 2 }

/** The second meeting of a filled database, in a process of its own: how long, and how much memory the whole process ever had. */
const measure = async (url: string): Promise<void> => {
  const open = await openPg(url, { max: 4 })
  const hub: Hub = { db: open.db, now: () => new Date('2026-11-27T04:00:00Z'), randomBytes: () => new Uint8Array() }
  const prepare = async () => {
    const { ok, problems } = await prepareBrief(hub, secretariat, asked)
    if (!ok) throw new Error(JSON.stringify(problems))
    return ok.brief
  }
  const took: { brief: number; papers: number; figure: number }[] = []
  for (let i = 0; i < times; i += 1) {
    const start = performance.now()
    const brief = await prepare()
    const made = performance.now()
    const papers = await printMeeting(brief)
    const printed = performance.now()
    if (papers.length === 0) throw new Error('no papers')
    const opened = await answerFigure(hub, secretariat, { ...asked, id: 'projects.red@100005', first: 50, after: 0 })
    if (!opened.ok || String(opened.ok.rowCount) !== opened.ok.figure.value)
      throw new Error('the figure is not its rows')
    took.push({ brief: made - start, papers: printed - made, figure: performance.now() - printed })
  }
  const { count, result } = await countStatements(open, prepare)
  const ms = (of: keyof (typeof took)[number]) =>
    `${took[0]![of].toFixed(0)} | ${median(took.slice(1).map((one) => one[of])).toFixed(0)}`
  const memory = (process.resourceUsage().maxRSS / 1024).toFixed(0)
  console.log(
    `\n${cities} cities, 10 editions, ${Number(projects).toLocaleString('en')} projects; ${result.figures.length.toLocaleString('en')} figures, ${count} statements\n`,
  )
  console.log('| meeting | first, ms | median, ms | goal |\n|---|---|---|---|')
  console.log(`| the brief, beside that of the last meeting | ${ms('brief')} | brief and papers < 3,000 |`)
  console.log(`| its papers | ${ms('papers')} | |`)
  console.log(`| one figure opened | ${ms('figure')} | |`)
  console.log(`| most memory of the process | ${memory} MiB | | < 400 MiB |`)
  await open.close()
}

await measure(url!)
