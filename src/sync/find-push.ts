import { forbid } from '../access/rights.ts'
import type { Caller, Role } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { selectPush } from './push.sql.ts'
import { type SourceName, selectSource, selectSourceForUpdate } from './source.sql.ts'
import type { SyncPush } from './sync-push.ts'
import type { SyncSource } from './sync-source.ts'

/** A push by the client's own id. */
export interface PushName extends SourceName {
  readonly push: string
}

/** A push with the source that it is of. */
export interface FoundPush {
  readonly source: SyncSource
  readonly push: SyncPush
}

/** Who may look at what a city pushes: the city, and whoever steers its clusters. */
const readers: readonly Role[] = ['PARTNER', 'COORDINATOR', 'OPERATOR', 'SECRETARIAT', 'LEADER', 'AUDITOR']

/**
 * The source of a city, for whoever may: in the cluster that is named, else in that of the key, else in earnest. What is of another
 * cluster than a key's own is not known to it.
 */
export const findSource = async (
  db: Db,
  caller: Caller,
  name: SourceName,
  allowed: readonly Role[] = readers,
): Promise<Outcome<SyncSource>> => {
  const cluster = clusterFor(caller, name)
  const forbidden = forbid(caller, allowed, { cluster, city: name.city })
  if (forbidden) return forbidden
  const source = await selectSource(db, { ...name, cluster })
  if (!source) return refusedFor('SOURCE_UNKNOWN', { city: name.city, source: name.source.slice(0, 80) }, ['source'])
  return done(source)
}

/** The cluster in which a caller means a source; undefined: wherever it is in earnest. */
export const clusterFor = (caller: Caller, { cluster }: Pick<SourceName, 'cluster'>): string | undefined =>
  cluster || caller.cluster || undefined

/** How a push stands. */
export const findPush = async (
  hub: Pick<Hub, 'db'>,
  caller: Caller,
  name: PushName,
  allowed: readonly Role[] = readers,
): Promise<Outcome<FoundPush>> => {
  const source = await findSource(hub.db, caller, name, allowed)
  return source.ok === undefined ? source : pushOf(hub.db, source.ok, name)
}

/** A push that its city goes on with; its source is held, so that nothing else of it is applied meanwhile. */
export const takePush = async (db: Db, caller: Caller, name: PushName): Promise<Outcome<FoundPush>> => {
  const source = await findSource(db, caller, name, ['PARTNER', 'COORDINATOR'])
  if (source.ok === undefined) return source
  const held = await selectSourceForUpdate(db, { ...name, cluster: source.ok.cluster })
  return pushOf(db, held ?? source.ok, name)
}

const pushOf = async (db: Db, source: SyncSource, { push: code }: PushName): Promise<Outcome<FoundPush>> => {
  const push = await selectPush(db, source.id, code)
  return push ? done({ source, push }) : refusedFor('PUSH_UNKNOWN', { push: code.slice(0, 64) }, ['push'])
}
