import type { BriefMoment } from './brief-moment.ts'
import type { CountedRow } from './counted-row.ts'
import type { FigureKey } from './figure-kind.ts'
import type { FigureName } from './figure-wording.ts'
import { itemFigureRows } from './item-figure-rows.ts'
import { planFigureRows } from './plan-figure-rows.ts'
import { workFigureRows } from './work-figure-rows.ts'

type OtherName = keyof typeof itemFigureRows | keyof typeof workFigureRows

/** Of the figures that are not of the plan. That each has its rows is seen to by the compiler. */
const others: Readonly<Record<OtherName, (moment: BriefMoment, before: BriefMoment | null) => CountedRow[]>> = {
  ...itemFigureRows,
  ...workFigureRows,
}

export const isOther = (name: FigureName): name is OtherName => Object.hasOwn(others, name)

/** The rows behind a figure that is not of the plan, of all cities. */
export const otherRows = (moment: BriefMoment, before: BriefMoment | null, name: OtherName): CountedRow[] =>
  others[name](moment, before)

/** The rows behind any figure at a moment; `before` is the last meeting's. */
export const figureRows = (moment: BriefMoment, before: BriefMoment | null, key: FigureKey): CountedRow[] => {
  if (!isOther(key.name)) return planFigureRows(moment, key)
  const rows = otherRows(moment, before, key.name)
  return key.city === null ? rows : rows.filter(({ city }) => city === key.city)
}
