import type { CivilDate } from '../base/civil-date.ts'
import { canonicalJson } from '../changes/canonical.ts'
import type { LightKey, RecordedLight } from './light.ts'

export const isOf = (a: LightKey, b: LightKey): boolean => a.city === b.city && a.criterion === b.criterion

/** The light of a key that stands on a day, of a history in the order of recording: the latest from when it holds, then the last recorded. */
export const lightOn = (history: readonly RecordedLight[], key: LightKey, day: CivilDate): RecordedLight | undefined =>
  history
    .filter((light) => isOf(light, key) && light.validFrom <= day)
    .reduce<RecordedLight | undefined>(
      (last, light) => (last === undefined || light.validFrom >= last.validFrom ? light : last),
      undefined,
    )

type Told = Pick<RecordedLight, 'colour' | 'cause' | 'reasons'>

/** Whether it would be told again what is known: the same colour from the same cause for the same reasons. */
export const isSameLight = (a: Told, b: Told): boolean =>
  a.colour === b.colour && a.cause === b.cause && canonicalJson(a.reasons) === canonicalJson(b.reasons)
