import { canonicalJson } from './canonical.ts'

/**
 * A change as a verb records it. `subject` names the thing by its official code (`hbew/3`), `state` is what it is after the
 * change; `isPublic` says whether anybody may read it in the feed.
 */
export interface Change {
  readonly kind: string
  readonly subject: string
  readonly cluster?: string
  readonly city?: string
  readonly isPublic: boolean
  readonly state: Readonly<Record<string, unknown>>
}

/** The canonical JSON of a change: exactly what is stored and hashed. */
export const contentOf = ({ kind, subject, cluster, city, state }: Change): string =>
  canonicalJson({ kind, subject, cluster, city, state })
