import type { CivilDate } from '../base/civil-date.ts'
import type { PlanRowName } from '../programme/coordination-issue.ts'
import type { PlanField } from '../programme/plan-field.ts'
import { countTraced } from '../recognition/recognition-count.ts'
import type { ErratumOfEdition } from './brief-erratum.sql.ts'
import { correctedValues, type BriefErratum as SealedErratum } from './brief-erratum.ts'
import { briefFigures, type FigureScope, figureValues } from './brief-figures.ts'
import type { BriefMoment } from './brief-moment.ts'
import { otherMovements } from './brief-movements.ts'
import { citiesOnPlan } from './brief-names.ts'
import { type BriefOutline, fieldsIn } from './brief-outline.ts'
import type { BriefErratum, BriefField, BriefList, BriefRow, Movement } from './brief-part.ts'
import { issueProblems, rowProblems } from './brief-problems.ts'
import { briefResolutions } from './brief-resolutions.ts'
import { briefWarnings } from './brief-warnings.ts'
import { confirmationsIn } from './city-confirmation.ts'
import type { FigureStatement } from './figure-statement.ts'
import { cutOffOf, type JointMeeting } from './joint-meeting.ts'
import type { Figure, MeetingBrief, Rehearsal } from './meeting-brief.ts'
import type { PlanHead } from './plan-part.sql.ts'
import type { PlanState } from './plan-part.ts'

/** Everything that a brief is made of. */
export interface BriefFacts {
  readonly cluster: MeetingBrief['cluster']
  readonly meeting: JointMeeting
  readonly cities: MeetingBrief['cities']
  readonly fields: readonly PlanField[]
  readonly now: BriefMoment
  /** Of the last meeting; null where there was none. */
  readonly before: BriefMoment | null
  readonly last: MeetingBrief['last']
  /** What was sealed of the last meeting, and corrected since. */
  readonly sealed: { readonly figures: readonly Figure[]; readonly errata: readonly SealedErratum[] } | null
  /** Of any earlier meeting, those that no sealed brief has shown. */
  readonly errata: readonly ErratumOfEdition[]
  readonly outline: BriefOutline
  readonly heads: ReadonlyMap<number, PlanHead>
  readonly batchTitles: ReadonlyMap<number, string>
  readonly longRed: number
  readonly said: readonly FigureStatement[]
  readonly rehearsal: Rehearsal | null
}

/** Of which cities and fields a brief has figures: the members, whoever else stands on the plan, the fields that are used. */
const scopeOf = ({ cities, fields, now, before }: BriefFacts): FigureScope => {
  const members = cities.filter(({ isMember }) => isMember).map(({ code }) => code)
  return {
    cities: [...new Set([...members, ...citiesOnPlan(now.plan)])].sort(),
    fields: fieldsIn([now.plan, before?.plan ?? []], fields).map(({ code }) => code),
  }
}

/** Makes the brief of a meeting: all arithmetic of its screens and papers is done here, and by what is called from here. */
export const makeBrief = (facts: BriefFacts): MeetingBrief => {
  const { meeting, cities, now, before, last, outline, rehearsal } = facts
  const { code, name, isSample } = facts.cluster
  const { edition, title, host, heldOn, agenda, participants, observers, agreements, nextList } = meeting
  const { year, asOf, knownAt } = now
  const figures = figuresOf(facts)
  const confirmations = confirmationsOf(facts, figures)
  const [cutOff, since] = [cutOffOf(meeting), last?.asOf ?? null]
  const members = cities.filter(({ isMember }) => isMember).map(({ code }) => code)
  return {
    ...{ cluster: { code, name, isSample }, edition, title, host, heldOn, year, asOf, knownAt, cutOff, cities, last },
    ...{ agenda, participants, observers },
    figures,
    byField: fieldsOf(facts),
    lists: listsOf(facts),
    batches: countTraced(now.counted, now.trace, null).byBatch,
    problems: problemsOf(facts),
    resolutions: briefResolutions(now.resolutions, { edition, asOf, since }),
    moved:
      before === null ? [] : [...planMoves(facts), ...otherMovements(now, before, (one) => batchTitle(facts, one))],
    texts: Object.fromEntries(meeting.texts.map(({ part, text }) => [part, text])),
    ...{ agreements, nextList },
    errata: facts.errata.map(erratumOf),
    confirmations,
    warnings: briefWarnings(now, {
      ...{ members, confirmations, cutOff, names: new Map(cities.map((city) => [city.code, city.name])) },
      isSealed: last && { edition: last.edition, is: last.isSealed },
      leftOut: { movements: outline.movementsLeftOut, longRed: facts.longRed - outline.red.length },
    }),
    ...{ rehearsal, seal: null },
  }
}

const batchTitle = ({ batchTitles }: BriefFacts, ordinal: number): string => batchTitles.get(ordinal) ?? ''

/** The figures of now beside those of the last meeting: as they were sealed and corrected, else reckoned anew. */
const figuresOf = (facts: BriefFacts): Figure[] => {
  const { now, before, sealed } = facts
  const scope = scopeOf(facts)
  const then = before === null ? [] : figureValues(before, null, scope)
  const previous = sealed
    ? correctedValues(sealed.figures, sealed.errata)
    : new Map(then.map(({ id, value }) => [id, value]))
  return briefFigures(figureValues(now, before, scope), previous, now.asOf)
}

/** A rehearsal is nothing that a city could have confirmed. */
const confirmationsOf = ({ said, cities, rehearsal }: BriefFacts, figures: readonly Figure[]) => {
  if (rehearsal !== null) return []
  const members = cities.filter(({ isMember }) => isMember).map(({ code }) => code)
  return confirmationsIn(said, members, figures).map(({ city, state, confirmedAt }) => ({ city, state, confirmedAt }))
}

const erratumOf = ({ edition, figure, oldValue, newValue, reason, recordedAt }: ErratumOfEdition): BriefErratum => ({
  ...{ figure, edition, before: oldValue, after: newValue, reason, on: dayOf(recordedAt) },
})

/** The civil day in Beijing of an instant's text. */
const dayOf = (instant: string): CivilDate => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

const rowOf = ({ heads }: BriefFacts, { list, rowId, number, field, parts, marks }: PlanState): BriefRow => {
  const {
    title = '',
    leadCity = parts[0]!.city,
    cities = [],
    leadUnit = null,
    deadline = null,
  } = heads.get(rowId) ?? {}
  const { planned, completed, due, standing, colour, staleness, reportedOn } = marks
  return {
    ...{ list, number, title, field, leadCity, cities, leadUnit, deadline, standing, colour, staleness, reportedOn },
    ...{ planned: String(planned), completed: String(completed), due: String(due) },
  }
}

const listsOf = (facts: BriefFacts): BriefList[] =>
  facts.outline.lists.map(({ list, count, rows }) => ({ list, count, rows: rows.map((row) => rowOf(facts, row)) }))

const fieldsOf = (facts: BriefFacts): BriefField[] =>
  facts.outline.fields.map(({ code, name, newlyDone, behind }) => ({
    ...{ code, name },
    newlyDone: newlyDone.map((row) => rowOf(facts, row)),
    behind: behind.map((row) => rowOf(facts, row)),
  }))

const planMoves = ({ outline, heads }: BriefFacts): Movement[] =>
  outline.movements.map(({ rowId, isOfLead, city, ...said }) => {
    const head = heads.get(rowId)
    return { ...said, edition: null, title: head?.title ?? '', city: isOfLead ? (head?.leadCity ?? null) : city }
  })

const problemsOf = ({ now, outline, heads }: BriefFacts) => {
  const byName = new Map(now.plan.map((row) => [`${row.list}/${row.number}`, row.rowId]))
  const titleOf = ({ list, year, number }: PlanRowName) =>
    (year === now.year ? heads.get(byName.get(`${list}/${number}`) ?? 0)?.title : null) ?? null
  const rows = new Map(outline.red.map(({ row }) => [row.subjectId, row]))
  const headOf = (subjectId: number) => {
    const row = rows.get(subjectId)
    const head = row && heads.get(row.rowId)
    return row && head && { ...head, list: row.list, year: now.year, number: row.number }
  }
  return [
    ...issueProblems(now.issues, now.asOf, titleOf),
    ...rowProblems(
      outline.red.map(({ red }) => red),
      headOf,
    ),
  ]
}
