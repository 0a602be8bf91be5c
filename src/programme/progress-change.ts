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

const stateAfter = (kind: ProgressChangeKind, step: 'RELEASED' | 'RETURNED' | null): string => {
  if (kind === 'progress.released') return 'RELEASED'
  if (kind === 'progress.returned') return 'RETURNED'
  return (kind === 'progress.documentAttached' && step) || 'ENTERED'
}

/** What becomes of a city's word about a day. */
export type ProgressChangeKind =
  | 'progress.recorded'
  | 'progress.revised'
  | 'progress.released'
  | 'progress.returned'
  | 'progress.documentAttached'

/** What changed of a city's word about a day, with the figures that count for it as long as a revision waits. */
export const progressChange = (
  kind: ProgressChangeKind,
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
  const { counting, documents, isRepeated, returnReason } = more
  return {
    kind,
    subject: progressSubject(cluster, name),
    cluster,
    city: name.city,
    isPublic: false,
    // Member by member, in the order in which they are hashed: thousands are told at once.
    state: {
      city: name.city,
      completedSinceStartFen: entry.completedSinceStartFen,
      completedThisYearFen: entry.completedThisYearFen,
      counting:
        kind === 'progress.released' || !counting || counting.revision === entry.revision
          ? null
          : { revision: counting.revision, ...figuresOf(counting) },
      documents,
      isDone: entry.isDone,
      ...(isRepeated === undefined ? {} : { isRepeated }),
      kind: entry.kind,
      list: name.list,
      number: name.number,
      onDay: name.onDay,
      physicalPermille: entry.physicalPermille,
      reason: entry.reason,
      ...(returnReason === undefined ? {} : { returnReason }),
      revision: entry.revision,
      stage: entry.stage,
      state: stateAfter(kind, entry.step ?? null),
      text: entry.text,
      year: name.year,
    },
  }
}
