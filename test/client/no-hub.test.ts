import { afterEach, describe, expect, it, vi } from 'vitest'
import { HutongClient } from '../../src/client/index.ts'
import { type Answering, fakeHub } from '../cli/fake-hub.ts'
import { pageText, samplePage } from './sample-feed.ts'

const portal: Answering = (_, response) =>
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>请登录</html>')
const ndjson = (text: string) => new Response(text, { headers: { 'content-type': 'application/x-ndjson' } })
const target = { cluster: 'hbew', city: '150200', source: 'baotou-try' }

const allOf = async (items: AsyncIterable<unknown>): Promise<unknown[]> => {
  const all: unknown[] = []
  for await (const item of items) all.push(item)
  return all
}

/** A client of something that gives the same answer whatever it is asked, and how often it was asked. */
const answeredWith = (text: string) => {
  const fetch = vi.fn(async () => ndjson(text))
  return { fetch, client: new HutongClient({ url: 'http://portal', fetch }) }
}

afterEach(() => void vi.useRealTimers())

describe('asking something that is no hub', () => {
  it.each<[string, string, (client: HutongClient) => Promise<unknown>]>([
    ['following', 'GET /sync/changes', (client) => allOf(client.follow({ cluster: 'hbew', untilHead: true }))],
    ['following for ever', 'GET /sync/changes', (client) => allOf(client.follow({ cluster: 'hbew' }))],
    ['taking a snapshot', 'GET /sync/snapshot', (client) => allOf(client.snapshot({ cluster: 'hbew' }))],
    ['pushing', 'POST /sync/implementations', (client) => client.push(['{}'], target)],
    [
      'pushing a sheet',
      'POST /sync/implementations',
      (client) => client.pushFile({ name: 'a.csv', content: new Uint8Array(1) }, target),
    ],
    ['listing what waits', 'GET /sync/rejected.ndjson', (client) => allOf(client.rejectedRows(target))],
    ['fetching what waits', 'GET /sync/rejected.xlsx', (client) => client.rejectedFile('xlsx', target)],
    ['exporting the log', 'GET /audit/export', (client) => allOf(client.auditExport())],
  ])('is told at once, %s', async (_, path, asking) => {
    const { url, requests } = await fakeHub({ [path]: portal })
    await expect(asking(new HutongClient({ url }))).rejects.toMatchObject({
      name: 'Unreachable',
      reason: 'NOT_A_HUB',
      message: `${url} 有答复(HTTP 200 text/html; charset=utf-8),但不是互通的答复。请检查地址,或中间的代理。`,
    })
    expect(requests).toHaveLength(1)
  })

  it.each(['{"page":null}', '{"page":{"nextCursor":"x","hasMore":true}}', '{"page":{"hasMore":false,"head":7}}'])(
    'is told where a page ends with %s',
    async (line) => {
      const { client, fetch } = answeredWith(`${line}\n`)
      const asked = allOf(client.follow({ cluster: 'hbew', untilHead: true }))
      await expect(asked).rejects.toMatchObject({ reason: 'NOT_A_HUB' })
      expect(fetch).toHaveBeenCalledTimes(1)
    },
  )

  it.each([
    ['without its last line', pageText(samplePage(0, 7)).split('\n').slice(0, -2).join('\n')],
    ['cut in the middle of a line', pageText(samplePage(0, 7)).slice(0, 300)],
    ['empty', ''],
  ])('ends after some tries where somebody waits for the end, %s', async (_, text) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { client, fetch } = answeredWith(text)
    const asked = expect(allOf(client.follow({ cluster: 'hbew', untilHead: true }))).rejects.toMatchObject({
      reason: 'CUT_SHORT',
      message: 'http://portal 的答复不完整,没有结束行:连接中断了,或被中间的代理截断。请检查地址和网络,稍后再试。',
    })
    await vi.advanceTimersByTimeAsync(130_000)
    await asked
    expect(fetch).toHaveBeenCalledTimes(9)
  })
})
