import type { Caller } from '../../src/base/caller.ts'

/** What is not public carries this mark: whoever is shown it sees more than strangers do. */
export const mark = '未公布草案'

/** Where something is done: a cluster, the city whose business it is, and another member. What stands there has the same names everywhere. */
export interface Place {
  readonly cluster: string
  readonly city: string
  readonly other: string
  /** Numbers of what stands there. */
  readonly issue: number
  readonly raised: number
  readonly resolution: number
  readonly draftCode: string
}

/** The ids that were drawn while a place was furnished. */
export interface Ids {
  readonly key: string
  readonly coordinatorKey: string
  readonly subscriber: string
  readonly paused: string
  readonly delivery: string
  readonly alert: string
  readonly nameless: string
  readonly document: string
  /** An instant that the log has passed. */
  readonly cutOff: string
}

/** A place, and who asks there: the id of the key with which it is asked. */
export type Where = Place & Ids & { readonly self: string }

/** Hohhot's own: most keys of the matrix are of Hohhot, or of its cluster. */
export const own: Place = {
  ...{ cluster: 'hbew', city: '150100', other: '150200' },
  ...{ issue: 1, raised: 2, resolution: 1, draftCode: '152014009001' },
}

/** Baotou's, in the same cluster. */
export const others: Place = { ...own, city: '150200', other: '150100', issue: 3, raised: 4, resolution: 2 }

/** Guangzhou's, in a cluster that Hohhot is no member of. */
export const far: Place = {
  ...own,
  ...{ cluster: 'prd', city: '440100', other: '440300', draftCode: '152014009002' },
}

/** Who asks: the columns of the matrix. */
export const columns = [
  ...['hub SECRETARIAT', 'hub LEADER', 'hub AUDITOR'],
  ...['cluster SECRETARIAT', 'cluster LEADER', 'cluster AUDITOR'],
  ...['city COORDINATOR', 'city OPERATOR', 'city PARTNER'],
  'stranger',
] as const
export type Column = (typeof columns)[number]

/** The key of each column; a city's is bound to no cluster, so that its memberships are what counts. */
export const keysOf: Readonly<Record<Exclude<Column, 'stranger'>, Pick<Caller, 'cluster' | 'city'>>> = {
  'hub SECRETARIAT': { cluster: null, city: null },
  'hub LEADER': { cluster: null, city: null },
  'hub AUDITOR': { cluster: null, city: null },
  'cluster SECRETARIAT': { cluster: 'hbew', city: null },
  'cluster LEADER': { cluster: 'hbew', city: null },
  'cluster AUDITOR': { cluster: 'hbew', city: null },
  'city COORDINATOR': { cluster: null, city: '150100' },
  'city OPERATOR': { cluster: null, city: '150100' },
  'city PARTNER': { cluster: null, city: '150100' },
}
