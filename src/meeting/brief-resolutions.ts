import type { CivilDate } from '../base/civil-date.ts'
import type { BriefResolution } from './brief-part.ts'
import { deadlineOf, isOpen, isResolutionOverdue, type Resolution, resolutionStateOf } from './resolution.ts'

/**
 * The resolutions that the report of a meeting lists: every open one of earlier meetings, those closed since the last meeting,
 * and all of its own.
 */
export const briefResolutions = (
  resolutions: readonly Resolution[],
  { edition, asOf, since }: { readonly edition: number; readonly asOf: CivilDate; readonly since: CivilDate | null },
): BriefResolution[] =>
  resolutions
    .filter((one) => one.edition === edition || isOpen(one) || isAfter(one.steps.at(-1)!.onDay, since))
    .map((one) => {
      const { number, text, leadCity, coCities, unit, links } = one
      const last = one.steps.at(-1)
      return {
        ...{ edition: one.edition, number, text, leadCity, coCities, unit, links, deadline: deadlineOf(one) },
        ...{ state: resolutionStateOf(one), isOverdue: isResolutionOverdue(one, asOf) },
        isCarriedOver: one.edition < edition && isOpen(one),
        ...{ said: last?.text ?? null, saidOn: last?.onDay ?? null },
      }
    })

const isAfter = (day: CivilDate, since: CivilDate | null): boolean => since !== null && day > since
