import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { migration, readMigrations } from '../../src/db/migration-files.ts'
import { openPg } from '../../src/db/open-pg.ts'
import { openPglite } from '../../src/db/open-pglite.ts'
import { MigrationRefused, pendingMigrations } from '../../src/db/pending-migrations.ts'
import { createEmptyDatabase } from '../support/database.ts'
import { freshDataFolder } from '../support/pglite-dump.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const city = migration('0001_city', 'create table town (code text primary key); insert into town values ($$150100$$);')
const name = migration('0002_name', `alter table town add name text;\nupdate town set name = '呼和浩特';`)
const slow = migration('0003_slow', 'select pg_sleep(0.3); create table once_only ();')
const broken = migration('0003_broken', "insert into town values ('150200');\ninsert into nowhere values (1);")

const openEmpty = async () => openPg(await createEmptyDatabase(), { max: 2 })

describe('migrating an empty database', () => {
  it('runs what is missing, in order, and then nothing', async () => {
    const open = await openEmpty()
    expect(await pendingMigrations(open.db, [city, name])).toEqual(['0001_city', '0002_name'])
    expect(await migrate(open, [city])).toEqual({ applied: ['0001_city'] })
    expect(await pendingMigrations(open.db, [city, name])).toEqual(['0002_name'])
    expect(await migrate(open, [city, name])).toEqual({ applied: ['0002_name'] })
    expect(await migrate(open, [city, name])).toEqual({ applied: [] })
    const { rows } = await sql`select * from town`.execute(open.db)
    expect(rows).toEqual([{ code: '150100', name: '呼和浩特' }])
    await open.close()
  })

  it('records name and checksum', async () => {
    const open = await openEmpty()
    await migrate(open, [migration('0001_nothing', '-- nothing\n')])
    const { rows } = await sql`select name, checksum from schema_migration`.execute(open.db)
    expect(rows).toEqual([
      { name: '0001_nothing', checksum: '51f68401fa2f1e068444e4c55e5cad5b6563553cdf6b591e281af7251cafe200' },
    ])
    await open.close()
  })

  it('leaves nothing of a migration that fails, and says where', async () => {
    const open = await openEmpty()
    await expect(migrate(open, [city, name, broken])).rejects.toThrow(
      'Migration 0003_broken failed and left nothing: line 2: relation "nowhere" does not exist',
    )
    expect((await sql`select code from town`.execute(open.db)).rows).toEqual([{ code: '150100' }])
    expect(await pendingMigrations(open.db, [city, name, broken])).toEqual(['0003_broken'])
    await open.close()
  })
})

describe('migrating the same database from two hosts at once', () => {
  it('runs each migration once', async () => {
    const url = await createEmptyDatabase()
    const hosts = [await openPg(url), await openPg(url), await openPg(url)]
    const results = await Promise.all(hosts.map((host) => migrate(host, [city, name, slow])))
    expect(results.map(({ applied }) => applied.length).sort()).toEqual([0, 0, 3])
    for (const host of hosts) await host.close()
  })
})

describe('migrating a database that does not fit the files', () => {
  it('refuses a landed migration that was edited', async () => {
    const open = await openEmpty()
    await migrate(open, [city])
    const edited = migration('0001_city', `${city.sql} -- edited`)
    await expect(migrate(open, [edited])).rejects.toThrow(MigrationRefused)
    await expect(migrate(open, [edited])).rejects.toThrow('Migration 0001_city was edited after it had landed')
    await expect(pendingMigrations(open.db, [edited])).rejects.toThrow('0001_city was edited')
    await open.close()
  })

  it('takes other line ends for the same text', async () => {
    const open = await openEmpty()
    await migrate(open, [city, name])
    const onWindows = migration('0002_name', name.sql.replaceAll('\n', '\r\n'))
    expect(await migrate(open, [city, onWindows])).toEqual({ applied: [] })
    await open.close()
  })

  it('refuses a database that a newer version has migrated', async () => {
    const open = await openEmpty()
    await migrate(open, [city, name])
    await expect(migrate(open, [city])).rejects.toThrow('migration 0002_name, which this version does not know')
    await open.close()
  })

  it('refuses a migration numbered before one that has landed', async () => {
    const open = await openEmpty()
    await migrate(
      open,
      [name].map(() => migration('0002_b', 'select 1')),
    )
    await expect(migrate(open, [migration('0001_a', 'select 1'), migration('0002_b', 'select 1')])).rejects.toThrow(
      'Migration 0001_a comes before 0002_b, which has already landed',
    )
    await open.close()
  })
})

describe('reading the folder of migrations', () => {
  it('orders by number and takes SQL files only', async () => {
    const folder = await temporaryFolder({ '0002_b.sql': 'b', '0001_a.sql': 'a', 'README.md': 'not one' })
    expect((await readMigrations(folder)).map(({ name, sql }) => [name, sql])).toEqual([
      ['0001_a', 'a'],
      ['0002_b', 'b'],
    ])
  })

  it('refuses two migrations with one number', async () => {
    const folder = await temporaryFolder({ '0001_a.sql': '', '0001_b.sql': '' })
    await expect(readMigrations(folder)).rejects.toThrow('0001_a.sql and 0001_b.sql carry the same number')
  })

  it('refuses a name without number and purpose', async () => {
    const folder = await temporaryFolder({ 'new.sql': '' })
    await expect(readMigrations(folder)).rejects.toThrow('migration new.sql is not named NNNN_purpose.sql')
  })
})

describe('migrating the embedded database', () => {
  it('lands the same migrations', async () => {
    const open = await openPglite('memory', { loadDataDir: await freshDataFolder() })
    onTestFinished(() => open.close())
    await migrate(open)
    expect(await pendingMigrations(open.db, await readMigrations())).toEqual([])
    expect(await migrate(open)).toEqual({ applied: [] })
  }, 120_000)
})
