import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type FeedEntry, HutongClient } from '../../src/client/index.ts'
import { binary, ended, hutong, startHutong, temporaryFolder } from '../cli/run-hutong.ts'
import { serverHome, startHub } from '../support/hub-process.ts'
import { ofBaotou, partnerLines, partnerRow, rowsFile, startPartnerHub } from '../support/partner.ts'

const home = await serverHome()
let hub = await startPartnerHub(home)
const PORT = new URL(hub.url).port
const { env, key, url } = hub
const client = new HutongClient({ url, key })
const kinds = ['implementation.recorded']

/** Kills the hub, and starts it again at the same address. */
const restartHub = async () => {
  await hub.end('SIGKILL')
  hub = { ...hub, ...(await startHub({ ...home, PORT })) }
}

/** Chunks that are kept as acknowledged; -1 before the push itself is kept. */
const chunksIn = (file: string): number =>
  existsSync(`${file}.push`) ? readFileSync(`${file}.push`, 'utf8').split('}').length - 2 : -1

/** Waits until so many chunks of a file are acknowledged; 0 is when the push is kept, and nothing was sent. */
const acknowledged = async (file: string, chunks: number) => {
  while (chunksIn(file) < chunks) await sleep(1)
}
const pushing = (file: string) => ['sync', 'push', file, ...ofBaotou, '--chunk-rows', '50', '--json']
const killed = async (child: ChildProcess) => {
  child.kill('SIGKILL')
  await once(child, 'exit')
}
const followedBy = (folder: string): FeedEntry[] =>
  readFileSync(join(folder, 'entries.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const hubHas = async (): Promise<FeedEntry[]> => {
  const all: FeedEntry[] = []
  for await (const { entry } of client.follow({ cluster: 'hbew', kinds, untilHead: true })) all.push(entry)
  return all
}

describe('a push that is broken off', () => {
  it.each([
    [0, 1],
    [1, 1001],
    [5, 2001],
  ])(
    'with kill -9 of the client after %i chunks goes on, and each row is taken once',
    async (chunks, from) => {
      const file = rowsFile(temporaryFolder(), partnerLines(from, from + 299))
      const child = startHutong(pushing(file), env)
      await acknowledged(file, chunks)
      await killed(child)
      const { code, out, err } = await hutong(pushing(file), env)
      expect([code, err]).toEqual([0, expect.stringContaining('接着推送')])
      expect(JSON.parse(out)).toMatchObject({ state: 'DONE', received: 300, created: 300, unchanged: 0 })
      expect(existsSync(`${file}.push`)).toBe(false)
    },
    90_000,
  )

  it('with kill -9 of the hub goes on by itself, and says so', async () => {
    const file = rowsFile(temporaryFolder(), partnerLines(3001, 3300))
    const child = ended(startHutong(pushing(file), env))
    await acknowledged(file, 2)
    await restartHub()
    const { code, out, err } = await child
    expect(err).toMatch(/秒后重试。\n/)
    expect([code, JSON.parse(out)]).toMatchObject([0, { state: 'DONE', received: 300, created: 300 }])
  }, 90_000)

  it('is not resumed with other rows', async () => {
    const file = rowsFile(temporaryFolder(), partnerLines(4001, 4300))
    const child = startHutong(pushing(file), env)
    await acknowledged(file, 1)
    await killed(child)
    rowsFile(file.replace(/[^/]*$/, ''), partnerLines(4001, 4300, 2))
    const { code, err } = await hutong(pushing(file), env)
    expect([code, err]).toEqual([1, expect.stringContaining('第 1 块与上次发送的不同')])
    const again = await hutong([...pushing(file), '--restart'], env)
    expect([again.code, JSON.parse(again.out).received]).toEqual([0, 300])
  }, 90_000)
})

describe('a push that was kept although it is over', () => {
  const [one, two, three] = [5001, 5002, 5003].map((i) => partnerLines(i, i))
  const by1 = (file: string) => ['sync', 'push', file, ...ofBaotou, '--chunk-rows', '1', '--json']
  const kept = (push: string) => {
    const source = { cluster: 'hbew', city: '150200', source: 'baotou-zwfw' }
    return JSON.stringify({ push, ...source, mode: 'CHANGES', chunkRows: 1, chunkBytes: 8_388_608 })
  }

  it('was done: what the file has got since goes as another', async () => {
    const file = rowsFile(temporaryFolder(), `${one}${two}`)
    const { push } = JSON.parse((await hutong(by1(file), env)).out)
    writeFileSync(`${file}.push`, kept(push))
    writeFileSync(file, `${one}${two}${three}`)
    const { code, out, err } = await hutong(by1(file), env)
    expect([code, err]).toEqual([0, expect.stringContaining(`推送 ${push} 已不能接着做,另起一次。`)])
    expect(JSON.parse(out)).toMatchObject({ received: 3, created: 1, unchanged: 2 })
  }, 90_000)

  it('is not known to the hub, which was restored: all goes as another', async () => {
    const file = rowsFile(temporaryFolder(), `${one}${two}`)
    const hash = createHash('sha256').update(one!).digest('hex')
    writeFileSync(`${file}.push`, `${kept('lost-1234567')}\n${JSON.stringify({ chunk: 1, hash })}`)
    const { code, out } = await hutong(by1(file), env)
    expect([code, JSON.parse(out)]).toMatchObject([0, { received: 2, unchanged: 2 }])
  }, 90_000)
})

describe('following through kills of the client and of the hub', () => {
  it('has in the end every entry once, in order', async () => {
    const folder = temporaryFolder()
    const follow = () =>
      spawn(process.execPath, [binary, 'sync', 'follow', folder], { env: { ...process.env, ...env } })
    await hutong(['sync', 'pull', folder, '--cluster', 'hbew', '--kinds', kinds[0]!], env)
    const before = followedBy(folder).length
    for (const [round, version] of [2, 3, 4].entries()) {
      const child = follow()
      onTestFinished(() => void child.kill('SIGKILL'))
      const rows = Array.from({ length: 60 }, (_, i) => partnerRow(1 + i, version))
      const pushed = client.push(rows, { cluster: 'hbew', city: '150200', source: 'baotou-zwfw', chunkRows: 10 })
      if (round === 1) await Promise.allSettled([restartHub(), pushed])
      else await pushed
      await sleep(300)
      await killed(child)
      await client.push(rows, { cluster: 'hbew', city: '150200', source: 'baotou-zwfw' })
    }
    expect((await hutong(['sync', 'pull', folder], env)).code).toBe(0)
    const after = followedBy(folder).slice(before)
    const inHub = (await hubHas()).slice(-180)
    expect(after.map(({ number, hash }) => [number, hash])).toEqual(inHub.map(({ number, hash }) => [number, hash]))
    const { code, out } = await hutong(['sync', 'reconcile', folder], env)
    expect([code, out]).toEqual([0, expect.stringContaining('不同 0 行')])
  }, 120_000)
})
