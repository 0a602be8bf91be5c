/** What of a change's state a copy needs to know: the client's own list, held against the hub's by a test. */
type State = Readonly<Record<string, unknown>>

/** Kinds whose resource is not the word before the dot. */
const resources: Readonly<Record<string, string>> = {
  'batch.itemListed': 'batchItem',
  'batch.itemChanged': 'batchItem',
  'batch.itemPublished': 'batchItem',
  'batch.itemAdded': 'batchItem',
  'batch.itemWithdrawn': 'batchItem',
  'batch.itemDropped': 'batchItem',
  'recognition.declared': 'declaration',
  'recognition.excepted': 'exception',
  'cluster.ruleSet': 'clusterRule',
}

/** Kinds that remove what is copied under their key: always, or by the state after the change. */
const removing: Readonly<Record<string, true | ((state: State) => boolean)>> = {
  'key.revoked': true,
  'batch.abandoned': true,
  'batch.itemWithdrawn': true,
  'batch.itemDropped': true,
  'item.merged': true,
  'implementation.recorded': ({ state }) => state === 'CANCELLED',
  'plan.recorded': ({ state }) => state === 'REMOVED',
  'reportText.set': ({ text }) => text === null,
  'source.retired': true,
  'subscriber.removed': true,
  'sync.alertAcknowledged': true,
}

const of = <Value>(table: Readonly<Record<string, Value>>, kind: string): Value | undefined =>
  Object.hasOwn(table, kind) ? table[kind] : undefined

/** What a kind of change is of: with the subject the key of a copy, whose state is the latest entry of the key. */
export const resourceOf = (kind: string): string => of(resources, kind) ?? kind.split('.', 1)[0]!

/** Whether a change removes what is copied under its key. A kind that stands nowhere removes nothing, as at the hub. */
export const removes = (kind: string, state: State): boolean => {
  const rule = of(removing, kind) ?? false
  return typeof rule === 'boolean' ? rule : rule(state)
}
