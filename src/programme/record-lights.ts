import type { CivilDate } from '../base/civil-date.ts'
import { yearOf } from '../calendar/working-calendar.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import { insertLights, type LightOfRow, lockLights, selectLights } from './light.sql.ts'
import { type JudgedRow, selectJudgedRows } from './light-facts.sql.ts'
import { selectLightRuleSets } from './light-rule-set.sql.ts'
import { type LightRuleSet, ruleSetOn } from './light-rules.ts'
import { firstOf, monthOf } from './plan-month.ts'
import { planSubject } from './plan-row.ts'
import { turnedLights } from './turned-lights.ts'

/** Which subjects of a cluster's plan may have turned, and on which day. */
export interface TouchedSubjects {
  readonly clusterId: number
  /** The cluster's code. */
  readonly cluster: string
  readonly subjectIds: readonly number[]
  readonly day: CivilDate
}

const mostAtOnce = 1000

/**
 * Judges subjects anew and records every light that turned, with its reasons and the version of the rules. Called by each verb
 * that changes what is judged, after its own writing, and by the day that comes; answers how many lights were recorded.
 */
export const recordLights = async (db: Db, log: ChangeLog, touched: TouchedSubjects): Promise<number> => {
  const { clusterId, subjectIds, day } = touched
  if (subjectIds.length === 0) return 0
  await lockLights(db, clusterId)
  const ruleSet = ruleSetOn(await selectLightRuleSets(db, clusterId), day)
  const ids = [...new Set(subjectIds)]
  let count = 0
  for (let at = 0; at < ids.length; at += mostAtOnce)
    count += await recordPiece(db, log, { ...touched, subjectIds: ids.slice(at, at + mostAtOnce) }, ruleSet)
  return count
}

const recordPiece = async (
  db: Db,
  log: ChangeLog,
  { cluster, subjectIds, day }: TouchedSubjects,
  ruleSet: LightRuleSet,
): Promise<number> => {
  const rows = await selectJudgedRows(db, subjectIds, yearOf(day), { day, knownAt: null })
  const from = ruleSet.rules.restatesRedOnceCaughtUp ? firstOf(monthOf(day) - 1) : day
  const known = new Map<string, LightOfRow[]>()
  for (const light of await selectLights(db, subjectIds, { from, to: day }))
    known.set(keyOf(light), [...(known.get(keyOf(light)) ?? []), light])
  const turned = rows.flatMap((row) =>
    turnedLights(row, ruleSet, known.get(keyOf(row)) ?? [], day).map((light) => ({
      row,
      light: { ...light, subjectId: row.subjectId, year: row.year },
      isFirst: !known.has(keyOf(row)),
    })),
  )
  if (turned.length === 0) return 0
  await insertLights(
    db,
    turned.map(({ light }) => light),
    log.tx,
  )
  for (const { row, light, isFirst } of turned) await tell(log, cluster, row, light, isFirst)
  return turned.length
}

const keyOf = ({ subjectId, year }: { readonly subjectId: number; readonly year: number }): string =>
  `${subjectId} ${year}`

/** A row that begins green tells it by the light of the whole row alone. */
const tell = async (
  log: ChangeLog,
  cluster: string,
  row: JudgedRow,
  light: LightOfRow,
  isFirst: boolean,
): Promise<void> => {
  const { city, criterion, colour, cause, reasons, ruleVersion, validFrom } = light
  if (isFirst && city !== null && colour === 'GREEN') return
  await log.record({
    kind: 'light.changed',
    subject: `${planSubject(cluster, row)}/${city ?? '*'}/${criterion}`,
    cluster,
    ...(city === null ? {} : { city }),
    isPublic: false,
    state: { title: row.title, colour, cause, reasons, ruleVersion, validFrom },
  })
}
