import type { CityFacts, LightFacts, ShownEntry } from '../../src/programme/light-facts.ts'

/** What a city reported: so much of the year's plan, in 分. */
export const reported = (completedThisYearFen: number | null, more: Partial<ShownEntry> = {}): ShownEntry => ({
  onDay: '2026-05-31',
  year: 2026,
  completedThisYearFen,
  isDone: false,
  ...more,
})

export const cityFacts = (entry: ShownEntry | null, more: Partial<CityFacts> = {}): CityFacts => ({
  city: '150100',
  plannedThisYearFen: 1200,
  entry,
  ...more,
})

/** A project of Hohhot alone for 1,200 分 in 2026, of which nothing else is known. */
export const lightFacts = (more: Partial<LightFacts> = {}): LightFacts => ({
  list: 'PROJECT',
  year: 2026,
  leadCity: '150100',
  deadline: null,
  plannedStartOn: null,
  actualStartOn: null,
  plannedCompletionOn: null,
  actualCompletionOn: null,
  enteredInStatisticsOn: null,
  plannedThisYearFen: 1200,
  plannedCurve: null,
  winterStop: null,
  funds: null,
  cities: [cityFacts(null)],
  exemptions: [],
  ...more,
})
