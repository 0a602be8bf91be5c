/** What an entry says beside its content: of which thing, whether it removes it, and the reason, successor and version in its state. */
export interface KindOfChange {
  /** With the subject the key of a copy; in SQL `change_resource`. */
  readonly resource: string
  /** Whether what is copied under the key is to be removed: always, or by the state after the change. */
  readonly isTombstone?: boolean | ((state: Readonly<Record<string, unknown>>) => boolean)
}

const batch = { resource: 'batch' }
const batchItem = { resource: 'batchItem' }
const gone = { isTombstone: true }

/** Every kind that the hub records. Each entry holds the state of its subject after the change. */
export const changeKinds: Readonly<Record<string, KindOfChange>> = {
  'cluster.registered': { resource: 'cluster' },
  'cluster.ruleSet': { resource: 'clusterRule' },
  'membership.registered': { resource: 'membership' },
  'membership.corrected': { resource: 'membership' },
  'organisation.registered': { resource: 'organisation' },
  'holder.registered': { resource: 'holder' },
  'key.issued': { resource: 'key' },
  'key.revoked': { resource: 'key', ...gone },
  'signInLink.issued': { resource: 'signInLink' },
  'calendar.loaded': { resource: 'calendar' },
  'calendar.corrected': { resource: 'calendar' },
  'batch.registered': batch,
  'batch.amended': batch,
  'batch.consultationOpened': batch,
  'batch.confirmed': batch,
  'batch.itemObjected': batch,
  'batch.objectionWithdrawn': batch,
  'batch.returnedToDraft': batch,
  'batch.published': batch,
  'batch.abandoned': { ...batch, ...gone },
  'batch.itemListed': batchItem,
  'batch.itemChanged': batchItem,
  'batch.itemPublished': batchItem,
  'batch.itemAdded': batchItem,
  'batch.itemWithdrawn': { ...batchItem, ...gone },
  'batch.itemDropped': { ...batchItem, ...gone },
  'item.entered': { resource: 'item' },
  'item.confirmed': { resource: 'item' },
  'item.merged': { resource: 'item', ...gone },
  // Cancelled is for good (取消): the code does not come back for that city, and what takes its place is a new item of another code.
  'implementation.recorded': { resource: 'implementation', isTombstone: ({ state }) => state === 'CANCELLED' },
  'recognition.declared': { resource: 'declaration' },
  'recognition.excepted': { resource: 'exception' },
  'recognition.changed': { resource: 'recognition' },
  'plan.recorded': { resource: 'plan', isTombstone: ({ state }) => state === 'REMOVED' },
  'planDeadline.changed': { resource: 'planDeadline' },
  'planField.set': { resource: 'planField' },
  'progress.recorded': { resource: 'progress' },
  'progress.revised': { resource: 'progress' },
  'progress.released': { resource: 'progress' },
  'progress.returned': { resource: 'progress' },
  'progress.documentAttached': { resource: 'progress' },
  'light.changed': { resource: 'light' },
  'lightRule.set': { resource: 'lightRule' },
  'exemption.granted': { resource: 'exemption' },
  'ownLight.stated': { resource: 'ownLight' },
  'source.registered': { resource: 'source' },
  'source.set': { resource: 'source' },
  'source.retired': { resource: 'source', ...gone },
  'codeMap.set': { resource: 'codeMap' },
  'subscriber.registered': { resource: 'subscriber' },
  'subscriber.paused': { resource: 'subscriber' },
  'subscriber.resumed': { resource: 'subscriber' },
  'subscriber.secretRotated': { resource: 'subscriber' },
  'subscriber.removed': { resource: 'subscriber', ...gone },
  'coordination.raised': { resource: 'coordination' },
  'coordination.assigned': { resource: 'coordination' },
  'coordination.handled': { resource: 'coordination' },
  'coordination.answered': { resource: 'coordination' },
  'coordination.returned': { resource: 'coordination' },
  'coordination.closed': { resource: 'coordination' },
  'coordination.escalated': { resource: 'coordination' },
  'serviceUse.recorded': { resource: 'serviceUse' },
  'meeting.convened': { resource: 'meeting' },
  'meeting.cutOffSet': { resource: 'meeting' },
  'resolution.adopted': { resource: 'resolution' },
  'resolution.corrected': { resource: 'resolution' },
  'resolution.progressed': { resource: 'resolution' },
  'agreement.recorded': { resource: 'agreement' },
  'nextList.set': { resource: 'nextList' },
  'reportText.set': { resource: 'reportText', isTombstone: ({ text }) => text === null },
  'figureConfirmation.given': { resource: 'figureConfirmation' },
  'figureObjection.raised': { resource: 'figureObjection' },
  'figureObjection.answered': { resource: 'figureObjection' },
  'brief.sealed': { resource: 'brief' },
  'erratum.recorded': { resource: 'erratum' },
  'sync.alerted': { resource: 'sync' },
  'sync.alertAcknowledged': { resource: 'sync', ...gone },
}

/** A kind's part of the table; of one that stands nowhere the word before the dot is the resource, and it removes nothing. */
export const kindOf = (kind: string): KindOfChange =>
  (Object.hasOwn(changeKinds, kind) && changeKinds[kind]) || { resource: kind.split('.', 1)[0]! }

/** Resources of which only those hear who may read the whole log: who holds which key is nobody's business. */
export const confidentialResources: readonly string[] = ['holder', 'key', 'signInLink', 'subscriber']

/**
 * Resources of a city's partner systems, none of which is ever public: a city's key hears of its own city's only. The verbs that
 * read them have it so.
 */
export const partnerResources: readonly string[] = ['source', 'codeMap', 'sync']

/** What is read out of an entry's content for whoever follows. */
export interface SaidOfChange {
  readonly isTombstone: boolean
  readonly reason: string | null
  readonly successor: string | null
  /** Of what has versions: which one this is. */
  readonly version: number | null
}

/** Reads an entry's content, the canonical JSON that is hashed. */
export const saidIn = (kind: string, content: string): SaidOfChange => {
  const { state = {} } = JSON.parse(content) as { state?: Readonly<Record<string, unknown>> }
  const { isTombstone = false } = kindOf(kind)
  return {
    isTombstone: typeof isTombstone === 'boolean' ? isTombstone : isTombstone(state),
    reason: typeof state.reason === 'string' ? state.reason : null,
    // A key's successor is a number, an item's a code.
    successor: state.successor === undefined || state.successor === null ? null : String(state.successor),
    version: typeof state.version === 'number' ? state.version : null,
  }
}
