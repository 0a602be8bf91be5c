import { kindOf, saidIn } from './change-kind.ts'

/** An item of the Realtime Paged Data Exchange 1.0: a thing at its latest change. */
export interface RpdeItem {
  readonly state: 'updated' | 'deleted'
  /** Its resource. */
  readonly kind: string
  /** Resource and subject: a subject alone may be that of two things. */
  readonly id: string
  /** The number of the change. */
  readonly modified: number
  /** The content of the entry; of what was deleted there is none. */
  readonly data?: unknown
}

/** A page of items, and the number that the next one begins after. */
export interface RpdePage {
  readonly items: readonly RpdeItem[]
  readonly afterChangeNumber: number
}

/** The item that an entry stands for. */
export const itemOf = (entry: { number: number; kind: string; subject: string; content: string }): RpdeItem => {
  const { resource } = kindOf(entry.kind)
  const item = { kind: resource, id: `${resource}/${entry.subject}`, modified: entry.number }
  return saidIn(entry.kind, entry.content).isTombstone
    ? { state: 'deleted', ...item }
    : { state: 'updated', ...item, data: JSON.parse(entry.content) }
}
