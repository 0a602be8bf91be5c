import { selectCluster } from '../access/cluster.sql.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import { yearOf } from '../calendar/working-calendar.ts'
import type { Hub } from '../hub.ts'
import { listObligations, type Obligations } from './list-obligations.ts'
import type { Obligation } from './obligation.ts'
import { type GridFacts, selectProgressGrid } from './progress-grid.sql.ts'

/** What a city owes of a row, with what it says so far and what counted before. */
export type GridRow = Obligation & Pick<GridFacts, 'planned' | 'said' | 'before'>

/** What a city has to say about a period, row by row. */
export interface ProgressGrid extends Omit<Obligations, 'obligations'> {
  readonly year: number
  readonly city: string
  readonly rows: readonly GridRow[]
}

/**
 * All rows of a city that are to be reported about a period, with what it entered so far and, beside it, what counted before the
 * period began: what an operator fills in and a coordinator checks. For keys of the cluster.
 */
export const readProgressGrid = async (
  hub: Hub,
  caller: Caller,
  { cluster: code, city, period }: { readonly cluster: string; readonly city: string; readonly period: string },
): Promise<Outcome<ProgressGrid>> => {
  const owed = await listObligations(hub, caller, { cluster: code, city, period })
  if (owed.ok === undefined) return owed
  const { obligations, ...about } = owed.ok
  const { from, since, to, asOf } = about
  const clusterId = (await selectCluster(hub.db, code))!.id
  const year = yearOf(to)
  const facts = await selectProgressGrid(hub.db, { clusterId, year, city, from, since, to, asOf })
  const byRow = new Map(facts.map(({ list, number, ...rest }) => [`${list} ${number}`, rest]))
  const nothing = { planned: null, said: null, before: null }
  const rows = obligations.map((one) => ({ ...one, ...(byRow.get(`${one.list} ${one.number}`) ?? nothing) }))
  return done({ ...about, year, city, rows })
}
