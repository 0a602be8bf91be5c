import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { FolderInUse, lockFolder } from '../../src/db/folder-lock.ts'
import { openPglite } from '../../src/db/open-pglite.ts'
import { startChild } from '../support/child.ts'
import { freshDataFolder } from '../support/pglite-dump.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('starting twice on one folder', () => {
  it('refuses the second process with the pid of the first', async () => {
    const folder = await temporaryFolder()
    const first = startChild('hold-folder.ts', folder)
    expect(await first.firstLine).toBe(`held ${first.pid}`)
    const second = startChild('hold-folder.ts', folder)
    expect(await second.firstLine).toBe(`FolderInUse ${first.pid}`)
    await expect(lockFolder(folder)).rejects.toThrow(
      `数据目录 ${folder} 正被另一个互通进程（进程号 ${first.pid}）使用，请先停止它或换一个目录。/ ` +
        `The data folder ${folder} is in use by another hub process (pid ${first.pid}): stop it, or choose another folder.`,
    )
  })

  it('refuses a second time in the same process, until released', async () => {
    const folder = await temporaryFolder()
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse)
    await lock.release()
    await (await lockFolder(folder)).release()
    await (await lockFolder(folder)).release()
    expect(await readdir(folder)).toEqual(['hutong.lock.3'])
  })
})

describe('starting on the folder of a process that died', () => {
  it('takes it over after kill -9', async () => {
    const folder = await temporaryFolder()
    const first = startChild('hold-folder.ts', folder)
    await first.firstLine
    await first.kill('SIGKILL')
    const lock = await lockFolder(folder)
    expect(await readdir(folder)).toEqual(['hutong.lock.2'])
    await lock.release()
  })

  it('takes it over when its pid now belongs to another process', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'hutong.lock.1'), JSON.stringify({ pid: process.pid, start: 'long ago' }))
    await (await lockFolder(folder)).release()
  })

  it('takes it over when a power cut has emptied the lock', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'hutong.lock.1'), '')
    await (await lockFolder(folder)).release()
  })

  it('lets exactly one of many starters have it', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'hutong.lock.41'), JSON.stringify({ pid: 2 ** 22 + 1, start: 'long ago' }))
    const starters = Array.from({ length: 6 }, () => startChild('hold-folder.ts', folder))
    const lines = await Promise.all(starters.map(({ firstLine }) => firstLine))
    const winner = lines.find((line) => line.startsWith('held'))?.slice('held '.length)
    expect(lines.filter((line) => line === `held ${winner}`)).toHaveLength(1)
    expect(lines.filter((line) => line === `FolderInUse ${winner}`)).toHaveLength(5)
    expect(await readdir(folder)).toEqual(['hutong.lock.42'])
  })

  it('lets exactly one of many in the same process have it', async () => {
    const folder = await temporaryFolder({ 'hutong.lock.7': '{"pid":1,"start":"long ago"}' })
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => lockFolder(folder)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('opening the embedded database in a folder', () => {
  it('locks it, keeps what was written, and frees it on closing', async () => {
    const folder = await temporaryFolder()
    const open = await openPglite(folder, { loadDataDir: await freshDataFolder() })
    await expect(openPglite(folder)).rejects.toThrow(FolderInUse)
    await sql`create table kept as select '留下' as word`.execute(open.db)
    await open.close()
    const again = await openPglite(folder)
    expect((await sql`select word from kept`.execute(again.db)).rows).toEqual([{ word: '留下' }])
    await again.close()
  })

  it('finds every acknowledged row after kill -9', async () => {
    const folder = await temporaryFolder()
    const first = startChild('hold-pglite.ts', folder)
    expect(await first.firstLine).toBe('written')
    await expect(openPglite(folder)).rejects.toMatchObject({ name: 'FolderInUse', pid: first.pid })
    await first.kill('SIGKILL')
    const again = await openPglite(folder)
    expect((await sql`select word from kept`.execute(again.db)).rows).toEqual([{ word: '留下' }])
    await again.close()
  })

  it('gives the folder back when the database cannot be opened', async () => {
    const folder = await temporaryFolder({ 'postgres/PG_VERSION': '9' })
    await expect(openPglite(folder)).rejects.toThrow()
    await (await lockFolder(folder)).release()
  })
})
