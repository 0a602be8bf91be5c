import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Answering, fakeHub, inTurn } from './fake-hub.ts'
import { hutong, temporaryFolder } from './run-hutong.ts'

const row = (rowId: string, more: object = {}) => ({
  ...{ rowId, version: 7, operation: 'UPSERT', time: '2026-11-20T03:04:05Z', source: 'baotou-zwfw' },
  content: { name: '社会保障卡申领', code: '152014001000', effectiveOn: '2026-11-20' },
  ...more,
})
const ndjson = (...rows: object[]) => rows.map((one) => `${JSON.stringify(one)}\n`).join('')
const fileOf = (content: string | Buffer, name = 'rows.ndjson') => {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}
const served =
  (text: string, headers: Record<string, string> = {}): Answering =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip', ...headers })
    response.end(headers['content-encoding'] === 'identity' ? text : gzipSync(text))
  }

interface Short {
  readonly rule: string
  readonly failed: number
  readonly first: readonly { readonly line: number | null; readonly found: string }[]
}

/** Runs the check and answers which rules fell short, at which row and what was found first. */
const checked = async (...args: string[]) => {
  const { code, out, err } = await hutong(['sync', 'check', ...args, '--json'])
  const { passed, rules } = JSON.parse(out || `{"rules":[],"passed":${JSON.stringify(err)}}`)
  const short = rules.filter(({ failed }: { failed: number }) => failed > 0)
  return [code, passed, short.map(({ rule, failed, first }: Short) => [rule, failed, first[0]?.line, first[0]?.found])]
}

describe('checking a partner’s file', () => {
  it('passes what is as it is to be, gzipped or not', async () => {
    const text = ndjson(row('a'), row('b'))
    expect(await checked(fileOf(text), '--source', 'baotou-zwfw')).toEqual([0, true, []])
    expect(await checked(fileOf(gzipSync(text)))).toEqual([0, true, []])
  })

  it('says rule by rule what falls short, with the first rows', async () => {
    const path = fileOf(
      [
        `\ufeff${JSON.stringify(row('a'))}\r`,
        JSON.stringify(row('a', { version: 0 })),
        'no json',
        JSON.stringify(row(' ', { operation: 1, time: '2026-11-20', source: 'other', extra: 1 })),
        JSON.stringify(row('d', { content: [] })),
        JSON.stringify(row('e', { content: { effectiveOn: '2026-02-30', creditIdentifier: '12441500196720244A' } })),
        JSON.stringify(row('f', { time: '2999-01-01T00:00:00Z', content: { name: 'a\ufffdb' } })),
        '{"rowId":"g","version":1,"operation":"UPSERT","content":{"code":12441500196720244}}',
      ].join('\n'),
    )
    expect(await checked(path, '--source', 'baotou-zwfw')).toEqual([
      1,
      false,
      [
        ['ENCODING', 1, 1, 'BOM'],
        ['LINES', 3, 1, 'CRLF'],
        ['MEMBERS', 1, 4, 'extra'],
        ['ROW_ID', 1, 4, '" "'],
        ['ROW_ID_UNIQUE', 1, 2, 'a'],
        ['VERSION', 1, 2, '0'],
        ['OPERATION', 1, 4, '1'],
        ['TIME', 2, 4, '"2026-11-20"'],
        ['SOURCE', 1, 4, '"other"'],
        ['CONTENT', 1, 5, '[]'],
        ['DATES', 1, 6, '"2026-02-30"'],
        ['CODES', 1, 6, '"12441500196720244A"'],
        ['DIGITS', 1, 8, '12441500196720244'],
        ['CHARACTERS', 1, 7, '"a�b"'],
      ],
    ])
  })

  it('knows bytes that are no UTF-8', async () => {
    const path = fileOf(Buffer.concat([Buffer.from([0xc9, 0xe7, 0xb1, 0xa3, 0x0a]), Buffer.from(ndjson(row('a')))]))
    expect((await checked(path))[2]).toEqual([
      ['ENCODING', 1, 1, '�籣'],
      ['LINES', 1, 1, '�籣'],
    ])
  })

  it('compares with an earlier file', async () => {
    const earlier = fileOf(ndjson(row('a', { version: 9 }), row('b')))
    const later = fileOf(ndjson(row('a'), row('b', { content: { name: '医保' } })))
    expect((await checked(later, '--earlier', earlier))[2]).toEqual([
      ['STABLE', 1, null, '47569a2fe607 ≠ 7911e5ea2cf5'],
      ['VERSION_RISES', 1, null, '9 → 7'],
    ])
  })

  it('prints a table, and in words what falls short', async () => {
    const { code, out } = await hutong(['sync', 'check', fileOf(ndjson(row('a'), row('a')))])
    expect(code).toBe(1)
    expect(out).toContain('ROW_ID_UNIQUE  不通过  2   1     rowId 不重复\n')
    expect(out).toContain('ROW_ID_UNIQUE\n  第 2 行 a: a\n')
    expect(out).toMatch(/1 条规则不通过。\n$/)
  })
})

describe('checking a partner’s endpoint', () => {
  it('fetches twice, and passes the same answer', async () => {
    const { url, requests } = await fakeHub({ 'GET /rows': served(ndjson(row('a'))) })
    expect(await checked(`${url}/rows`, '--endpoint-key', 'k9')).toEqual([0, true, []])
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer k9', 'Bearer k9'])
  })

  it('finds what changes between two fetches, and what is not compressed', async () => {
    const first = served(ndjson(row('a'), row('b'), row('c', { version: 9 })))
    const second = served(ndjson(row('a', { content: {} }), row('c')), {
      'content-type': 'application/json',
      'content-encoding': 'identity',
    })
    const { url } = await fakeHub({ 'GET /rows': inTurn(first, second) })
    expect((await checked(`${url}/rows`))[2]).toEqual([
      ['ANSWER', 1, null, '200 application/json'],
      ['GZIP', 1, null, 'identity'],
      ['SAME_TWICE', 1, null, 'b'],
      ['STABLE', 1, null, expect.stringMatching(/^[0-9a-f]{12} ≠ [0-9a-f]{12}$/)],
      ['VERSION_RISES', 1, null, '9 → 7'],
    ])
  })
})

describe('checking with wrong use', () => {
  it.each([
    [['nowhere.ndjson'], '没有文件 nowhere.ndjson'],
    [['package.json', '--cluster', 'sandbox'], '给出 --cluster 时须同时给出 --city 和 --source'],
    [['http://127.0.0.1:2/rows'], 'http://127.0.0.1:2/rows 没有答复(ECONNREFUSED)'],
  ])('says of %j what is wrong', async (args, sentence) => {
    expect(await hutong(['sync', 'check', ...args])).toEqual({ code: 2, out: '', err: `hutong: ${sentence}\n` })
  })
})
