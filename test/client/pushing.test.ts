import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { chunksOf } from '../../src/client/chunk.ts'
import { ChunkChanged, HutongClient, type Row, rowHash } from '../../src/client/index.ts'
import { type Answering, fakeHub, inTurn, json } from '../cli/fake-hub.ts'

const row = (rowId: string, name = '社保'): Row => ({ rowId, version: 1, operation: 'UPSERT', content: { name } })
const allOf = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
const target = { cluster: 'hbew', city: '150200', source: 'baotou-zwfw' }
const none = { created: 0, updated: 0, unchanged: 0, outdated: 0, conflict: 0, rejected: 0 }
const summary = { push: 'night-01', chunk: 1, state: 'OPEN', dryRun: false, repeatedRequest: false, problems: [] }
const outcome = (rowId: string) => ({
  line: 1,
  rowId,
  version: 1,
  outcome: 'CREATED',
  item: '150199010001',
  problems: [],
})
const answered =
  (...lines: object[]): Answering =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    response.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  }
const taken = answered(outcome('a'), { summary: { ...summary, ...none, received: 1, created: 1 } })
const done = json({ push: { id: 'night-01', state: 'DONE', ...none, received: 2, created: 2 } })
const broken: Answering = (_, response) => response.destroy()
const [push, finish] = ['POST /sync/implementations', 'POST /sync/pushes/night-01/finish']

describe('hashing a row', () => {
  it('counts content and operation in canonical form, whatever the order of members', () => {
    const [first, again] = [row('a'), { ...row('b'), version: 9, time: '2026-11-27T03:04:05Z' }]
    expect(rowHash({ operation: 'UPSERT', content: { b: [1, 'é'], a: null } })).toBe(
      rowHash({ content: { a: null, b: [1, 'é'] }, operation: 'UPSERT' }),
    )
    expect([rowHash(first), rowHash(again)]).toEqual([
      '0d3e77c83c1ce1a3fcf7da5fd49831ceb03111032f31a3d82548a4173b25d649',
      '0d3e77c83c1ce1a3fcf7da5fd49831ceb03111032f31a3d82548a4173b25d649',
    ])
  })
})

describe('cutting rows into chunks', () => {
  it('cuts by count and by bytes, and the same rows always alike', async () => {
    const rows = ['{"a":1}', '', '{"a":2}\r', '{"a":3}', '{"long":"xxxxxxxxxxxxxxxxxxxx"}']
    const chunks = await allOf(chunksOf(rows, { rows: 2, bytes: 30 }))
    expect(chunks.map(({ number, rows: count, body }) => [number, count, Buffer.from(body).toString()])).toEqual([
      [1, 2, '{"a":1}\n{"a":2}\n'],
      [2, 1, '{"a":3}\n'],
      [3, 1, '{"long":"xxxxxxxxxxxxxxxxxxxx"}\n'],
    ])
    expect((await allOf(chunksOf(rows, { rows: 2, bytes: 30 }))).map(({ hash }) => hash)).toEqual(
      chunks.map(({ hash }) => hash),
    )
  })
})

describe('pushing rows', () => {
  it('sends chunks gzipped, tells each outcome and finishes', async () => {
    const hub = await fakeHub({ [push]: taken, [finish]: done })
    const told: (string | null)[] = []
    const answer = await new HutongClient({ url: hub.url, key: 'k' }).push([row('a'), row('b')], {
      ...target,
      push: 'night-01',
      chunkRows: 1,
      onOutcome: ({ rowId }) => told.push(rowId),
    })
    expect([answer.chunks, answer.push!.state, told]).toEqual([2, 'DONE', ['a', 'a']])
    expect(hub.requests.map(({ query }) => query.toString())).toEqual([
      'cluster=hbew&city=150200&source=baotou-zwfw&push=night-01&chunk=1',
      'cluster=hbew&city=150200&source=baotou-zwfw&push=night-01&chunk=2',
      'city=150200&source=baotou-zwfw&cluster=hbew&chunks=2',
    ])
    expect(gunzipSync(hub.requests[1]!.body).toString()).toBe(`${JSON.stringify(row('b'))}\n`)
  })

  it('tries again what fails in passing, and says so', async () => {
    const hub = await fakeHub({ [push]: inTurn(broken, json({}, 503), taken), [finish]: done })
    const retries: number[] = []
    const { push: made } = await new HutongClient({ url: hub.url }).push([row('a')], {
      ...target,
      push: 'night-01',
      onRetry: (_, ms) => retries.push(ms),
    })
    const around = (least: number) => expect.toSatisfy((ms: number) => ms >= least && ms <= least * 1.25)
    expect([made!.state, retries]).toEqual(['DONE', [around(500), around(1000)]])
  })

  it('gives up after so many times, and at once where it is refused', async () => {
    const hub = await fakeHub({ [push]: inTurn(broken) })
    const client = new HutongClient({ url: hub.url })
    await expect(client.push([row('a')], { ...target, retries: 1 })).rejects.toMatchObject({ reason: 'BROKEN_OFF' })
    expect(hub.requests).toHaveLength(2)
    const closed = await fakeHub({ [push]: json({ problems: [{ code: 'PUSH_CLOSED', message: '已结束' }] }, 409) })
    await expect(new HutongClient({ url: closed.url }).push([row('a')], target)).rejects.toMatchObject({
      name: 'RequestRefused',
      message: '已结束',
    })
    expect(closed.requests).toHaveLength(1)
  })

  it('sends no chunk again that was acknowledged, and refuses one that has changed', async () => {
    const hub = await fakeHub({ [push]: taken, [finish]: done })
    const client = new HutongClient({ url: hub.url })
    const acknowledged = new Map<number, string>()
    const options = { ...target, push: 'night-01', chunkRows: 1, acknowledged }
    await client.push([row('a')], { ...options, onChunk: ({ number, hash }) => void acknowledged.set(number, hash) })
    await client.push([row('a'), row('b')], options)
    expect(hub.requests.map(({ query }) => query.get('chunk'))).toEqual(['1', null, '2', null])
    await expect(client.push([row('a', '医保')], options)).rejects.toBeInstanceOf(ChunkChanged)
  })

  it('needs an id for a whole catalogue', async () => {
    await expect(
      new HutongClient({ url: 'http://127.0.0.1:2' }).push([], { ...target, mode: 'WHOLE' }),
    ).rejects.toThrow('a whole catalogue needs a push id')
  })
})
