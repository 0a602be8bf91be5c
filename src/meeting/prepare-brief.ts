import { selectCities, selectCluster, selectMemberships } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectJudgingCluster } from '../programme/light-rule-set.sql.ts'
import { selectPlanFields } from '../programme/plan-field.sql.ts'
import { fieldsOr } from '../programme/plan-field.ts'
import { selectErrataToShow } from './brief-erratum.sql.ts'
import { type BatchTitle, selectBatchTitles, selectLongRed } from './brief-fact.sql.ts'
import type { BriefMoment } from './brief-moment.ts'
import { citiesNamed, issueRows } from './brief-names.ts'
import { namedRows, outlineOf } from './brief-outline.ts'
import { longRedSince, mostLongRed } from './brief-problems.ts'
import { selectFigureStatements } from './figure-statement.sql.ts'
import { findLastMeeting, type LastMeeting } from './find-last-meeting.ts'
import { selectMeeting } from './joint-meeting.sql.ts'
import { type BriefFacts, makeBrief } from './make-brief.ts'
import type { MeetingBrief } from './meeting-brief.ts'
import { selectPlanHeads } from './plan-part.sql.ts'
import { type MomentAsked, readBriefMoment } from './read-brief-moment.ts'
import { readMoment } from './read-moment.ts'

export interface BriefInput {
  readonly cluster: string
  readonly edition: number
  /** By default the day of the cut-off, once it has come. */
  readonly asOf?: CivilDate | null
  readonly knownAt?: string | null
  /** A rehearsal: what is supposed to have happened. */
  readonly asIf?: { readonly batch?: number | null; readonly pendingEntriesOf?: string | null } | null
}

/** A brief with what it was made of: the rows behind its figures are found there. */
export interface PreparedBrief {
  readonly brief: MeetingBrief
  readonly facts: BriefFacts
}

/**
 * Makes the brief of a meeting (会议材料) out of everything that is known, whether it was sealed or not: as of its cut-off once that
 * has come, else of today. With `asIf` a rehearsal of a draft batch, or of a city's waiting entries. For every key that reaches the
 * cluster; what waits is a city's own, and the secretariat's.
 */
export const prepareBrief = async (hub: Hub, caller: Caller, input: BriefInput): Promise<Outcome<PreparedBrief>> => {
  const { db } = hub
  const { cluster: code, edition } = input
  const forbidden = forbid(caller, roles, { cluster: code }) ?? forbidPending(caller, input)
  if (forbidden) return forbidden
  const cluster = await selectCluster(db, code)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
  const meeting = await selectMeeting(db, code, edition, input.knownAt ?? null)
  if (!meeting) return refusedFor('MEETING_UNKNOWN', { edition }, ['edition'])
  const usual = await readMoment(db, meeting, hub.now())
  const asOf = input.asOf ?? usual.asOf
  const knownAt = input.knownAt ?? (input.asOf ? null : usual.knownAt)
  const batches = await selectBatchTitles(db, cluster.id)
  const draft = findDraft(batches, input.asIf?.batch ?? null)
  if (draft === undefined) return refusedFor('BRIEF_DRAFT_UNKNOWN', { ordinal: input.asIf!.batch! }, ['asIf', 'batch'])

  const judging = (await selectJudgingCluster(db, code, knownAt))!
  const fields = fieldsOr(await selectPlanFields(db, cluster.id))
  const found = await findLastMeeting(hub, { cluster: code, edition, asOf })
  const asked: MomentAsked = {
    ...{ cluster: { ...judging, code }, edition, year: meeting.year, asOf, knownAt, since: found?.last.asOf ?? null },
    ...{ asIfPublished: draft?.ordinal ?? null, pendingOf: input.asIf?.pendingEntriesOf ?? null },
  }
  const nothingSupposed = { asIfPublished: null, pendingOf: null }
  const [now, before] = await Promise.all([
    readBriefMoment(hub, asked),
    found && readBriefMoment(hub, { ...asked, ...found.asked, ...nothingSupposed }),
  ])
  const { count: longRed, rows: red } = await readLongRed(hub, now, knownAt)
  const outline = outlineOf(now, before, fields, red)
  const heads = await selectPlanHeads(db, [...namedRows(outline), ...issueRows(now)])
  const facts: BriefFacts = {
    ...{
      cluster,
      meeting,
      fields,
      now,
      before,
      outline,
      longRed,
      last: lastOf(found, before),
      sealed: found?.sealed ?? null,
      errata: await selectErrataToShow(db, { cluster: code, before: edition, knownAt: input.knownAt ?? null }),
    },
    cities: await readCities(hub, cluster.id, asOf, citiesNamed(meeting, now, before)),
    heads: new Map(heads.map((head) => [head.rowId, head])),
    batchTitles: new Map(batches.map(({ ordinal, title }) => [ordinal, title])),
    said: await selectFigureStatements(db, [meeting.id], input.knownAt ?? null),
    rehearsal: input.asIf ? { batch: draft, pendingEntriesOf: input.asIf.pendingEntriesOf ?? null } : null,
  }
  return done({ brief: makeBrief(facts), facts })
}

const lastOf = (found: LastMeeting | null, before: BriefMoment | null): MeetingBrief['last'] =>
  found && before && { ...found.last, knownAt: found.asked.knownAt ?? before.knownAt }

/** What a city has not released is nobody else's. */
const forbidPending = (caller: Caller, { cluster, asIf }: BriefInput) => {
  const city = asIf?.pendingEntriesOf ?? null
  if (city === null) return undefined
  return forbid(caller, ['SECRETARIAT', 'COORDINATOR', 'OPERATOR'], { cluster, city })
}

/** The draft that is supposed to be published: null where none is; undefined where there is no such draft. */
const findDraft = (batches: readonly BatchTitle[], ordinal: number | null) => {
  if (ordinal === null) return null
  const draft = batches.find((batch) => batch.ordinal === ordinal && batch.isDraft)
  return draft && { ordinal, title: draft.title }
}

const readLongRed = ({ db }: Hub, { plan, year, asOf }: BriefMoment, knownAt: string | null) => {
  const parts = plan.flatMap((row) => row.parts.filter(({ colour }) => colour === 'RED'))
  return selectLongRed(db, { year, asOf, knownAt, parts, since: longRedSince(asOf) }, mostLongRed)
}

const readCities = async ({ db }: Hub, clusterId: number, asOf: CivilDate, named: ReadonlySet<string>) => {
  const memberships = await selectMemberships(db, [clusterId], asOf)
  const members = new Set(memberships.filter(({ role }) => role === 'MEMBER').map(({ city }) => city.code))
  const cities = await selectCities(db, [...new Set([...members, ...named])])
  return cities
    .map(({ code, name }) => ({ code, name, isMember: members.has(code) }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}
