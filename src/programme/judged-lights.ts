import type { CivilDate } from '../base/civil-date.ts'
import { criterionVerdict } from './criterion-verdict.ts'
import { type Light, type LightCriterion, lightCriteria, type Verdict, verdict, worstOf } from './light.ts'
import type { CityFacts, LightExemption, LightFacts } from './light-facts.ts'
import type { LightRules } from './light-rules.ts'

/**
 * All lights of a row on a day: of each city every criterion and the worst of them, and of the whole row its worst city. Pure: the
 * verbs store what it says, a what-if calls it with a draft of the rules.
 */
export const judgedLights = (facts: LightFacts, rules: LightRules, day: CivilDate): Light[] => {
  const ofCities = facts.cities.map((city) => cityLights(facts, city, rules, day))
  const overall = ofCities.map((lights) => lights.at(-1)!)
  const whole = worstOverall(overall, (light) => [{ code: 'WORST_CITY', facts: { city: light.city! } }])
  return [...ofCities.flat(), { city: null, criterion: 'OVERALL', cause: 'COMPUTED', ...whole }]
}

const cityLights = (facts: LightFacts, city: CityFacts, rules: LightRules, day: CivilDate): Light[] => {
  const lights = lightCriteria.map((criterion): Light => {
    const found = criterionVerdict(criterion, facts, city, rules, day)
    const exemption = exemptionOn(facts.exemptions, criterion, day)
    // What is not judged needs no exemption.
    return exemption && found.colour !== 'GREY'
      ? { city: city.city, criterion, cause: 'EXEMPTED', ...exempted(exemption, found) }
      : { city: city.city, criterion, cause: 'COMPUTED', ...found }
  })
  const overall = worstOverall(lights, (light) => [{ code: 'WORST_CRITERION', facts: { criterion: light.criterion } }])
  return [...lights, { city: city.city, criterion: 'OVERALL', cause: 'COMPUTED', ...overall }]
}

/** The worst colour, and which lights have it. Of green and grey there is nothing to tell. */
export const worstOverall = (lights: readonly Light[], reasonOf: (light: Light) => Verdict['reasons']): Verdict => {
  const colour = worstOf(lights.map((light) => light.colour))
  if (colour === 'GREY') return verdict(colour, 'NOT_JUDGED')
  if (colour === 'GREEN') return verdict(colour, 'ALL_KEPT')
  return { colour, reasons: lights.filter((light) => light.colour === colour).flatMap(reasonOf) }
}

/** Of several in force the one that lasts longest: whichever was granted, it is exempted as long as any holds. */
const exemptionOn = (
  exemptions: readonly LightExemption[],
  criterion: LightCriterion,
  day: CivilDate,
): LightExemption | undefined =>
  exemptions
    .filter((one) => one.criterion === criterion && one.grantedOn <= day && day <= one.expiresOn)
    .toSorted((a, b) => (a.expiresOn < b.expiresOn ? 1 : -1))[0]

const exempted = ({ approver, expiresOn }: LightExemption, found: Verdict): Verdict => ({
  colour: 'GREY',
  reasons: [{ code: 'EXEMPTED', facts: { approver, expiresOn, colour: found.colour } }, ...found.reasons],
})
