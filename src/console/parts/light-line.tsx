import type { CivilDate } from '../../base/civil-date.ts'
import type { LightColour } from '../../programme/light.ts'
import type { Language } from '../../report/problem-wording.ts'
import { Day } from './day.tsx'

interface Turn {
  readonly colour: LightColour
  readonly validFrom: CivilDate
}

interface Props {
  /** In the order in which they hold. */
  readonly turns: readonly Turn[]
  readonly until: CivilDate
  readonly language: Language
}

const dayNumber = (day: CivilDate): number => Date.parse(day) / 86_400_000

/** How a light turned, as a band of its colours from the first day to the last. */
export const LightLine = ({ turns, until, language }: Props) => {
  const first = turns[0]
  if (!first) return null
  const span = Math.max(1, dayNumber(until) + 1 - dayNumber(first.validFrom))
  const placeOf = (day: CivilDate) => (800 * (dayNumber(day) - dayNumber(first.validFrom))) / span
  return (
    <div class="light-span">
      <svg class="chart light-line" viewBox="0 0 800 16" preserveAspectRatio="none" aria-hidden="true">
        {turns.map(({ colour, validFrom }, i) => {
          const end = turns[i + 1] ? placeOf(turns[i + 1]!.validFrom) : 800
          const x = placeOf(validFrom)
          return <rect class={colour.toLowerCase()} x={x} y="0" width={Math.max(0, end - x)} height="16" />
        })}
      </svg>
      <p class="note">
        <Day day={first.validFrom} language={language} /> <Day day={until} language={language} />
      </p>
    </div>
  )
}
