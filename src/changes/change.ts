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
  /** The canonical JSON of the state's `content`, where it is known: of a hundred thousand changes it is not written twice. */
  readonly canonicalContent?: string
}

/** Where the content stands in the canonical JSON of a change whose state has none: a text cannot hold it, its quotes are escaped. */
const noContent = '"content":null'

/** The canonical JSON of a change: exactly what is stored and hashed. */
export const contentOf = ({ kind, subject, cluster, city, state, canonicalContent }: Change): string => {
  if (canonicalContent === undefined) return canonicalJson({ kind, subject, cluster, city, state })
  const text = canonicalJson({ kind, subject, cluster, city, state: { ...state, content: null } })
  const at = text.indexOf(noContent)
  return `${text.slice(0, at)}"content":${canonicalContent}${text.slice(at + noContent.length)}`
}
