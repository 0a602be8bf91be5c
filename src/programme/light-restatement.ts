import type { CivilDate } from '../base/civil-date.ts'
import { worstOverall } from './judged-lights.ts'
import { type Light, type LightKey, lightCriteria, type RecordedLight } from './light.ts'
import { lightOn } from './light-history.ts'
import { firstOf, lastOf, monthOf } from './plan-month.ts'

/** A span of days, both included. */
interface Span {
  readonly from: CivilDate
  readonly to: CivilDate
}

/**
 * What becomes of last month once a row has caught up: a criterion that ended it red and is green on this day was yellow (温州瓯海),
 * and with it whatever was red only for that. The red remains in the history; what is told now is what was restated.
 */
export const restatedLights = (
  history: readonly RecordedLight[],
  lights: readonly Light[],
  day: CivilDate,
): RecordedLight[] => {
  const lastMonth = monthOf(day) - 1
  const span = { from: firstOf(lastMonth), to: lastOf(lastMonth) }
  const caughtUp = lights.filter(
    (light) =>
      light.criterion !== 'OVERALL' && light.colour === 'GREEN' && lightOn(history, light, span.to)?.colour === 'RED',
  )
  const restated = caughtUp.flatMap((light) => restatedRed(history, light, span, day))
  if (restated.length === 0) return []
  const ofCities = [...new Set(restated.map((light) => light.city))].flatMap((city) =>
    restatedOverall(history, restated, city, span, day),
  )
  return [...restated, ...ofCities, ...restatedWhole(history, ofCities, span, day)]
}

const restatedRed = (history: readonly RecordedLight[], key: LightKey, span: Span, day: CivilDate): RecordedLight[] =>
  changesIn(history, [key], span).flatMap((validFrom) => {
    const red = lightOn(history, key, validFrom)
    if (red?.colour !== 'RED') return []
    const reasons = [{ code: 'RESTATED', facts: { caughtUpOn: day } }, ...red.reasons]
    return [{ ...red, colour: 'YELLOW', cause: 'RESTATED', validFrom, reasons }]
  })

/** The days of a span on which one of some lights changed, its first always among them. */
const changesIn = (history: readonly RecordedLight[], keys: readonly LightKey[], { from, to }: Span): CivilDate[] => {
  const days = history
    .filter((light) => keys.some((key) => key.city === light.city && key.criterion === light.criterion))
    .map(({ validFrom }) => validFrom)
    .filter((validFrom) => from < validFrom && validFrom <= to)
  return [...new Set([from, ...days])].sort()
}

const restatedOverall = (
  history: readonly RecordedLight[],
  restated: readonly RecordedLight[],
  city: string | null,
  span: Span,
  day: CivilDate,
): RecordedLight[] => {
  const keys = lightCriteria.map((criterion): LightKey => ({ city, criterion }))
  const now = [...history, ...restated]
  return overallAgain(now, { city, criterion: 'OVERALL' }, keys, span, day, (light) => [
    { code: 'WORST_CRITERION', facts: { criterion: light.criterion } },
  ])
}

const restatedWhole = (
  history: readonly RecordedLight[],
  ofCities: readonly RecordedLight[],
  span: Span,
  day: CivilDate,
): RecordedLight[] => {
  const cities = [...new Set(history.map(({ city }) => city))].filter((city) => city !== null)
  const keys = cities.map((city): LightKey => ({ city, criterion: 'OVERALL' }))
  const now = [...history, ...ofCities]
  return overallAgain(now, { city: null, criterion: 'OVERALL' }, keys, span, day, (light) => [
    { code: 'WORST_CITY', facts: { city: light.city! } },
  ])
}

/** A worst-of light told again for each day on which something of it changed, where it has another colour now. */
const overallAgain = (
  history: readonly RecordedLight[],
  key: LightKey,
  parts: readonly LightKey[],
  span: Span,
  day: CivilDate,
  reasonOf: Parameters<typeof worstOverall>[1],
): RecordedLight[] => {
  const again: RecordedLight[] = []
  for (const validFrom of changesIn(history, [key, ...parts], span)) {
    const before = lightOn([...history, ...again], key, validFrom)
    if (!before) continue
    const lights = parts.flatMap((part) => lightOn(history, part, validFrom) ?? [])
    const { colour, reasons } = worstOverall(lights, reasonOf)
    if (colour === before.colour) continue
    const restated = [{ code: 'RESTATED', facts: { caughtUpOn: day } }, ...reasons]
    again.push({ ...before, colour, cause: 'RESTATED', validFrom, reasons: restated })
  }
  return again
}
