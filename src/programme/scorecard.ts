import { addDays, type CivilDate } from '../base/civil-date.ts'

/** What was asked of a city: an issue that was given to it, and what became of it. */
export interface RequestToCity {
  readonly issueId: number
  readonly owner: string
  readonly assignedOn: CivilDate
  /** The agreed date. */
  readonly dueOn: CivilDate
  /** When it took it in hand, or answered at once. */
  readonly acceptedOn: CivilDate | null
  /** When it gave the answer that stands. */
  readonly answeredOn: CivilDate | null
  /** When it was given to another city, or closed. */
  readonly endedOn: CivilDate | null
}

/** How a figure stands: the colours that the EU's IMI publishes for it. */
export type Mark = 'GREEN' | 'YELLOW' | 'RED'

/** A share with what it is a share of. */
export interface CountedShare {
  readonly numerator: number
  readonly denominator: number
  /** Null where there is nothing to have a share of. */
  readonly share: number | null
  /** Null where there is no share, or no bounds for it. */
  readonly mark: Mark | null
}

/** A mean with what it is the mean of. */
export interface CountedMean {
  readonly sum: number
  readonly count: number
  readonly mean: number | null
  readonly mark: Mark | null
}

/** How a city answers what is asked of it. */
export interface CityScore {
  readonly city: string
  readonly requests: number
  readonly acceptedInTime: CountedShare
  readonly daysToAnswer: CountedMean
  readonly answeredByAgreedDate: CountedShare
}

/** A request is to be accepted within seven days, the day after counting as the first. */
export const daysToAccept = 7

const bounds = { accepted: { green: 0.8, red: 0.6 }, days: { green: 16, red: 25 } }

const shareOf = (flags: readonly boolean[], limits?: { green: number; red: number }): CountedShare => {
  const [numerator, denominator] = [flags.filter(Boolean).length, flags.length]
  if (denominator === 0) return { numerator, denominator, share: null, mark: null }
  const share = numerator / denominator
  const mark = limits === undefined ? null : share >= limits.green ? 'GREEN' : share < limits.red ? 'RED' : 'YELLOW'
  return { numerator, denominator, share, mark }
}

const meanOf = (values: readonly number[]): CountedMean => {
  const sum = values.reduce((all, value) => all + value, 0)
  const count = values.length
  if (count === 0) return { sum, count, mean: null, mark: null }
  const mean = sum / count
  return { sum, count, mean, mark: mean < bounds.days.green ? 'GREEN' : mean > bounds.days.red ? 'RED' : 'YELLOW' }
}

const daysBetween = (from: CivilDate, to: CivilDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/**
 * Whether something was done by a day: known once it is done, or once the day is over while it still was this city's. Null: there
 * is time yet, or it was taken from the city before.
 */
const doneBy = (done: CivilDate | null, due: CivilDate, until: CivilDate): boolean | null => {
  if (done !== null) return done <= due
  return until > due ? false : null
}

/** Whether a request was accepted within seven days; null while that cannot be said. */
export const acceptedInTime = ({ acceptedOn, assignedOn, endedOn }: RequestToCity, asOf: CivilDate): boolean | null =>
  doneBy(acceptedOn, addDays(assignedOn, daysToAccept), endedOn ?? asOf)

/** Whether a request was answered by the agreed day; null while that cannot be said. */
export const answeredInTime = ({ answeredOn, dueOn, endedOn }: RequestToCity, asOf: CivilDate): boolean | null =>
  doneBy(answeredOn, dueOn, endedOn ?? asOf)

const known = (found: boolean | null): found is boolean => found !== null

/** How a city stands by its requests, on a day. */
export const scoreOf = (city: string, requests: readonly RequestToCity[], asOf: CivilDate): CityScore => {
  const accepted = requests.map((one) => acceptedInTime(one, asOf)).filter(known)
  const answered = requests.map((one) => answeredInTime(one, asOf)).filter(known)
  return {
    city,
    requests: requests.length,
    acceptedInTime: shareOf(accepted, bounds.accepted),
    daysToAnswer: meanOf(
      requests.flatMap(({ assignedOn, answeredOn }) =>
        answeredOn === null ? [] : [daysBetween(assignedOn, answeredOn)],
      ),
    ),
    answeredByAgreedDate: shareOf(answered),
  }
}
