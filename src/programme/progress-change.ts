import type { Change } from '../changes/change.ts'
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

/** What changed of a city's word about a day, with the figures that count for it as long as a revision waits. */
export const progressChange = (
  what: 'recorded' | 'revised' | 'released' | 'returned',
  cluster: string,
  name: ProgressName,
  entry: ToldProgress,
  more: { readonly counting?: ToldProgress | null; readonly isRepeated?: boolean; readonly returnReason?: string } = {},
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
      state: what === 'released' ? 'RELEASED' : what === 'returned' ? 'RETURNED' : 'ENTERED',
      ...{ revision: entry.revision, kind: entry.kind, reason: entry.reason },
      ...figuresOf(entry),
      ...rest,
      counting: what === 'released' || !counting ? null : { revision: counting.revision, ...figuresOf(counting) },
    },
  }
}
