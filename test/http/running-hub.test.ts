import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { createEmptyDatabase } from '../support/database.ts'
import {
  authorised,
  batch1Of,
  embeddedHome,
  emptyHome,
  exportOf,
  launchHub,
  serverHome,
  startHub,
  upload,
  uploadTo,
} from '../support/hub-process.ts'
import { rawUpload } from '../support/raw-upload.ts'
import { sampleCsv } from '../support/sample-list.ts'
import { verdictOn } from '../support/verify-log.ts'

const csv = sampleCsv(10_000)
const small = sampleCsv(5)
const registered = (itemCount: number) => ({ title: '第一批', state: 'DRAFTED', itemCount })

/** Requests that the hub answered or gave up, from its own log. */
const statusesOf = (err: string): number[] =>
  [...err.matchAll(/"path":"\/batches\/register","status":(\d+)/g)].map(([, status]) => Number(status))

const hub = await startHub({ ...(await serverHome()), HUTONG_UPLOAD_LIMIT_MIB: '2' })

describe('an upload over the limit', () => {
  it.each([
    ['with its length', false],
    ['in chunks, without a length', true],
  ])('%s is answered 413 without reading on', async (_, isChunked) => {
    const { answer, taken, answeredAfter, closedAfter } = await rawUpload(uploadTo(hub.url), 100, isChunked)
    expect(answer.slice(0, 12)).toBe('HTTP/1.1 413')
    expect(answer).toContain('"code":"FILE_TOO_LARGE"')
    // What the system's own buffers took is in it.
    expect(taken / 1024 / 1024).toBeLessThan(16)
    expect(answeredAfter).toBeLessThan(1000)
    expect(closedAfter).toBeLessThan(3000)
  })

  it('reaches a client that is still sending', async () => {
    const answer = await upload(hub.url, new Uint8Array(3 * 1024 * 1024))
    expect([answer.status, (await answer.json()).problems[0].facts]).toEqual([413, { limit: 2_097_152 }])
  })

  it('of somebody without a key is answered 401 without reading on', async () => {
    const address = uploadTo(hub.url)
    const { answer, taken } = await rawUpload(address, 100, false, 'Bearer nobody')
    expect(answer.slice(0, 12)).toBe('HTTP/1.1 401')
    expect(taken / 1024 / 1024).toBeLessThan(16)
  })

  it('leaves nothing behind', async () => {
    expect(await batch1Of(hub.url)).toBeNull()
  })
})

describe('a client that hangs up in the middle of an upload', () => {
  it('leaves nothing behind, and the hub serving', async () => {
    const { hostname, port, pathname, search } = new URL(uploadTo(hub.url))
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    socket.write(
      `POST ${pathname}${search} HTTP/1.1\r\nhost: hub\r\nauthorization: ${authorised.authorization}\r\ncontent-length: 1000000\r\n\r\n${small}`,
    )
    await sleep(300)
    socket.destroy()
    await sleep(300)
    expect(await batch1Of(hub.url)).toBeNull()
    expect((await upload(hub.url, small)).status).toBe(200)
    expect(hub.said().err).not.toContain('"level":50')
  })
})

describe.each(Object.entries({ 'a server': serverHome, 'the embedded database': embeddedHome }))(
  'stopping the hub on %s',
  (_, makeHome) => {
    it('finishes the registration that runs, then exits 0', async () => {
      const home = await makeHome()
      const hub = await startHub(home)
      const running = upload(hub.url, csv).then((answer) => answer.json())
      await sleep(1200)
      const code = hub.end('SIGTERM')
      expect(await running).toMatchObject({ received: 10_000, accepted: 10_000 })
      const answered = performance.now()
      expect(await code).toBe(0)
      expect(performance.now() - answered).toBeLessThan(3000)
      expect(statusesOf(hub.said().err)).toEqual([200])

      const again = await startHub({ ...home, HUTONG_BOOTSTRAP_KEY: 'htk_another_0123456789' })
      expect(await batch1Of(again.url)).toEqual(registered(10_000))
      expect(await verdictOn(await exportOf(again.url))).toMatchObject({ intact: true })
      // The key of the first start is the hub's; another given later is none.
      expect(hub.said().out + again.said().out).not.toContain('htk_')
      const answer = await upload(again.url, small, {}, { authorization: 'Bearer htk_another_0123456789' })
      expect(answer.status).toBe(401)
    }, 60_000)
  },
)

describe('starting', () => {
  it('is refused on a port that is taken', async () => {
    const second = launchHub({ ...(await serverHome()), PORT: new URL(hub.url).port })
    expect(await second.ended).toBe(1)
    expect(second.said.out).toBe('')
    expect(second.said.err).toContain(new URL(hub.url).port)
    expect(second.said.err).toMatch(/in use|占用/)
    expect(second.said.err).not.toContain('    at ')
  })

  it('twice at once on one new database makes the tables, the first key and the calendar once', async () => {
    const home = { DATABASE_URL: await createEmptyDatabase() }
    const hubs = await Promise.all([startHub(home), startHub(home)])
    const answers = await Promise.all(hubs.map(({ url }) => fetch(`${url}/readyz`)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const lines = await exportOf(hubs[0]!.url)
    expect(lines.flatMap((line) => /"verb":"(\w+)"/.exec(line)?.[1] ?? [])).toEqual([
      'ensureFirstKey',
      'loadCalendar',
      'loadCalendar',
      'loadCalendar',
    ])
    expect(await exportOf(hubs[1]!.url)).toEqual(lines)
  })

  it('with a setting that makes no sense is refused in words', async () => {
    const hub = launchHub({ PORT: 'eighty', DATABASE_URL: 'mysql://x' })
    expect(await hub.ended).toBe(1)
    expect(hub.said.err).toBe(
      'hutong: DATABASE_URL: 应以 postgres:// 开头 / must begin with postgres://\n' +
        'PORT=eighty: 应为 0 至 65535 的整数 / must be a whole number from 0 to 65535\n',
    )
  })

  it('on a new embedded folder tells its key once, and keeps every other process out', async () => {
    const home = { ...(await emptyHome()), HUTONG_BOOTSTRAP_KEY: '' }
    const hub = await startHub(home)
    const told = await vi.waitFor(() => /^ {2}(\S+)$/m.exec(hub.said().out)![1]!)
    const answer = await fetch(`${hub.url}/audit/export`, { headers: { authorization: `Bearer ${told}` } })
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toContain(told)
    expect(hub.said().err).not.toContain(told)

    const second = launchHub(home)
    expect(await second.ended).toBe(1)
    expect(second.said).toEqual({
      out: '',
      err:
        `hutong: 数据目录 ${home.HUTONG_DATA} 正被另一个互通进程（进程号 ${hub.pid}）使用，请先停止它或换一个目录。/ ` +
        `The data folder ${home.HUTONG_DATA} is in use by another hub process (pid ${hub.pid}): stop it, or choose another folder.\n`,
    })
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200)

    expect(await hub.end('SIGTERM')).toBe(0)
    const again = await startHub(home)
    await again.end('SIGTERM')
    expect(again.said().out).toMatch(/^互通已启动 \/ Hutong is running: http:\/\/127\.0\.0\.1:\d+\n$/)
  }, 60_000)
})
