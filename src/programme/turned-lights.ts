import type { CivilDate } from '../base/civil-date.ts'
import { judgedLights } from './judged-lights.ts'
import type { RecordedLight } from './light.ts'
import type { LightFacts } from './light-facts.ts'
import { isSameLight, lightOn } from './light-history.ts'
import { restatedLights } from './light-restatement.ts'
import type { LightRuleSet } from './light-rules.ts'

/**
 * What is to be recorded of a row on a day: the lights that are other than they stand, and what is restated of last month. What is
 * grey from the beginning is not told.
 */
export const turnedLights = (
  facts: LightFacts,
  { version, rules }: LightRuleSet,
  history: readonly RecordedLight[],
  day: CivilDate,
): RecordedLight[] => {
  const lights = judgedLights(facts, rules, day)
  const turned = lights.flatMap((light): RecordedLight[] => {
    const before = lightOn(history, light, day)
    const isNews = before ? !isSameLight(before, light) : light.colour !== 'GREY'
    return isNews ? [{ ...light, validFrom: day, ruleVersion: version }] : []
  })
  return rules.restatesRedOnceCaughtUp ? [...restatedLights(history, lights, day), ...turned] : turned
}
