import { lightColours, lightCriteria } from '../programme/light.ts'
import type { LightRules } from '../programme/light-rules.ts'
import type { GivenLightRules } from '../programme/light-rules-check.ts'

/** The figures that are numbers, in the order in which they stand. */
export const numberFigures = [
  'startYellowAfterMonths',
  'startRedAfterMonths',
  'paceYellowFromPoints',
  'paceRedAbovePoints',
  'paceGraceDays',
  'statisticsYellowAfterMonths',
  'statisticsRedAfterMonths',
  'deadlineRedAfterMonths',
] as const satisfies readonly (keyof LightRules)[]

export const colourFigures = ['fundsMissing', 'fundsWanted'] as const satisfies readonly (keyof LightRules)[]

/** How the values of a form or an address are read. */
export interface SentFigures {
  readonly text: (name: string) => string
  readonly all: (name: string) => readonly string[]
}

/** What is no number is for the rules to refuse. */
const numberOf = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : -1)

/** Figures as a form sends them; what it leaves out stays as it is. The criteria are ticked boxes: none ticked is none. */
export const figuresSent = ({ text, all }: SentFigures): GivenLightRules => ({
  criteria: lightCriteria.filter((criterion) => all('criteria').includes(criterion)),
  ...Object.fromEntries(numberFigures.filter((name) => text(name) !== '').map((name) => [name, numberOf(text(name))])),
  ...Object.fromEntries(colourFigures.map((name) => [name, lightColours.find((colour) => colour === text(name))])),
  restatesRedOnceCaughtUp: text('restatesRedOnceCaughtUp') === 'true',
})
