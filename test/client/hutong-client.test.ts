import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { Forbidden, HutongClient, RequestRefused, Unauthenticated, Unreachable } from '../../src/client/index.ts'
import { type Answering, fakeHub, form, json } from '../cli/fake-hub.ts'

const outcome = {
  received: 1,
  accepted: 1,
  unchanged: 0,
  rejected: 0,
  problems: [],
  codeShapes: [],
  itemBatch: null,
  columns: [],
}
const listOf = (...pieces: string[]) => ({
  name: 'list.csv',
  size: pieces.join('').length,
  content: Readable.toWeb(Readable.from(pieces.map((piece) => Buffer.from(piece)))) as ReadableStream<Uint8Array>,
})
const batch = { cluster: 'hbew', ordinal: 1, title: '第一批' }
const silent: Answering = () => {}

describe('asking a hub over GraphQL', () => {
  it('gives the data, with problems of a payload as part of it', async () => {
    const data = { revokeKey: { accessKey: null, problems: [{ code: 'KEY_UNKNOWN' }] } }
    const { url, requests } = await fakeHub({ 'POST /hub/graphql': json({ data }) })
    const client = new HutongClient({ url: `${url}/hub`, key: 'k1', language: 'en' })
    expect(await client.graphql('mutation', { a: 1 })).toEqual(data)
    expect(JSON.parse(requests[0]!.body.toString())).toEqual({ query: 'mutation', variables: { a: 1 } })
    expect(requests[0]!.headers).toMatchObject({ authorization: 'Bearer k1', 'accept-language': 'en' })
  })

  it.each([
    [401, 'UNAUTHENTICATED', Unauthenticated],
    [403, 'FORBIDDEN', Forbidden],
    [400, 'BAD_REQUEST', RequestRefused],
    [200, 'QUERY_TOO_COMPLEX', RequestRefused],
  ])('throws what HTTP %i with %s means', async (status, code, expected) => {
    const { url } = await fakeHub({
      'POST /graphql': json({ errors: [{ message: 'why', extensions: { code } }] }, status),
    })
    const fault = await new HutongClient({ url })
      .graphql<Unreachable>('{ clusters { code } }')
      .catch((thrown) => thrown as Unreachable)
    expect(fault).toBeInstanceOf(expected)
    expect(fault.problems[0]!.code).toBe(code)
  })

  it('gives up after the time that it was given', async () => {
    const { url } = await fakeHub({ 'POST /graphql': silent })
    const fault = await new HutongClient({ url })
      .graphql<Unreachable>('{ a }', {}, { timeoutMs: 50 })
      .catch((thrown) => thrown as Unreachable)
    expect(fault).toBeInstanceOf(Unreachable)
    expect([fault.reason, fault.message]).toEqual([
      'TIMED_OUT',
      `${url} 在 0.05 秒内没有答复。请稍后再试,或请管理员查看互通是否正常(/readyz)。`,
    ])
  })

  it('throws the caller’s own reason when the caller aborts', async () => {
    const { url } = await fakeHub({ 'POST /graphql': silent })
    const asked = new HutongClient({ url }).graphql('{ a }', {}, { signal: AbortSignal.abort('enough') })
    await expect(asked).rejects.toBe('enough')
  })

  it.each([
    ['NOT_A_HUB', ((_, response) => response.end('<html>')) as Answering],
    ['REDIRECTED', ((_, response) => response.writeHead(301, { location: 'https://elsewhere/' }).end()) as Answering],
    ['BROKEN_OFF', ((_, response) => response.destroy()) as Answering],
  ])('tells %s from a hub', async (reason, answer) => {
    const { url } = await fakeHub({ 'POST /graphql': answer })
    await expect(new HutongClient({ url }).graphql('{ a }')).rejects.toMatchObject({ name: 'Unreachable', reason })
  })

  it('names the address where nothing listens', async () => {
    await expect(
      new HutongClient({ url: 'http://127.0.0.1:2', language: 'en' }).graphql('{ a }'),
    ).rejects.toMatchObject({
      reason: 'NOT_LISTENING',
      message:
        'Cannot reach http://127.0.0.1:2: nothing listens there. Check that the hub runs, and its address (--url or HUTONG_URL).',
    })
  })
})

describe('registering a file', () => {
  it('streams it, and tells how far it is', async () => {
    const { url, requests } = await fakeHub({ 'POST /batches/register': json(outcome) })
    const progress: [number, number][] = []
    const onProgress = (sent: number, total: number) => progress.push([sent, total])
    const answer = await new HutongClient({ url }).registerBatchFile(
      { ...batch, file: listOf('name\n', 'a\n', 'b\n') },
      { onProgress },
    )
    expect(answer).toEqual({ outcome, isRefused: false, marked: null })
    expect(progress).toEqual([
      [5, 9],
      [7, 9],
      [9, 9],
    ])
    expect(requests[0]!.body.toString()).toBe('name\na\nb\n')
    expect(requests[0]!.headers['content-length']).toBe('9')
  })

  it('takes the marked sheet out of a form', async () => {
    const { url } = await fakeHub({ 'POST /batches/register': form(outcome, 'marked bytes', 422) })
    const answer = await new HutongClient({ url }).registerBatchFile(
      { ...batch, file: listOf('a') },
      { wantsMarked: true },
    )
    expect([answer.isRefused, await answer.marked?.text()]).toEqual([true, 'marked bytes'])
  })

  it('throws what the hub has against the request', async () => {
    const problem = { code: 'UNKNOWN_CLUSTER', severity: 'ERROR', facts: { cluster: 'x' }, message: '没有城市群 x' }
    const { url } = await fakeHub({ 'POST /batches/register': json({ problems: [problem] }, 404) })
    await expect(new HutongClient({ url }).registerBatchFile({ ...batch, file: listOf('a') })).rejects.toMatchObject({
      name: 'RequestRefused',
      status: 404,
      message: '没有城市群 x',
      problems: [{ ...problem, sheet: null, row: null, cell: null, field: null }],
    })
  })
})

describe('reading the audit export', () => {
  it('gives the lines as they come, however they are cut into pieces', async () => {
    const pieces: Answering = async (_, response) => {
      const bytes = Buffer.from('{"a":"市"}\n{"b":1}\nlast')
      response.write(bytes.subarray(0, 7))
      await new Promise((resolve) => setTimeout(resolve, 50))
      response.end(bytes.subarray(7))
    }
    const { url, requests } = await fakeHub({ 'GET /audit/export': pieces })
    expect(await Readable.from(new HutongClient({ url }).auditExport(12)).toArray()).toEqual([
      '{"a":"市"}',
      '{"b":1}',
      'last',
    ])
    expect(requests[0]!.query.get('after')).toBe('12')
  })

  it('tells an export that breaks off', async () => {
    const breaking: Answering = (_, response) =>
      response.write('{"a":1}\n', () => setTimeout(() => response.destroy(), 50))
    const { url } = await fakeHub({ 'GET /audit/export': breaking })
    const lines = new HutongClient({ url }).auditExport()[Symbol.asyncIterator]()
    expect(await lines.next()).toEqual({ done: false, value: '{"a":1}' })
    await expect(lines.next()).rejects.toMatchObject({ name: 'Unreachable', reason: 'BROKEN_OFF' })
  })
})
