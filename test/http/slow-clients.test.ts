import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openCrowds } from '../../src/http/admit.ts'
import { openServer } from '../../src/node-server.ts'
import { afterFile } from '../support/after-file.ts'

const piece = new Uint8Array(64 * 1024)
let pieces = 0
/** An answer that never ends, and others: at once, or once the whole body is there. */
const fetch = async (request: Request): Promise<Response> => {
  if (!request.url.endsWith('/endless')) {
    // As a question does: there is one place.
    if (request.url.endsWith('/graphql')) await crowds.QUESTION.enter()
    const text = await request.text()
    if (request.url.endsWith('/graphql')) crowds.QUESTION.leave()
    return new Response(text)
  }
  return new Response(
    new ReadableStream({
      pull: async (to) => {
        pieces += 1
        to.enqueue(piece)
      },
    }),
  )
}

const crowds = openCrowds(1, () => performance.now())
const refused: string[] = []
const server = openServer({
  ...{ fetch, port: 0, host: '127.0.0.1', crowds, onRefused: (method: string) => refused.push(method) },
  patience: { headers: 200, request: 400, reading: 300 },
})
afterFile(() => void server.close())
await once(server, 'listening')
const { port } = server.address() as AddressInfo
const url = `http://127.0.0.1:${port}`

/** A connection that says this and then nothing more; answers what it heard once the hub has ended it, and after how many ms. */
const say = async (text: string, isReading = true) => {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const began = performance.now()
  let heard = ''
  const ended = new Promise<void>((resolve) => void socket.once('close', () => resolve()))
  socket.on('error', () => {})
  if (isReading)
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1')
    })
  socket.write(text)
  const told = () => ({
    ...{ heard: heard.split('\r\n')[0], statuses: [...heard.matchAll(/HTTP\/1\.1 (\d+)/g)].map((found) => found[1]) },
    after: performance.now() - began,
  })
  return { socket, ended: ended.then(told) }
}

const asked = async () => (await globalThis.fetch(`${url}/graphql`, { method: 'POST', body: 'others' })).text()

describe('a client that is slow', () => {
  it.each([
    ['at saying what it wants', 'POST / HTTP/1.1\r\nhost: hub\r\nx-slow:'],
    ['at sending the rest', 'POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-length: 100000\r\n\r\nbegin'],
    [
      'at sending what has no length',
      'POST /graphql HTTP/1.1\r\nhost: hub\r\ntransfer-encoding: chunked\r\n\r\n5\r\nbegin\r\n',
    ],
  ])('%s is told so and left, and others are served meanwhile', async (_, text) => {
    const slow = await Promise.all(Array.from({ length: 50 }, () => say(text)))
    expect(await asked()).toBe('others')
    const ends = await Promise.all(slow.map(({ ended }) => ended))
    expect(new Set(ends.map(({ heard }) => heard))).toEqual(new Set(['HTTP/1.1 408 Request Timeout']))
    expect(Math.max(...ends.map(({ after }) => after))).toBeLessThan(3000)
  })

  it('and sends a stranger’s question without length or end is refused when it has become large', async () => {
    const { heard } = await (
      await say(
        `POST /graphql HTTP/1.1\r\nhost: hub\r\ntransfer-encoding: chunked\r\n\r\n50000\r\n${'x'.repeat(0x50000)}\r\n`,
      )
    ).ended
    expect(heard).toBe('HTTP/1.1 413 Payload Too Large')
  })

  it('at taking its answer is left, and no more of it was made than the lines hold', async () => {
    const { socket, ended } = await say('GET /endless HTTP/1.1\r\nhost: hub\r\n\r\n', false)
    await sleep(150)
    const made = pieces
    expect(await asked()).toBe('others')
    await sleep(100)
    expect(pieces).toBe(made)
    // The lines of the system hold some MiB.
    expect(made * piece.length).toBeLessThan(32 * 1024 * 1024)
    while ((await connections()) > 0) await sleep(50)
    socket.resume()
    expect((await ended).after).toBeLessThan(3000)
  })
})

/** Connections that the server holds, idle ones of this process's own client left out. */
const connections = async (): Promise<number> => {
  server.closeIdleConnections()
  return new Promise((resolve) => server.getConnections((_, count) => resolve(count)))
}

/** The place and all seats are taken, and one more came: those who wait are dismissed. */
const fill = async () => {
  await crowds.QUESTION.enter()
  await Promise.all([1, 2, 3, 4].map(() => crowds.QUESTION.enter()))
}

describe('whoever comes to a process that is full', () => {
  it('has its question taken off the line, and asks again over the same connection', async () => {
    await fill()
    const question =
      'POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}'
    const { socket, ended } = await say(question)
    await once(socket, 'data')
    // The rest of the second comes late.
    socket.write(question.slice(0, -1))
    await once(socket, 'data')
    await sleep(20)
    crowds.QUESTION.leave()
    socket.write('}')
    socket.end(question)
    expect((await ended).statuses).toEqual(['503', '503', '200'])
  })

  it.each([
    [
      '/graphql',
      'zh-CN',
      'application/json',
      '"message":"系统繁忙，请 1 秒后重试。","extensions":{"code":"UNAVAILABLE","problem":"TOO_BUSY"}',
    ],
    ['/sync/changes?cluster=hbew', 'en', 'application/json', '"code":"TOO_BUSY"'],
    ['/console/hbew', 'zh-CN', 'text/html; charset=utf-8', '<p>系统繁忙，请 1 秒后重试。</p>'],
    ['/can-handle', 'en', 'text/html; charset=utf-8', '<html lang="en">'],
  ])('at %s is told so at once and unread, and keeps the connection', async (path, language, type, said) => {
    await fill()
    const headers = { 'accept-language': language }
    const answers = [
      await globalThis.fetch(url + path, { headers }),
      await globalThis.fetch(url + path, {
        method: 'POST',
        body: 'unread',
        headers: { ...headers, 'content-type': 'text/plain' },
      }),
    ]
    expect([answers[0]!.status, answers[0]!.headers.get('retry-after'), answers[0]!.headers.get('connection')]).toEqual(
      [503, '1', 'keep-alive'],
    )
    expect(answers[0]!.headers.get('content-type')).toBe(type)
    expect(await answers[0]!.text()).toContain(said)
    crowds.QUESTION.leave()
    expect((await globalThis.fetch(url + path, { headers })).status).toBe(200)
  })
})
