import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../support/database.ts'
import { doorsOn, keyOf, watchedBody } from '../support/doors.ts'
import { hubAt } from '../support/hub.ts'
import { cardRow, ndjsonOf, rowOf } from '../support/pushing.ts'
import { fourMembers } from '../support/recognition.ts'
import { lastChange, tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
await fourMembers(hubAt(db, '2026-11-22T04:00:00.000Z'))
const { app } = doorsOn(db)
const partner = await keyOf(db, 'PARTNER', { city: '150200' })
const secretariat = await keyOf(db, 'SECRETARIAT')
const operator = await keyOf(db, 'OPERATOR', { city: '150200' })
const neighbour = await keyOf(db, 'PARTNER', { city: '150100' })

let sources = 0
const freeSource = () => `system-${++sources}`
const addressOf = (path: string, query: Readonly<Record<string, string>>) => `${path}?${new URLSearchParams(query)}`
const ofBaotou = (source: string, more: Readonly<Record<string, string>> = {}) => ({ city: '150200', source, ...more })

const push = (body: BodyInit, source: string, more: Readonly<Record<string, string>> = {}, headers: object = {}) =>
  app.request(addressOf('/sync/implementations', { cluster: 'hbew', ...ofBaotou(source, more) }), {
    ...{ method: 'POST', body, headers: { ...partner, ...headers } },
  })
const get = (path: string, source: string, more: Readonly<Record<string, string>> = {}, headers: object = partner) =>
  app.request(addressOf(path, ofBaotou(source, more)), { headers: { ...headers } })
const post = (path: string, source: string, more: Readonly<Record<string, string>> = {}, headers: object = partner) =>
  app.request(addressOf(path, ofBaotou(source, more)), { method: 'POST', headers: { ...headers } })

// biome-ignore lint/suspicious/noExplicitAny: lines of whatever was asked for
const linesOf = async (answer: Response): Promise<any[]> =>
  (await answer.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const codesIn = async (answer: Response) => [
  answer.status,
  (await answer.json()).problems.map(({ code }: { code: string }) => code),
]

const none = { created: 0, updated: 0, unchanged: 0, outdated: 0, conflict: 0, rejected: 0, repeated: 0 }

describe('pushing rows by HTTP', () => {
  it('answers one line a row in their order, and a summary; one bad line sinks no neighbour', async () => {
    const source = freeSource()
    const body = `${JSON.stringify(rowOf('D-1', '152014021000'))}\n{"rowId":\n\n${JSON.stringify(rowOf('D-2', '152014022000'))}\n`
    const answer = await push(body, source, { push: 'door-test-1', chunk: '1' }, { 'accept-language': 'en' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8'])
    const lines = await linesOf(answer)
    expect(lines[0]).toEqual({
      line: 1,
      rowId: 'D-1',
      version: 1,
      outcome: 'CREATED',
      item: '152014021000',
      problems: [],
    })
    expect(lines[1]).toMatchObject({ line: 2, rowId: null, version: null, outcome: 'REJECTED', item: null })
    expect(lines[1].problems).toMatchObject([{ code: 'ROW_NOT_JSON', message: expect.stringMatching(/^[ -~]+$/) }])
    expect(lines[2]).toMatchObject({ line: 4, rowId: 'D-2', outcome: 'CREATED' })
    expect(lines[3]).toEqual({
      summary: {
        ...{ push: 'door-test-1', chunk: 1, state: 'OPEN', dryRun: false, repeatedRequest: false },
        ...{ ...none, received: 3, created: 2, rejected: 1, problems: [] },
      },
    })
  })

  it('takes it gzipped, and answers a chunk that comes again as it did, however it is packed', async () => {
    const source = freeSource()
    const body = ndjsonOf([rowOf('Z-1', '152014023000')])
    const chunk = { push: 'door-test-2', chunk: '1' }
    const first = await linesOf(await push(gzipSync(body), source, chunk, { 'content-encoding': 'gzip' }))
    expect(first[0].outcome).toBe('CREATED')
    const again = await linesOf(await push(body, source, chunk))
    expect(again[1].summary).toEqual({ ...first[1].summary, repeatedRequest: true })
    expect(again[0]).toEqual(first[0])
  })

  it.each([
    ['without a key', {}, 401, 'UNAUTHENTICATED'],
    ['as the city’s operator', operator, 403, 'FORBIDDEN'],
    ['as another city’s system', neighbour, 403, 'FORBIDDEN'],
    ['as the secretariat', secretariat, 403, 'FORBIDDEN'],
  ])('is refused %s before the body is read', async (_, headers, status, code) => {
    const { body, seen } = watchedBody(ndjsonOf([cardRow]))
    const address = addressOf('/sync/implementations', { cluster: 'hbew', ...ofBaotou('door') })
    const answer = await app.request(address, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
    expect(await codesIn(answer)).toEqual([status, [code]])
    expect(seen.isRead).toBe(false)
  })

  it.each([
    ['a parameter that it does not know', { dry_run: 'true' }, 400, 'PARAMETER_UNKNOWN'],
    ['a rehearsal that is not understood', { dryRun: 'yes' }, 400, 'PARAMETER_INVALID'],
    ['another mode', { mode: 'ALL' }, 400, 'PARAMETER_INVALID'],
    ['a source in capitals', { source: 'Baotou' }, 422, 'SOURCE_CODE_INVALID'],
    ['a short id of a push', { push: 'short', chunk: '1' }, 422, 'PUSH_CODE_INVALID'],
    ['a push without a number', { push: 'long-enough' }, 422, 'CHUNK_NUMBER_INVALID'],
    ['a gap', { push: 'long-enough', chunk: '2' }, 409, 'CHUNK_OUT_OF_ORDER'],
  ])('refuses %s', async (_, more, status, code) => {
    expect(await codesIn(await push(ndjsonOf([cardRow]), freeSource(), more))).toEqual([status, [code]])
  })

  it('stops at the limit, also of what a small body inflates to', async () => {
    const large = new Uint8Array(1024 * 1024 + 1).fill(32)
    expect(await codesIn(await push(large, freeSource()))).toEqual([413, ['FILE_TOO_LARGE']])
    const bomb = gzipSync(new Uint8Array(64 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(100_000)
    const answer = await push(bomb, freeSource(), {}, { 'content-encoding': 'gzip' })
    expect(await codesIn(answer)).toEqual([413, ['FILE_TOO_LARGE']])
  })

  it('refuses what is not gzip, or ends too soon, and another encoding', async () => {
    const zipped = { 'content-encoding': 'gzip' }
    expect(await codesIn(await push('plain', freeSource(), {}, zipped))).toEqual([422, ['BODY_NOT_GZIP']])
    const cut = gzipSync(ndjsonOf([cardRow])).subarray(0, 100)
    expect(await codesIn(await push(cut, freeSource(), {}, zipped))).toEqual([422, ['BODY_NOT_GZIP']])
    const other = { 'content-encoding': 'br' }
    expect(await codesIn(await push('x', freeSource(), {}, other))).toEqual([415, ['CONTENT_ENCODING_NOT_ALLOWED']])
  })

  it('refuses a chunk of more than 20,000 rows', async () => {
    expect(await codesIn(await push('{}\n'.repeat(20_001), freeSource()))).toEqual([413, ['CHUNK_TOO_LARGE']])
  })

  it('writes nothing in a rehearsal', async () => {
    const before = await tableCounts(db)
    const lines = await linesOf(await push(ndjsonOf([rowOf('R-1', '152014024000')]), freeSource(), { dryRun: 'true' }))
    expect([lines[0].outcome, lines[1].summary.dryRun]).toEqual(['CREATED', true])
    expect(await tableCounts(db)).toEqual(before)
  })
})

describe('looking after a push by HTTP', () => {
  const started = async (mode: string) => {
    const source = freeSource()
    const [n, chunk] = [sources, { push: 'door-push', chunk: '1', mode }]
    await push(`${ndjsonOf([rowOf('P-1', `1520140${300 + n}00`)])}nonsense\n`, source, chunk)
    return source
  }

  it('shows it, finishes it, and gives its outcomes', async () => {
    const source = await started('WHOLE')
    const shown = await (await get('/sync/pushes/door-push', source)).json()
    expect(shown.push).toMatchObject({ id: 'door-push', city: '150200', source, state: 'OPEN', chunks: 1, applied: 0 })
    const finished = await (await post('/sync/pushes/door-push/finish', source, { chunks: '1' })).json()
    expect(finished.push).toMatchObject({
      ...{ state: 'DONE', received: 2, created: 1, rejected: 1, missing: { count: 0, rows: [] } },
      drop: { before: 0, now: 1, share: 0.1 },
    })
    const all = await linesOf(await get('/sync/pushes/door-push/outcomes', source))
    expect(all.map(({ chunk, line, outcome }) => [chunk, line, outcome])).toEqual([
      [1, 1, 'CREATED'],
      [1, 2, 'REJECTED'],
    ])
    const some = await linesOf(await get('/sync/pushes/door-push/outcomes', source, { only: 'REJECTED,CONFLICT' }))
    expect(some.map(({ line }) => line)).toEqual([2])
  })

  it('gives it up', async () => {
    const source = await started('WHOLE')
    const { push: given } = await (await post('/sync/pushes/door-push/abandon', source)).json()
    expect([given.state, given.applied]).toEqual(['ABANDONED', 0])
    expect(await codesIn(await post('/sync/pushes/door-push/finish', source, { chunks: '1' }))).toEqual([
      409,
      ['PUSH_CLOSED'],
    ])
  })

  it.each([
    ['without a key', {}, 401, 'UNAUTHENTICATED'],
    ['as another city’s system', neighbour, 403, 'FORBIDDEN'],
    ['as the city’s operator', operator, 403, 'FORBIDDEN'],
  ])('is not ended %s', async (_, headers, status, code) => {
    const source = await started('CHANGES')
    const before = await lastChange(db)
    expect(await codesIn(await post('/sync/pushes/door-push/finish', source, { chunks: '1' }, headers))).toEqual([
      status,
      [code],
    ])
    expect(await codesIn(await post('/sync/pushes/door-push/abandon', source, {}, headers))).toEqual([status, [code]])
    expect(await lastChange(db)).toBe(before)
  })

  it.each([
    ['/sync/pushes/nobody-knows', 404, 'PUSH_UNKNOWN'],
    ['/sync/pushes/nobody-knows/outcomes', 404, 'PUSH_UNKNOWN'],
  ])('refuses %s', async (path, status, code) => {
    const source = await started('CHANGES')
    expect(await codesIn(await get(path, source))).toEqual([status, [code]])
    expect(await codesIn(await get(path, 'nobody'))).toEqual([404, ['SOURCE_UNKNOWN']])
    expect(await codesIn(await get(path, source, {}, neighbour))).toEqual([403, ['FORBIDDEN']])
  })
})

describe('taking home the rows that wait to be mended', () => {
  it('gives each as it was sent, which mended is accepted, and then is gone', async () => {
    const source = freeSource()
    const bad = { ...rowOf('M-1', '152014025000', { name: '' }), time: '2026-11-27T03:04:05Z' }
    await push(ndjsonOf([bad]), source)
    const [line] = await linesOf(await get('/sync/rejected.ndjson', source))
    expect(line).toMatchObject({
      ...bad,
      outcome: 'REJECTED',
      problems: [{ code: 'TEXT_MISSING', path: ['content', 'name'] }],
    })
    const mended = { ...line, content: { ...line.content, name: '补正后的事项' } }
    expect((await linesOf(await push(ndjsonOf([mended]), source)))[0].outcome).toBe('CREATED')
    expect(await (await get('/sync/rejected.ndjson', source)).text()).toBe('')
  })

  it.each([
    ['without a key', {}, 401, 'UNAUTHENTICATED'],
    ['as another city’s system', neighbour, 403, 'FORBIDDEN'],
  ])('is refused %s', async (_, headers, status, code) => {
    expect(await codesIn(await get('/sync/rejected.ndjson', 'system-1', {}, headers))).toEqual([status, [code]])
  })
})
