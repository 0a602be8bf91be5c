import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { findSource } from './find-push.ts'
import { countRejectedRows, type RejectedRow, selectRejectedRow, selectRejectedRows } from './rejected-row.sql.ts'
import type { SourceName } from './source.sql.ts'

/** A page of the rows of a source that wait to be mended, by their ids, and how many there are in all. */
export const listRejectedRows = async (
  hub: Hub,
  caller: Caller,
  name: SourceName,
  page: { readonly after: string; readonly first: number },
): Promise<Outcome<{ readonly rows: RejectedRow[]; readonly count: () => Promise<number> }>> => {
  const source = await findSource(hub.db, caller, name)
  if (source.ok === undefined) return source
  const { id } = source.ok
  return done({
    rows: await selectRejectedRows(hub.db, id, page.after, page.first),
    count: () => countRejectedRows(hub.db, id),
  })
}

/** A row that waits to be mended; refused once it has been. */
export const findRejectedRow = async (
  hub: Hub,
  caller: Caller,
  name: SourceName & { readonly rowId: string },
): Promise<Outcome<RejectedRow>> => {
  const source = await findSource(hub.db, caller, name)
  if (source.ok === undefined) return source
  const row = await selectRejectedRow(hub.db, source.ok.id, name.rowId)
  return row ? done(row) : refusedFor('REJECTED_ROW_UNKNOWN', { rowId: name.rowId.slice(0, 80) }, ['rowId'])
}

const atATime = 500

/** All of them, piece by piece: each piece is a question of its own. */
export const readRejectedRows = async (
  hub: Hub,
  caller: Caller,
  name: SourceName,
): Promise<Outcome<AsyncGenerator<RejectedRow>>> => {
  const source = await findSource(hub.db, caller, name)
  return source.ok === undefined ? source : done(allOf(hub, source.ok.id))
}

async function* allOf({ db }: Hub, sourceId: number): AsyncGenerator<RejectedRow> {
  for (let after = ''; ; ) {
    const rows = await selectRejectedRows(db, sourceId, after, atATime)
    yield* rows
    if (rows.length < atATime) return
    after = rows.at(-1)!.rowId
  }
}
