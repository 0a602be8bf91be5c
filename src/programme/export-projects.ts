import { selectCluster, selectMemberships } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectExportedProjects, selectKnownAt } from './exported-project.sql.ts'
import type { ExportedProject, ProjectExportHead } from './exported-project.ts'
import { selectPlanFields } from './plan-field.sql.ts'
import { fieldsOr } from './plan-field.ts'

/** Which projects: of an edition, by default that of the day; as they stood on a day, by default today. */
export interface ExportProjectsInput {
  readonly cluster: string
  readonly year: number | null
  readonly asOf: string | null
}

/** An export: what it is of, and its projects page by page, each page a statement over what was known when it began. */
export interface ProjectExport extends ProjectExportHead {
  readonly projects: () => AsyncGenerator<readonly ExportedProject[]>
}

const atATime = 500

/** Opens an export of key projects. For every key that reaches the cluster. Refused where the edition has none. */
export const exportProjects = async (
  hub: Hub,
  caller: Caller,
  { cluster: code, year: edition, asOf: day }: ExportProjectsInput,
): Promise<Outcome<ProjectExport>> => {
  const forbidden = forbid(caller, roles, { cluster: code })
  if (forbidden) return forbidden
  const invalid = checkDate(day, 'asOf')
  if (invalid.length > 0) return refused(...invalid)
  const cluster = await selectCluster(hub.db, code)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: code.slice(0, 40) }, ['cluster'])
  const asOf = day ?? civilDateAt(hub.now())
  const year = edition ?? Number(asOf.slice(0, 4))
  const knownAt = (await selectKnownAt(hub.db, null)) ?? hub.now().toISOString()
  const moment = { clusterId: cluster.id, year, asOf, knownAt }
  if ((await selectExportedProjects(hub.db, { ...moment, after: 0, limit: 1 })).length === 0)
    return refusedFor('PROJECTS_NONE', { year, asOf }, ['year'])
  const memberships = await selectMemberships(hub.db, [cluster.id], asOf)
  const fields = fieldsOr(await selectPlanFields(hub.db, cluster.id))
  const head = { cluster, year, asOf, knownAt, cities: memberships.map(({ city }) => city), fields }
  return done({ ...head, projects: () => pagesOf(hub, moment) })
}

async function* pagesOf(
  { db }: Hub,
  moment: { readonly clusterId: number; readonly year: number; readonly asOf: string; readonly knownAt: string },
): AsyncGenerator<readonly ExportedProject[]> {
  for (let after = 0, isMore = true; isMore; ) {
    const projects = await selectExportedProjects(db, { ...moment, after, limit: atATime })
    if (projects.length > 0) yield projects
    isMore = projects.length === atATime
    after = projects.at(-1)?.number ?? after
  }
}
