import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** What a registration writes, in an order that the foreign keys allow. */
const tables = ['item_batch', 'service_item', 'service_item_code', 'batch_item', 'change_entry', 'change_commit']

/**
 * The floor: all rows that the verb wrote, the log included, copied into the same tables of a second database with their
 * indexes in place, in one transaction, from files on the server. Nobody can write them faster with one connection.
 */
export const copyFloor = async (
  from: string,
  to: string,
  prepare: (client: pg.Client) => Promise<void>,
): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'hutong-bench-'))
  chmodSync(folder, 0o777)
  const source = new pg.Client({ connectionString: from })
  const target = new pg.Client({ connectionString: to })
  await Promise.all([source.connect(), target.connect()])
  try {
    for (const table of tables) await source.query(`copy ${table} to '${folder}/${table}' (format binary)`)
    await prepare(target)
    const began = performance.now()
    await target.query('begin')
    for (const table of tables) await target.query(`copy ${table} from '${folder}/${table}' (format binary)`)
    await target.query('commit')
    return performance.now() - began
  } finally {
    await Promise.all([source.end(), target.end()])
    rmSync(folder, { recursive: true, force: true })
  }
}
