import { civilDateAt } from '../base/civil-date.ts'
import { type Period, periodOf, previousPeriod } from '../base/period.ts'
import type { Hub } from '../hub.ts'
import { recordServiceUse } from '../programme/record-service-use.ts'
import type { GivenUse } from '../programme/service-use.ts'
import { asRole, cities, cluster, must } from './demo-cities.ts'
import { demoRows } from './demo-items.ts'

/** So many items of the first batch are used; what else is handled is a zombie. */
const usedItems = 12

const monthOf = (city: number, month: Period, ago: number): GivenUse[] => {
  const cases = cities.flatMap((other, c) =>
    c === city
      ? []
      : demoRows(1)
          .slice(0, usedItems)
          .map(({ code }, i): GivenUse => {
            const count = ((7 * i + 3 * city + 5 * c + 11 * ago) % 40) + 1
            return { measure: 'CASES', month, item: code, competentCity: other.code, cases: count }
          }),
  )
  const asked = 800 + 60 * city - 20 * ago
  return [
    ...cases,
    { measure: 'HOTLINE_CLOSURE', month, numerator: asked - 12 - 5 * city, denominator: asked },
    { measure: 'HOTLINE_RESOLUTION', month, numerator: asked - 140 - 30 * city, denominator: asked - 60 },
    { measure: 'HOTLINE_SATISFACTION', month, numerator: asked - 200 - 10 * city, denominator: asked - 150 },
    { measure: 'RATING', month, grades: [900 - 50 * city, 80, 12, 6 + city, 2] },
  ]
}

/** What the cities' systems told of the last three months that are over; the last city has not told the last one. */
export const seedUse = async (hub: Hub): Promise<void> => {
  const last = previousPeriod(periodOf('MONTH', civilDateAt(hub.now())))
  const months = [last, previousPeriod(last), previousPeriod(previousPeriod(last))]
  for (const [i, { code: city }] of cities.entries()) {
    const rows = months.flatMap((month, ago) => (i === cities.length - 1 && ago === 0 ? [] : monthOf(i, month, ago)))
    const outcomes = must(await recordServiceUse(hub, asRole('PARTNER', city), { cluster, city, dryRun: false, rows }))
    const wrong = outcomes.find(({ outcome }) => outcome !== 'RECORDED')
    if (wrong) throw new Error(`the use of ${city} was refused: ${JSON.stringify(wrong)}`)
  }
}
