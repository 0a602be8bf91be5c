// Run as a process of its own: opens the embedded database of a folder, writes a row, says so, and stays until killed.
import { openPglite } from '../../src/db/open-pglite.ts'
import { freshDataFolder } from './pglite-dump.ts'

const { pool } = await openPglite(process.argv[2]!, { loadDataDir: await freshDataFolder() })
await pool.query("create table kept (word text); insert into kept values ('留下')")
console.log('written')
setInterval(() => {}, 60_000)
