import type { CivilDate } from '../base/civil-date.ts'
import type { Hub } from '../hub.ts'
import { judgedLights } from '../programme/judged-lights.ts'
import { selectJudgedRows } from '../programme/light-facts.sql.ts'
import type { JudgingCluster } from '../programme/light-rule-set.sql.ts'
import { ruleSetOn } from '../programme/light-rules.ts'
import { selectPendingSubjects } from './brief-fact.sql.ts'
import type { PlanPart } from './plan-part.ts'

export interface PendingAsked {
  readonly cluster: JudgingCluster
  readonly year: number
  readonly asOf: CivilDate
  readonly knownAt: string | null
  /** The city whose waiting entries are supposed to be released. */
  readonly pendingOf: string
}

/** The parts with the lights that a city's own would have by the entries that wait, judged by the same rules; nothing is recorded. */
export const judgePending = async (
  { db }: Hub,
  parts: readonly PlanPart[],
  { cluster, year, asOf, knownAt, pendingOf }: PendingAsked,
): Promise<PlanPart[]> => {
  const subjects = await selectPendingSubjects(db, { clusterId: cluster.id, city: pendingOf })
  const rows = await selectJudgedRows(db, subjects, year, { day: asOf, knownAt, pendingOf })
  const { rules } = ruleSetOn(cluster.ruleSets, asOf)
  const colours = new Map(
    rows
      .filter((row) => row.year === year)
      .map((row) => {
        const lights = judgedLights(row, rules, asOf)
        const own = lights.find(({ city, criterion }) => city === pendingOf && criterion === 'OVERALL')
        return [row.subjectId, own?.colour ?? 'GREY'] as const
      }),
  )
  return parts.map((part) => {
    const colour = part.city === pendingOf ? colours.get(part.subjectId) : undefined
    return colour === undefined ? part : { ...part, colour }
  })
}
