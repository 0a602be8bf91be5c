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
  // In the order of their names: so nothing has to be put in order.
  canonicalJson({ city, cluster, kind, state, subject })

/** Where the content stands in the canonical JSON of a change whose state has none: a text cannot hold it, its quotes are escaped. */
const noContent = '"content":null'

/** What stands before and after a `content` of the state: so a statement that stores the content elsewhere takes it only once. */
export const frameOf = (change: Change): { readonly before: string; readonly after: string } => {
  const text = contentOf({ ...change, state: { ...change.state, content: null } })
  const at = text.indexOf(noContent)
  return { before: `${text.slice(0, at)}"content":`, after: text.slice(at + noContent.length) }
}
