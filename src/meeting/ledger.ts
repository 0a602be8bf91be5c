import type { CivilDate } from '../base/civil-date.ts'
import type { GivenLink } from './given-resolution.ts'
import {
  isCarriedOver,
  isOpen,
  isResolutionOverdue,
  type Resolution,
  type ResolutionLink,
  type ResolutionState,
  resolutionStateOf,
  timesExtended,
} from './resolution.ts'

/** Which resolutions of the ledger are wanted: all that is given must hold. */
export interface LedgerFilter {
  readonly states?: readonly ResolutionState[] | null
  /** Its lead city, or one that co-operates. */
  readonly city?: string | null
  readonly leadCity?: string | null
  /** Of the meeting that adopted it. */
  readonly edition?: number | null
  /** In its meeting. */
  readonly number?: number | null
  /** That produced this. */
  readonly link?: GivenLink | null
  readonly open?: boolean | null
  readonly overdue?: boolean | null
  /** Open although a later meeting was held. */
  readonly carriedOver?: boolean | null
  readonly extended?: boolean | null
  /** A piece of the text or of the unit. */
  readonly text?: string | null
}

/** Whether a resolution is wanted, as it stood on a day. */
export const matches = (resolution: Resolution, wanted: LedgerFilter, asOf: CivilDate): boolean => {
  const { leadCity, coCities, edition, number, links, text, unit } = resolution
  const is = (asked: boolean | null | undefined, found: boolean) => (asked ?? found) === found
  return (
    (wanted.states?.includes(resolutionStateOf(resolution)) ?? true) &&
    (!wanted.city || [leadCity, ...coCities].includes(wanted.city)) &&
    (!wanted.leadCity || leadCity === wanted.leadCity) &&
    (wanted.edition ?? edition) === edition &&
    (wanted.number ?? number) === number &&
    (!wanted.link || links.some((link) => isSameLink(link, wanted.link!))) &&
    is(wanted.open, isOpen(resolution)) &&
    is(wanted.overdue, isResolutionOverdue(resolution, asOf)) &&
    is(wanted.carriedOver, isCarriedOver(resolution)) &&
    is(wanted.extended, timesExtended(resolution) > 0) &&
    (!wanted.text || text.includes(wanted.text) || unit.includes(wanted.text))
  )
}

const isSameLink = (link: ResolutionLink, { kind, year = null, number }: GivenLink): boolean =>
  link.kind === kind && link.year === year && link.number === number

/** How many resolutions there are, and how they stand: adopted = open + done + ended. */
export interface LedgerFigures {
  readonly adopted: number
  readonly open: number
  readonly done: number
  readonly ended: number
  /** Of the open ones: with a later meeting held. */
  readonly carriedOver: number
  /** Of the open ones: with more time than they were given first. */
  readonly extended: number
  /** Of the open ones. */
  readonly overdue: number
}

/** Counts resolutions as they stood on a day. */
export const ledgerFigures = (resolutions: readonly Resolution[], asOf: CivilDate): LedgerFigures => {
  const count = (is: (resolution: Resolution) => boolean) => resolutions.filter(is).length
  return {
    adopted: resolutions.length,
    open: count(isOpen),
    done: count((one) => resolutionStateOf(one) === 'DONE'),
    ended: count((one) => resolutionStateOf(one) === 'ENDED'),
    carriedOver: count(isCarriedOver),
    extended: count((one) => isOpen(one) && timesExtended(one) > 0),
    overdue: count((one) => isResolutionOverdue(one, asOf)),
  }
}

/** The same for each lead city, by code. */
export const figuresByCity = (resolutions: readonly Resolution[], asOf: CivilDate) => {
  const cities = [...new Set(resolutions.map(({ leadCity }) => leadCity))].sort()
  const of = (city: string) => resolutions.filter(({ leadCity }) => leadCity === city)
  return cities.map((city) => ({ city, figures: ledgerFigures(of(city), asOf) }))
}
