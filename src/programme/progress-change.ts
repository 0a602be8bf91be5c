import type { Change } from '../changes/change.ts'
import type { AttachedDocument } from './attached-document.ts'
import type { ProgressFigures, ProgressKind, ProgressName } from './progress-entry.ts'
import { progressSubject } from './progress-entry.ts'

/** An entry as the change log tells of it. */
export interface ToldProgress extends ProgressFigures {
  readonly revision: number
  readonly kind: ProgressKind
  readonly reason: string | null
}

const figuresOf = ({
  completedThisYearFen,
  completedSinceStartFen,
  physicalPermille,
  stage,
  isDone,
  text,
}: ProgressFigures) => ({
  completedThisYearFen,
  completedSinceStartFen,
  physicalPermille,
  stage,
  isDone,
  text,
})

const stateAfter = (what: string, step: 'RELEASED' | 'RETURNED' | null): string =>
  what === 'released'
    ? 'RELEASED'
    : what === 'returned'
      ? 'RETURNED'
      : (what === 'documentAttached' && step) || 'ENTERED'

/** What changed of a city's word about a day, with the figures that count for it as long as a revision waits. */
export const progressChange = (
  what: 'recorded' | 'revised' | 'released' | 'returned' | 'documentAttached',
  cluster: string,
  name: ProgressName,
  entry: ToldProgress & { readonly step?: 'RELEASED' | 'RETURNED' | null },
  more: {
    readonly documents: readonly AttachedDocument[]
    readonly counting?: ToldProgress | null
    readonly isRepeated?: boolean
    readonly returnReason?: string
  },
): Change => {
  const { counting, ...rest } = more
  return {
    kind: `progress.${what}`,
    subject: progressSubject(cluster, name),
    cluster,
    city: name.city,
    isPublic: false,
    state: {
      ...{ list: name.list, year: name.year, number: name.number, city: name.city, onDay: name.onDay },
      state: stateAfter(what, entry.step ?? null),
      ...{ revision: entry.revision, kind: entry.kind, reason: entry.reason },
      ...figuresOf(entry),
      ...rest,
      counting:
        what === 'released' || !counting || counting.revision === entry.revision
          ? null
          : { revision: counting.revision, ...figuresOf(counting) },
    },
  }
}
