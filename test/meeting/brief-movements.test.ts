import { describe, expect, it } from 'vitest'
import type { BriefMoment } from '../../src/meeting/brief-moment.ts'
import { planMovements } from '../../src/meeting/brief-movements.ts'
import { marksOf, type PlanPart, type PlanState } from '../../src/meeting/plan-part.ts'

type Colour = PlanPart['colour']
type Standing = PlanPart['standing']
type Stands = readonly [city: string, standing: Standing, colour: Colour]

/** A task that cities share, as it stood. */
const task = (...stands: readonly Stands[]): Pick<BriefMoment, 'plan'> => {
  const parts = stands.map(
    ([city, standing, colour]) =>
      ({
        ...{ list: 'TASK', rowId: 1, subjectId: 1, number: 1, field: null, city, standing, colour },
        ...{ staleness: null, reportedOn: null, planned: '0', completed: '0', due: '0' },
      }) as unknown as PlanPart,
  )
  const { list, rowId, subjectId, number, field } = parts[0]!
  return { plan: [{ list, rowId, subjectId, number, field, parts, marks: marksOf(parts) } satisfies PlanState] }
}
const movements = (before: Pick<BriefMoment, 'plan'>, now: Pick<BriefMoment, 'plan'>) =>
  planMovements(now as BriefMoment, before as BriefMoment).named.map(({ city, what, after, isOfWhole }) => [
    city,
    what,
    after,
    isOfWhole,
  ])

const [hohhot, baotou] = ['150100', '150200']

describe('telling what moved of a row that cities share', () => {
  it('is the city’s alone while another is not done yet', () => {
    const before = task([hohhot, 'UNDER_WAY', 'GREEN'], [baotou, 'UNDER_WAY', 'GREEN'])
    const now = task([hohhot, 'DONE', 'GREEN'], [baotou, 'UNDER_WAY', 'GREEN'])

    expect(movements(before, now)).toEqual([[hohhot, 'STANDING', 'DONE', false]])
  })

  it('is the row’s once the last is done', () => {
    const before = task([hohhot, 'DONE', 'GREEN'], [baotou, 'UNDER_WAY', 'GREEN'])
    const now = task([hohhot, 'DONE', 'GREEN'], [baotou, 'DONE', 'GREEN'])

    expect(movements(before, now)).toEqual([[baotou, 'STANDING', 'DONE', true]])
  })

  it('is the row’s where its first red light comes, or its last goes', () => {
    const green = task([hohhot, 'UNDER_WAY', 'GREEN'], [baotou, 'UNDER_WAY', 'GREEN'])
    const oneRed = task([hohhot, 'UNDER_WAY', 'RED'], [baotou, 'UNDER_WAY', 'GREEN'])
    const bothRed = task([hohhot, 'UNDER_WAY', 'RED'], [baotou, 'UNDER_WAY', 'RED'])

    expect(movements(green, oneRed)).toEqual([[hohhot, 'LIGHT', 'RED', true]])
    expect(movements(oneRed, bothRed)).toEqual([[baotou, 'LIGHT', 'RED', false]])
    expect(movements(bothRed, oneRed)).toEqual([[baotou, 'LIGHT', 'GREEN', false]])
    expect(movements(oneRed, green)).toEqual([[hohhot, 'LIGHT', 'GREEN', true]])
  })
})
