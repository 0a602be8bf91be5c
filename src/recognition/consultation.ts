import type { City } from '../access/city-cluster.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'

/** What a city said in a round; `manner` is null while it is waited for. */
export interface ConsultationAnswer {
  readonly city: City
  readonly manner: 'STATED' | 'SILENCE' | null
  readonly confirmedOn: CivilDate | null
}

/** A city's objection to one item. */
export interface Objection {
  readonly id: number
  readonly city: City
  readonly itemId: number
  readonly reason: string
  readonly raisedOn: CivilDate
  readonly withdrawnOn: CivilDate | null
}

/** A round of consultation (征求意见) with everything said in it. */
export interface Consultation {
  readonly batchId: number
  readonly round: number
  readonly openedOn: CivilDate
  readonly deadline: CivilDate
  readonly answers: readonly ConsultationAnswer[]
  readonly objections: readonly Objection[]
}

export const standingObjections = (round: Consultation): Objection[] =>
  round.objections.filter(({ withdrawnOn }) => withdrawnOn === null)

/** The answer of a city in a round, if it was asked. */
export const answerOf = (round: Consultation, city: string | null): ConsultationAnswer | undefined =>
  round.answers.find((answer) => answer.city.code === city)

/** The cities that neither answered nor object. */
const silentCities = (round: Consultation): City[] =>
  round.answers
    .filter(
      ({ city, manner }) =>
        manner === null && !standingObjections(round).some((objection) => objection.city.code === city.code),
    )
    .map(({ city }) => city)

/** The cities whose silence counts as no objection: the deadline, itself still on time, has passed, and the rules say so. */
export const consentingBySilence = (round: Consultation, today: CivilDate, silenceIsConsent: boolean): City[] =>
  silenceIsConsent && today > round.deadline ? silentCities(round) : []

/** Whether everybody who was asked has confirmed, once these cities' silence is counted. */
export const isConfirmed = (round: Consultation, bySilence: readonly City[]): boolean =>
  round.answers.every(({ city, manner }) => manner !== null || bySilence.some(({ code }) => code === city.code))

/** What keeps a round from ending in a publication: objections that stand, and cities still waited for. */
export const openPoints = (round: Consultation, bySilence: readonly City[]): Problem[] => {
  const objections = standingObjections(round)
  const waiting = silentCities(round).filter(({ code }) => !bySilence.some((city) => city.code === code))
  return [
    ...(objections.length > 0
      ? [
          problem('OBJECTION_STANDS', {
            facts: { count: objections.length, cities: [...new Set(objections.map(({ city }) => city.name))] },
          }),
        ]
      : []),
    ...(waiting.length > 0
      ? [
          problem('CONFIRMATION_WAITED_FOR', {
            facts: { cities: waiting.map(({ name }) => name), deadline: round.deadline },
          }),
        ]
      : []),
  ]
}
