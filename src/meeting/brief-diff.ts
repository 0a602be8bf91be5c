import { decimalDifference } from '../base/decimal.ts'
import { type BriefErratum, correctedValues } from './brief-erratum.ts'

/** Of a sealed brief, what is compared. */
export interface ComparedBrief {
  readonly figures: readonly ComparedFigure[]
  readonly errata: readonly Pick<BriefErratum, 'figure' | 'newValue'>[]
}

interface ComparedFigure {
  readonly id: string
  readonly city: string | null
  readonly value: string | null
  readonly unit: string
}

/** A figure that says something else at the later meeting. Values are those after the errata of their meeting. */
export interface FigureChange {
  readonly figure: string
  readonly city: string | null
  readonly unit: string
  /** Null where it said nothing, or was not there. */
  readonly from: string | null
  readonly to: string | null
  /** To less from; null unless both say something. */
  readonly change: string | null
  /** Whether an erratum has corrected what one of them said. */
  readonly isFromCorrected: boolean
  readonly isToCorrected: boolean
}

/** What changed between two sealed briefs: the later one's figures in its order, then those that it has no more. */
export const briefDiff = (earlier: ComparedBrief, later: ComparedBrief): FigureChange[] => {
  const [before, after] = [earlier, later].map(({ figures, errata }) => correctedValues(figures, errata))
  const corrected = [earlier, later].map(({ errata }) => new Set(errata.map(({ figure }) => figure)))
  const gone = earlier.figures.filter(({ id }) => !after!.has(id))
  return [...later.figures, ...gone].flatMap(({ id, city, unit }) => {
    const [from, to] = [before!.get(id) ?? null, after!.get(id) ?? null]
    if (from === to) return []
    const change = from !== null && to !== null ? decimalDifference(to, from) : null
    const [isFromCorrected, isToCorrected] = [corrected[0]!.has(id), corrected[1]!.has(id)]
    return [{ figure: id, city, unit, from, to, change, isFromCorrected, isToCorrected }]
  })
}

interface ComparedResolution {
  readonly edition: number
  readonly number: number
  readonly text: string
  readonly leadCity: string
  readonly state: string
}

/** A resolution that stands otherwise in the later brief. */
export interface ResolutionChange extends Omit<ComparedResolution, 'state'> {
  /** Null: the earlier brief did not have it yet. */
  readonly from: string | null
  /** Null: the later one has it no more, for it was done or ended. */
  readonly to: string | null
}

const nameOf = ({ edition, number }: Pick<ComparedResolution, 'edition' | 'number'>) => `${edition}/${number}`

/** Which resolutions came, stand otherwise or are settled, the later brief's first. */
export const resolutionDiff = (
  earlier: readonly ComparedResolution[],
  later: readonly ComparedResolution[],
): ResolutionChange[] => {
  const before = new Map(earlier.map((one) => [nameOf(one), one.state]))
  const after = new Map(later.map((one) => [nameOf(one), one.state]))
  const gone = earlier.filter((one) => !after.has(nameOf(one)))
  return [...later, ...gone].flatMap(({ edition, number, text, leadCity }) => {
    const name = nameOf({ edition, number })
    const [from, to] = [before.get(name) ?? null, after.get(name) ?? null]
    return from === to ? [] : [{ edition, number, text, leadCity, from, to }]
  })
}
