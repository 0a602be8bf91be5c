import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** What a registration writes, in an order that the foreign keys allow. */
const ofRegistration = [
  'item_batch',
  'service_item',
  'service_item_code',
  'batch_item',
  'change_entry',
  'change_commit',
]

/** A table, and which of its rows were written; all of them if not said. */
export interface Written {
  readonly table: string
  readonly where?: string
}

/**
 * The floor: all rows that the verb wrote, the log included, copied into the same tables of a second database with their
 * indexes in place, in one transaction, from files on the server. Nobody can write them faster with one connection.
 */
export const copyFloor = async (
  from: string,
  to: string,
  prepare: (client: pg.Client) => Promise<void>,
  written: readonly Written[] = ofRegistration.map((table) => ({ table })),
): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'hutong-bench-'))
  chmodSync(folder, 0o777)
  const source = new pg.Client({ connectionString: from })
  const target = new pg.Client({ connectionString: to })
  await Promise.all([source.connect(), target.connect()])
  try {
    const columns = new Map<string, string>()
    for (const { table, where } of written) {
      const { rows } = await source.query<{ names: string }>(
        `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
          where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [table],
      )
      columns.set(table, rows[0]!.names)
      const rowsWritten = `select ${rows[0]!.names} from ${table} where ${where ?? 'true'}`
      await source.query(`copy (${rowsWritten}) to '${folder}/${table}' (format binary)`)
    }
    await prepare(target)
    const began = performance.now()
    await target.query('begin')
    for (const { table } of written)
      await target.query(`copy ${table} (${columns.get(table)}) from '${folder}/${table}' (format binary)`)
    await target.query('commit')
    return performance.now() - began
  } finally {
    await Promise.all([source.end(), target.end()])
    rmSync(folder, { recursive: true, force: true })
  }
}
