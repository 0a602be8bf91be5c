import type { CityCluster } from '../../access/city-cluster.ts'
import { forbid } from '../../access/rights.ts'
import type { Hub } from '../../hub.ts'
import type { CityConfirmation } from '../../meeting/city-confirmation.ts'
import { selectFigureStatements } from '../../meeting/figure-statement.sql.ts'
import { type FigureObjection, objectionsIn } from '../../meeting/figure-statement.ts'
import { selectMeeting } from '../../meeting/joint-meeting.sql.ts'
import { cutOffOf, type JointMeeting } from '../../meeting/joint-meeting.ts'
import type { Figure } from '../../meeting/meeting-brief.ts'
import { readConfirmedFigures } from '../../meeting/read-confirmations.ts'
import { type SealOfMeeting, selectSeals } from '../../meeting/sealed-brief.sql.ts'
import { checkCutOff } from '../../meeting/sealed-brief.ts'
import type { Visit } from '../visit.ts'

/** How far a meeting is on its way to the seal, and what of it is the caller's to do. */
export interface Sealing {
  readonly meeting: JointMeeting
  readonly confirmations: readonly CityConfirmation[]
  readonly objections: readonly FigureObjection[]
  readonly sealed: SealOfMeeting | undefined
  /** Whether it may be confirmed, objected and sealed: data is cut off, and nothing is sealed. */
  readonly isOpen: boolean
  readonly isOffice: boolean
  /** The city that the caller coordinates. */
  readonly ownCity: string | null
  /** The figures that the caller may say something of. */
  readonly figures: readonly string[]
}

/** What the parts of the page are given. */
export interface SealingProps {
  readonly visit: Visit
  readonly at: string
  readonly sealing: Sealing
  readonly nameOf: (city: string) => string
  /** What was filled in before it was refused. */
  readonly sent: (name: string) => string
}

/** The figures that a city may say something of, its own first; the secretariat of all. */
const figuresFor = (figures: readonly Figure[], city: string | null): string[] => {
  const said = figures.filter((figure) => city === null || figure.city === null || figure.city === city)
  const own = (figure: Figure) => (figure.city === city ? 0 : 1)
  return said.toSorted((a, b) => own(a) - own(b)).map(({ id }) => id)
}

/** The city that the caller coordinates. */
const cityOf = ({ caller }: Visit, cluster: string): string | null =>
  forbid(caller, ['COORDINATOR'], { cluster, city: caller.city }) ? null : caller.city

/** Whether it may be confirmed, objected and sealed: data is cut off, and nothing is sealed. */
const isBeingSealed = (hub: Hub, meeting: JointMeeting, sealed: unknown): boolean =>
  !sealed && checkCutOff(cutOffOf(meeting), hub.now()).length === 0

/** Whether the caller may object to a figure of this city, or of all. */
export const mayObjectTo = async (visit: Visit, cluster: CityCluster, edition: number, city: string | null) => {
  const own = cityOf(visit, cluster.code)
  if (own === null || (city !== null && city !== own)) return false
  const meeting = await selectMeeting(visit.hub.db, cluster.code, edition, null)
  if (!meeting) return false
  const [sealed] = await selectSeals(visit.hub.db, [meeting.id])
  return isBeingSealed(visit.hub, meeting, sealed)
}

/** Everything about the seal of a meeting. */
export const readSealing = async (visit: Visit, meeting: JointMeeting) => {
  const { hub, caller } = visit
  const found = await readConfirmedFigures(hub, caller, meeting)
  if (found.ok === undefined) return found
  const reach = { cluster: meeting.cluster }
  const isOffice = forbid(caller, ['SECRETARIAT'], reach) === undefined
  const ownCity = cityOf(visit, meeting.cluster)
  const [sealed] = await selectSeals(hub.db, [meeting.id])
  const isOpen = isBeingSealed(hub, meeting, sealed)
  const says = sealed ? isOffice : isOpen && ownCity !== null
  const objections = objectionsIn(await selectFigureStatements(hub.db, [meeting.id], null))
  const figures = says ? figuresFor(found.ok.figures, ownCity) : []
  const ok: Sealing = {
    meeting,
    confirmations: found.ok.confirmations,
    objections,
    sealed,
    isOpen,
    isOffice,
    ownCity,
    figures,
  }
  return { ok, problems: [] }
}
