import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { HutongClient } from '../../src/client/index.ts'
import { serverHome } from '../support/hub-process.ts'
import { partnerRow, startPartnerHub } from '../support/partner.ts'
import { binary, hutong, temporaryFolder } from './run-hutong.ts'

const hub = await startPartnerHub(await serverHome())
const client = new HutongClient({ url: hub.url, key: hub.key })
const target = { cluster: 'hbew', city: '150200', source: 'baotou-zwfw' }
const pushed = (...rows: object[]) =>
  client.push(
    rows.map((row) => JSON.stringify(row)),
    target,
  )
const pull = (folder: string, ...args: string[]) => hutong(['sync', 'pull', folder, ...args], hub.env)
const cursorOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'cursor.json'), 'utf8'))
const linesOf = (folder: string) =>
  readFileSync(join(folder, 'entries.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

beforeAll(async () => {
  await pushed(partnerRow(1), partnerRow(2))
})

describe('pulling everybody’s changes', () => {
  it('begins with the snapshot, and goes on from the cursor', async () => {
    const folder = join(temporaryFolder(), 'copy')
    const first = await pull(folder, '--cluster', 'hbew', '--kinds', 'implementation.recorded')
    expect([first.code, first.err]).toEqual([0, ''])
    expect(first.out).toMatch(/^已到第 \d+ 号:快照 2 条,变更 0 条,文件共 2 条\n$/)
    await pushed(partnerRow(1, 2))
    const again = await pull(folder, '--json')
    expect([again.code, JSON.parse(again.out)]).toMatchObject([0, { fromSnapshot: 0, changes: 1, entries: 3 }])
    expect(linesOf(folder).map(({ subject, version }) => [subject, version])).toEqual([
      ['152014000001/150200', 1],
      ['152014000002/150200', 1],
      ['152014000001/150200', 2],
    ])
    expect(cursorOf(folder)).toMatchObject({
      cluster: 'hbew',
      kinds: ['implementation.recorded'],
      entries: 3,
      bytes: statSync(join(folder, 'entries.ndjson')).size,
    })
  })

  it('cuts off what was being written when it was killed', async () => {
    const folder = temporaryFolder()
    await pull(folder, '--cluster', 'hbew')
    const whole = readFileSync(join(folder, 'entries.ndjson'), 'utf8')
    appendFileSync(join(folder, 'entries.ndjson'), '{"number":99,"kind":"half a li')
    expect((await pull(folder)).code).toBe(0)
    expect(readFileSync(join(folder, 'entries.ndjson'), 'utf8')).toBe(whole)
  })

  it('starts over where the cursor has expired, and keeps the old file aside', async () => {
    const folder = temporaryFolder()
    await pull(folder, '--cluster', 'hbew')
    const kept = cursorOf(folder)
    const other = Buffer.from(`1.${'f'.repeat(64)}.c2`).toString('base64url')
    writeFileSync(join(folder, 'cursor.json'), JSON.stringify({ ...kept, position: `${other}.1.1.${'f'.repeat(64)}` }))
    const { code, err, out } = await pull(folder)
    expect(code).toBe(0)
    expect(err).toContain('游标已失效')
    expect(err).toContain('原来的文件留作')
    expect(out).toContain('快照')
    expect(readdirSync(folder).map((name) => name.replace(/-.*/, '-'))).toEqual([
      'cursor.json',
      'entries-',
      'entries.ndjson',
    ])
  })

  it('says what is wrong with how it is used', async () => {
    const folder = temporaryFolder()
    expect((await pull(folder)).err).toBe('hutong: 第一次须给出 --cluster\n')
    expect((await pull(folder, '--cluster', 'nope')).err).toContain('CLUSTER_UNKNOWN')
    await pull(folder, '--cluster', 'hbew')
    expect(await pull(folder, '--cluster', 'hbew', '--kinds', 'item.merged')).toEqual({
      code: 2,
      out: '',
      err: `hutong: ${folder} 里是另一份副本(hbew),请换一个文件夹\n`,
    })
  })
})

/** Starts to follow, and answers its lines as they come. */
const following = (args: readonly string[]) => {
  const child = spawn(process.execPath, [binary, 'sync', 'follow', ...args], {
    env: { ...process.env, ...hub.env, LANG: '' },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, next: async () => JSON.parse((await lines.next()).value as string) }
}

describe('following everybody’s changes', () => {
  it('prints what is new as it comes, and keeps it, until Ctrl-C', async () => {
    const folder = temporaryFolder()
    await pull(folder, '--cluster', 'hbew', '--kinds', 'implementation.recorded')
    const { child, next } = following([folder, '--stdout'])
    await pushed(partnerRow(3))
    const seen = await next()
    expect([seen.kind, seen.subject]).toEqual(['implementation.recorded', '152014000003/150200'])
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([130, null])
    expect(linesOf(folder).at(-1)).toMatchObject({ subject: '152014000003/150200' })
  })

  it('lets one process write a copy', async () => {
    const folder = temporaryFolder()
    await pull(folder, '--cluster', 'hbew', '--kinds', 'implementation.recorded')
    const { child, next } = following([folder, '--stdout'])
    await pushed(partnerRow(4))
    await next()
    const { code, err } = await pull(folder)
    expect([code, err]).toEqual([2, `hutong: ${folder} 正被另一个进程(${child.pid})使用\n`])
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect((await pull(folder)).code).toBe(0)
  })

  it('says what is wrong with how it is used', async () => {
    const errors = [[], ['--stdout'], [temporaryFolder(), '--after', 'x']]
    const said = await Promise.all(errors.map((args) => hutong(['sync', 'follow', ...args])))
    expect(said.map(({ code, err }) => [code, err])).toEqual([
      [2, 'hutong: 请给出 DIR,或用 --stdout\n'],
      [2, 'hutong: 不给 DIR 时须给出 --cluster\n'],
      [2, 'hutong: --after 不能与 DIR 同用:DIR 有自己的游标\n'],
    ])
  })
})
