import type { CivilDate } from '../base/civil-date.ts'
import { type LightColour, type LightCriterion, type Verdict, verdict } from './light.ts'
import type { CityFacts, LightFacts } from './light-facts.ts'
import type { LightRules } from './light-rules.ts'
import { isAbove, isAtLeast, lagOf, monthHeld, pointsText, targetShare } from './pace-target.ts'
import { addMonths, monthNumber, monthOf, monthText } from './plan-month.ts'

/** A rule looks at one city's part of a row; what concerns the row as a whole is its lead city's. */
type Rule = (facts: LightFacts, city: CityFacts, rules: LightRules, day: CivilDate) => Verdict

const notJudged = verdict('GREY', 'NOT_JUDGED')

/** Done by the word of the city, or by the day of the project's actual completion. */
const isDone = ({ actualCompletionOn: on }: LightFacts, { entry }: CityFacts, day: CivilDate): boolean =>
  entry?.isDone === true || (on !== null && on <= day)

const start: Rule = (facts, city, rules, day) => {
  const { plannedStartOn, actualStartOn } = facts
  if (actualStartOn !== null && actualStartOn <= day) return verdict('GREEN', 'STARTED', { startedOn: actualStartOn })
  if (isDone(facts, city, day)) return verdict('GREEN', 'DONE')
  if (plannedStartOn === null) return notJudged
  const months = monthOf(day) - monthOf(plannedStartOn)
  if (months < rules.startYellowAfterMonths) return verdict('GREEN', 'START_NOT_MISSED', { plannedStartOn })
  const colour = months < rules.startRedAfterMonths ? 'YELLOW' : 'RED'
  return verdict(colour, 'START_MISSED', { plannedStartOn, months })
}

const pace: Rule = (facts, city, rules, day) => {
  const { plannedThisYearFen: planned, entry } = city
  if (planned === null || planned === 0) return notJudged
  if (isDone(facts, city, day)) return verdict('GREEN', 'DONE')
  const month = monthHeld(facts.year, day, rules.paceGraceDays)
  const said = entry?.year === facts.year ? entry.completedThisYearFen : null
  const lag = lagOf(targetShare(facts, month), planned, said ?? 0)
  if (!isAtLeast(lag, rules.paceYellowFromPoints)) return verdict('GREEN', 'PACE_KEPT')
  const colour = isAbove(lag, rules.paceRedAbovePoints) ? 'RED' : 'YELLOW'
  const upTo = monthText(monthNumber(facts.year, month))
  const points = pointsText(lag)
  return said === null
    ? verdict(colour, 'PACE_NOTHING_REPORTED', { points, month: upTo })
    : verdict(colour, 'PACE_BEHIND', { points, month: upTo, reportedOn: entry!.onDay })
}

const funds: Rule = ({ funds: stated }, _, rules, day) => {
  if (stated === null || (stated.since !== null && stated.since > day)) return notJudged
  if (stated.state === 'GRANTED') return verdict('GREEN', 'FUNDS_GRANTED')
  const since = stated.since ?? ''
  if (stated.state === 'MISSING') return verdict(rules.fundsMissing, 'FUNDS_SHORT', { since })
  if (stated.state === 'WANTED') return verdict(rules.fundsWanted, 'FUNDS_WANTED', { since })
  return notJudged
}

const statistics: Rule = ({ actualStartOn: startedOn, enteredInStatisticsOn: enteredOn }, _, rules, day) => {
  if (startedOn === null || startedOn > day) return notJudged
  if (enteredOn !== null && enteredOn <= day) return verdict('GREEN', 'IN_STATISTICS', { enteredOn })
  const colour = after(startedOn, day, rules.statisticsYellowAfterMonths, rules.statisticsRedAfterMonths)
  return verdict(colour, colour === 'GREEN' ? 'STATISTICS_NOT_DUE' : 'STATISTICS_OVERDUE', { startedOn })
}

const deadline: Rule = (facts, city, rules, day) => {
  const { deadline: dueOn } = facts
  if (isDone(facts, city, day)) return verdict('GREEN', 'DONE')
  if (dueOn === null) return notJudged
  // The due day itself is still on time.
  const colour = after(dueOn, day, 0, rules.deadlineRedAfterMonths)
  return verdict(colour, colour === 'GREEN' ? 'DEADLINE_NOT_PASSED' : 'DEADLINE_PASSED', { dueOn })
}

/** Green up to so many months after a day, that day included, then yellow, then red. */
const after = (from: CivilDate, day: CivilDate, yellow: number, red: number): LightColour => {
  if (day <= addMonths(from, yellow)) return 'GREEN'
  return day <= addMonths(from, red) ? 'YELLOW' : 'RED'
}

const criterionRules: Readonly<Record<LightCriterion, Rule>> = {
  START: start,
  PACE: pace,
  FUNDS: funds,
  STATISTICS: statistics,
  DEADLINE: deadline,
}

const ofTheWholeRow: readonly LightCriterion[] = ['START', 'FUNDS', 'STATISTICS']

/** A criterion's colour for a city of a row, on a day, before any exemption. */
export const criterionVerdict = (
  criterion: LightCriterion,
  facts: LightFacts,
  city: CityFacts,
  rules: LightRules,
  day: CivilDate,
): Verdict =>
  !rules.criteria.includes(criterion) || (ofTheWholeRow.includes(criterion) && city.city !== facts.leadCity)
    ? notJudged
    : criterionRules[criterion](facts, city, rules, day)
