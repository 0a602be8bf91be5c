import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { Db } from '../db/database.ts'
import { selectPlanRowsByNumber } from '../programme/plan-row.sql.ts'
import type { PlanList } from '../programme/plan-row.ts'
import { selectBatches } from '../recognition/batch.sql.ts'
import type { GivenLink } from './given-resolution.ts'
import type { ResolutionLink } from './resolution.ts'

/** The cluster and the day on which what is linked must stand. */
interface Place {
  readonly cluster: { readonly id: number; readonly code: string }
  readonly day: CivilDate
}

/** Finds what a resolution is said to have produced, with what it is called; the problem of each that is not there. */
export const findLinks = async (
  db: Db,
  place: Place,
  given: readonly GivenLink[],
): Promise<{ readonly links: readonly ResolutionLink[]; readonly problems: readonly Problem[] }> => {
  const titles = new Map<string, string>()
  const groupOf = ({ kind, year }: GivenLink) => `${kind} ${year ?? ''}`
  for (const name of new Set(given.map(groupOf))) {
    const group = given.filter((link) => groupOf(link) === name)
    const { kind, year } = group[0]!
    const numbers = group.map(({ number }) => number)
    const found = kind === 'BATCH' ? await batches(db, place, numbers) : await planned(db, place, kind, year!, numbers)
    for (const { number, title } of found) titles.set(`${name} ${number}`, title)
  }
  const links = given.map((link) => {
    const { kind, year = null, number } = link
    return { kind, year, number, title: titles.get(`${groupOf(link)} ${number}`) ?? '' }
  })
  const problems = links.flatMap(({ title, ...facts }, i) =>
    title === '' ? [problem('RESOLUTION_LINK_UNKNOWN', { path: ['links', i], field: 'links', facts })] : [],
  )
  return { links, problems }
}

interface Titled {
  readonly number: number
  readonly title: string
}

const planned = async (
  db: Db,
  { cluster, day }: Place,
  list: PlanList,
  year: number,
  numbers: readonly number[],
): Promise<Titled[]> => {
  const edition = { clusterId: cluster.id, list, year }
  const rows = await selectPlanRowsByNumber(db, edition, numbers, { asOf: day, knownAt: null })
  return rows.filter(({ state }) => state === 'LISTED').map(({ number, content }) => ({ number, title: content.title }))
}

const batches = async (db: Db, { cluster }: Place, ordinals: readonly number[]): Promise<Titled[]> => {
  const all = await selectBatches(db, { cluster: cluster.code, publishedOnly: false })
  return all
    .filter(({ ordinal }) => ordinals.includes(ordinal))
    .map(({ ordinal, title }) => ({ number: ordinal, title }))
}
