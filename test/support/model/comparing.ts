import type pg from 'pg'
import type { FeedEntry, HutongClient } from '../../../src/client/index.ts'
import { copyIn } from './follower.ts'
import type { Pusher } from './pusher.ts'

/** Keys and hashes of a copy, as two copies are compared. */
export const shortOf = (copy: ReadonlyMap<string, FeedEntry>): string[] =>
  [...copy].map(([key, { hash }]) => `${key} ${hash}`).sort()

/** The hub's whole state as a fresh snapshot has it. */
export const snapshotOf = async (client: HutongClient, kinds: readonly string[]): Promise<string[]> => {
  const entries: FeedEntry[] = []
  for await (const part of client.snapshot({ cluster: 'hbew', kinds })) if ('entry' in part) entries.push(part.entry)
  return shortOf(copyIn(entries))
}

const implementations = `select i.national_code || '/' || v.city_code as subject, v.version, v.state,
    v.content ->> 'name' as name
  from (select distinct on (item_id, city_code) * from item_implementation order by item_id, city_code, version desc) v
  join service_item i on i.id = v.item_id where v.state <> 'CANCELLED' order by 1`

/** The implementations as the database's own tables have them. */
export const tableOf = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ subject: string; version: number; state: string; name: string }>(
    implementations,
  )
  return rows.map(({ subject, version, state, name }) => `${subject} ${version} ${state} ${name}`).sort()
}

/** The same as a copy has them. */
export const implementationsIn = (copy: ReadonlyMap<string, FeedEntry>): string[] =>
  [...copy.values()]
    .filter(({ kind }) => kind === 'implementation.recorded')
    .map(({ subject, content }) => {
      const { version, state, content: fields } = JSON.parse(content).state
      return `${subject} ${version} ${state} ${fields.name}`
    })
    .sort()

const rowsOfSource = `select r.row_id, r.version::int as version, v.content ->> 'name' as name, v.state, v.version as changes
  from sync_row r join sync_source s on s.id = r.source_id
  cross join lateral (select * from item_implementation v where v.item_id = r.item_id and v.city_code = s.city_code
    order by version desc limit 1) v
  where s.code = $1 order by 1`

const stateOf = { UPSERT: 'ACTIVE', SUSPEND: 'SUSPENDED' } as const

/** What a pusher was told of its rows and how often they changed, and what the database has of them. */
export const standingOf = async (client: pg.Client, pusher: Pusher) => {
  const { rows } = await client.query<{
    row_id: string
    version: number
    name: string
    state: string
    changes: number
  }>(rowsOfSource, [pusher.source])
  const acknowledged = [...pusher.standing.values()]
    .sort((a, b) => (a.rowId < b.rowId ? -1 : 1))
    .map(
      ({ rowId, version, name, operation, changes }) => `${rowId} ${version} ${stateOf[operation]} ${name} ${changes}`,
    )
  const kept = rows.map((row) => `${row.row_id} ${row.version} ${row.state} ${row.name} ${row.changes}`)
  return { acknowledged, kept }
}

/** Whether numbers only rise from the first change after the snapshot on, so that none was taken twice. */
export const isEachOnce = (entries: readonly FeedEntry[]): boolean =>
  new Set(entries.map(({ number }) => number)).size === entries.length
