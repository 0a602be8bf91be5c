import type { CityCluster } from '../access/city-cluster.ts'
import { identifyActors, type NamedActor } from '../access/identify-actors.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { done, type Outcome } from '../base/outcome.ts'
import { answerLightHistory } from '../programme/answer-light-history.ts'
import { answerLights } from '../programme/answer-lights.ts'
import type { AnsweredRow } from '../programme/answered-lights.ts'
import type { CoordinationIssue } from '../programme/coordination-issue.ts'
import type { ToldLight } from '../programme/light.sql.ts'
import type { LightExemption } from '../programme/light-facts.ts'
import { listExemptions } from '../programme/list-exemptions.ts'
import { listIssues } from '../programme/list-issues.ts'
import { findPlanRow } from '../programme/list-plan.ts'
import { listProgress } from '../programme/list-progress.ts'
import type { ListedProgress } from '../programme/listed-progress.sql.ts'
import { selectPlanDeadlines } from '../programme/plan-deadline.sql.ts'
import type { PlanDeadline } from '../programme/plan-deadline.ts'
import type { ListedPlanRow } from '../programme/plan-row.sql.ts'
import type { PlanList } from '../programme/plan-row.ts'
import { progressAsOf } from '../programme/progress-as-of.ts'
import { type ClusterCities, readCities } from './cluster-cities.ts'
import type { Visit } from './visit.ts'

/** So many entries of a row are read: four years of weeks. */
export const mostEntries = 200

/** All that a row's page shows, as of a day. */
export interface ShownPlanRow {
  readonly row: ListedPlanRow
  readonly lit: AnsweredRow | undefined
  readonly entries: readonly ListedProgress[]
  readonly issues: readonly CoordinationIssue[]
  readonly deadlines: readonly PlanDeadline[]
  readonly history: readonly ToldLight[]
  readonly exemptions: readonly LightExemption[]
  readonly named: ReadonlyMap<string, NamedActor>
  readonly cities: ClusterCities
}

/** Reads a row as it stood on a day; null where the edition has none under the number. */
export const readPlanRow = async (
  visit: Visit,
  { code: cluster, ...rest }: CityCluster,
  plan: { readonly list: PlanList; readonly year: number; readonly number: number },
  asOf: CivilDate,
): Promise<Outcome<ShownPlanRow | null>> => {
  const { hub, caller } = visit
  const { number, ...edition } = plan
  const named = { cluster, ...plan }
  const overall = { city: null, criterion: 'OVERALL' as const }
  const about = { cluster, plan, overdue: false, asOf, knownAt: null, limit: 50 }
  const [found, lights, progress, issues, turns, exempted, cities] = await Promise.all([
    findPlanRow(hub, caller, { cluster, ...edition, asOf }, number),
    answerLights(hub, caller, { cluster, ...edition, asOf, first: 1, after: number - 1 }),
    listProgress(hub, caller, { cluster, filter: plan, before: null, limit: mostEntries }),
    listIssues(hub, caller, about),
    answerLightHistory(hub, caller, { ...named, ...overall }),
    listExemptions(hub, caller, named),
    readCities(visit, { code: cluster, ...rest }),
  ])
  if (found.ok === undefined) return found
  if (found.ok === null) return done(null)
  const entries = progressAsOf(progress.ok ?? [], asOf)
  const history = (turns.ok ?? []).filter(({ validFrom }) => validFrom <= asOf)
  const deadlines = await selectPlanDeadlines(hub.db, [found.ok.subjectId], null)
  const actors = [
    ...entries.flatMap(({ enteredBy, steppedBy }) => [enteredBy, steppedBy]),
    ...history.map(({ actor }) => actor),
  ]
  return done({
    row: found.ok,
    lit: lights.ok?.rows.nodes.find((one) => one.number === number),
    issues: issues.ok?.issues ?? [],
    deadlines: deadlines.filter(({ validFrom }) => validFrom <= asOf),
    exemptions: (exempted.ok ?? []).filter(({ grantedOn }) => grantedOn <= asOf),
    named: await identifyActors(
      hub,
      caller,
      cluster,
      actors.filter((actor) => actor !== null),
    ),
    ...{ entries, history, cities },
  })
}
