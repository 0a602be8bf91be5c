import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { briefDiff, type FigureChange, type ResolutionChange, resolutionDiff } from './brief-diff.ts'
import type { MeetingBrief } from './meeting-brief.ts'
import { selectSealedBrief } from './sealed-brief.sql.ts'

export interface BriefComparison {
  readonly cluster: string
  readonly from: number
  readonly to: number
  /** Only what is a city's own; without, what is of all cities. */
  readonly city?: string | null
}

export interface ComparedBriefs {
  readonly figures: readonly FigureChange[]
  readonly resolutions: readonly ResolutionChange[]
}

/** What changed between two meetings, by their sealed briefs after their errata. For every key that reaches the cluster. */
export const compareBriefs = async (
  hub: Hub,
  caller: Caller,
  { cluster, from, to, city = null }: BriefComparison,
): Promise<Outcome<ComparedBriefs>> => {
  const forbidden = forbid(caller, roles, { cluster })
  if (forbidden) return forbidden
  const sealed = []
  for (const edition of [from, to]) {
    const found = await selectSealedBrief(hub.db, { cluster, edition })
    if (!found) return refusedFor('MEETING_NOT_SEALED', { edition })
    const { figures, resolutions } = JSON.parse(found.content) as MeetingBrief
    const ofCity = figures.filter((figure) => figure.city === city)
    const led = resolutions.filter(({ leadCity }) => city === null || leadCity === city)
    sealed.push({ figures: ofCity, resolutions: led, errata: ofFigures(found.errata, ofCity) })
  }
  const [earlier, later] = sealed as [(typeof sealed)[number], (typeof sealed)[number]]
  return done({
    figures: briefDiff(earlier, later),
    resolutions: resolutionDiff(earlier.resolutions, later.resolutions),
  })
}

const ofFigures = <E extends { readonly figure: string }>(errata: readonly E[], figures: readonly { id: string }[]) => {
  const ids = new Set(figures.map(({ id }) => id))
  return errata.filter(({ figure }) => ids.has(figure))
}
