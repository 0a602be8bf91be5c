import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Request, verify } from '../../src/cli/audit-verify.ts'
import { type Answering, fakeHub, json } from './fake-hub.ts'
import { hutong, hutongProcess, runFile, temporaryFolder } from './run-hutong.ts'
import { exportLines, exportLinesAt, exportLinesWith, hashOfContent } from './sample-log.ts'

const program = fileURLToPath(new URL('../../src/cli/audit-verify.ts', import.meta.url))

// Computed from the description of the log with another language's SHA-256.
const head = '42fc05c6094043db682682b6f80c1db4f8df737a40e2e95ea12e9259c1c617a4'

const lines = exportLines()
const [header, first, entry1, entry2, second, entry3, entry4, entry5, third, entry6, end] = lines as [
  string,
  ...string[],
] &
  string[]
const file = (parts: readonly unknown[]) => `${parts.join('\n')}\n`

const verdictOf = (text: string, heads: Request = {}) => verify(Readable.from([Buffer.from(text)]), heads)

const edited4 = (entry4 as string).replace('2}}', '7}}')
const editedContent = '{"kind":"ITEM","state":{"position":7}}'

describe('verifying an export of the change log', () => {
  it('finds an untouched one intact', async () => {
    expect(await verdictOf(file(lines))).toEqual({
      intact: true,
      after: 0,
      entries: 6,
      commits: 3,
      headHash: head,
      recordedAt: '2026-11-22T03:04:06.000001Z',
      problem: null,
    })
  })

  it('finds the export of an empty log intact', async () => {
    expect(await verdictOf(file(exportLines([])))).toMatchObject({ intact: true, entries: 0, problem: null })
  })

  const second35 = { firstNumber: 3, count: 3 }
  it.each([
    [
      'a character in a content',
      [header, first, entry1, entry2, second, entry3, edited4, entry5, third, entry6, end],
      'CONTENT_HASH',
      4,
      second35,
      7,
    ],
    [
      'a content with its hash',
      [
        header,
        first,
        entry1,
        entry2,
        second,
        entry3,
        JSON.stringify({ number: 4, content: editedContent, hash: hashOfContent(editedContent) }),
        entry5,
        third,
        entry6,
        end,
      ],
      'ROOT',
      null,
      second35,
      8,
    ],
    [
      'a content that is no canonical JSON, sealed so',
      exportLinesWith('{"state":{"position":2},"kind":"ITEM"}'),
      'NOT_CANONICAL',
      4,
      second35,
      7,
    ],
    ['a content that is no JSON, sealed so', exportLinesWith('{"kind":'), 'NOT_CANONICAL', 4, second35, 7],
    [
      'a swapped pair of entries',
      [header, first, entry1, entry2, second, entry4, entry3, entry5, third, entry6, end],
      'ORDER',
      3,
      second35,
      6,
    ],
    [
      'a swapped pair of commits',
      [header, second, entry3, entry4, entry5, first, entry1, entry2, third, entry6, end],
      'ORDER',
      1,
      second35,
      2,
    ],
    [
      'an entry twice',
      [header, first, entry1, entry1, entry2, second, entry3, entry4, entry5, third, entry6, end],
      'ORDER',
      2,
      { firstNumber: 1, count: 2 },
      4,
    ],
    [
      'a dropped entry',
      [header, first, entry1, entry2, second, entry3, entry5, third, entry6, end],
      'GAP',
      4,
      second35,
      7,
    ],
    [
      'the last entry of a commit dropped',
      [header, first, entry1, entry2, second, entry3, entry4, third, entry6, end],
      'GAP',
      5,
      second35,
      8,
    ],
    [
      'a dropped commit',
      [header, first, entry1, entry2, third, entry6, end],
      'GAP',
      3,
      { firstNumber: 6, count: 1 },
      5,
    ],
    [
      'the last commit dropped',
      [header, first, entry1, entry2, second, entry3, entry4, entry5, end],
      'GAP',
      6,
      null,
      9,
    ],
    [
      'the last commit dropped, the end line made to fit',
      [header, first, entry1, entry2, second, entry3, entry4, entry5, (end as string).replace('7', '6')],
      'LINK',
      null,
      null,
      9,
    ],
    [
      'a changed verb',
      [
        header,
        first,
        entry1,
        entry2,
        (second as string).replace('registerItemBatch', 'publishItemBatch'),
        entry3,
        entry4,
        entry5,
        third,
        entry6,
        end,
      ],
      'LINK',
      null,
      second35,
      5,
    ],
    [
      'a changed actor',
      [
        header,
        first,
        entry1,
        entry2,
        (second as string).replace('key:1', 'key:2'),
        entry3,
        entry4,
        entry5,
        third,
        entry6,
        end,
      ],
      'LINK',
      null,
      second35,
      5,
    ],
    [
      'a changed time',
      [
        header,
        first,
        entry1,
        entry2,
        (second as string).replace('06.000000Z', '05.500000Z'),
        entry3,
        entry4,
        entry5,
        third,
        entry6,
        end,
      ],
      'LINK',
      null,
      second35,
      5,
    ],
    [
      'a time that goes back, sealed so',
      exportLinesAt('2026-11-22T03:04:05.000006Z', '2026-11-22T03:04:05.000005Z', '2026-11-22T03:04:06.000000Z'),
      'ORDER',
      null,
      second35,
      5,
    ],
    [
      'a time that stands still, sealed so',
      exportLinesAt('2026-11-22T03:04:05.000006Z', '2026-11-22T03:04:05.000006Z', '2026-11-22T03:04:06.000000Z'),
      'ORDER',
      null,
      second35,
      5,
    ],
    [
      'a commit line taken out',
      [header, first, entry1, entry2, entry3, entry4, entry5, third, entry6, end],
      'MALFORMED',
      null,
      null,
      5,
    ],
    [
      'a start that is not the beginning',
      [(header as string).replace('0000"', '0001"'), ...lines.slice(1)],
      'LINK',
      null,
      null,
      1,
    ],
    ['a file that is something else', ['name,code', '社保,1'], 'MALFORMED', null, null, 1],
    ['garbage after the end', [...lines, 'garbage'], 'MALFORMED', null, null, 12],
    ['an entry after the end', [...lines, entry6], 'MALFORMED', null, null, 12],
    [
      'garbage in the middle',
      [header, first, entry1, entry2, 'garbage', second, entry3, entry4, entry5, third, entry6, end],
      'MALFORMED',
      null,
      null,
      5,
    ],
  ])('names %s', async (_, parts, code, entry, commit, line) => {
    expect(await verdictOf(file(parts))).toMatchObject({ intact: false, problem: { code, entry, commit, line } })
  })

  it.each([
    ['between two lines', file(lines.slice(0, 6)), 4, second35, 7],
    ['in the middle of a line', file(lines.slice(0, 7)).slice(0, -30), 4, second35, 7],
    ['before its end line', file(lines.slice(0, 10)), 7, null, 11],
    ['to nothing', '', 1, null, 1],
  ])('names an export that is cut off %s', async (_, text, entry, commit, line) => {
    expect((await verdictOf(text)).problem).toMatchObject({ code: 'TRUNCATED', entry, commit, line })
  })

  it('compares the content with its hash for the reader', async () => {
    const verdict = await verdictOf(file([header, first, entry1, entry2, second, entry3, edited4]))
    expect(verdict.problem).toMatchObject({
      expected: hashOfContent('{"kind":"ITEM","state":{"position":2}}'),
      found: hashOfContent(editedContent),
    })
    expect(verdict).toMatchObject({ entries: 2, commits: 1 })
  })
})

describe('verifying against a hash kept on paper', () => {
  it('accepts a log that ends there, or goes on from there', async () => {
    const older = JSON.parse(second as string).commit.previousHash
    expect((await verdictOf(file(lines), { 'expect-head': head })).intact).toBe(true)
    expect((await verdictOf(file(lines), { 'expect-head': older })).intact).toBe(true)
  })

  it('finds out a log that was rewritten as a whole', async () => {
    const { problem } = await verdictOf(file(exportLinesWith(editedContent)), { 'expect-head': head })
    expect(problem).toMatchObject({ code: 'HEAD', expected: head })
  })

  it('refuses an export that begins elsewhere', async () => {
    const verdict = await verdictOf(file(lines), { 'from-head': head })
    expect(verdict.problem).toMatchObject({ code: 'HEAD', expected: head, line: 1 })
  })

  it('reads a hash in groups and capitals, and refuses what is none', async () => {
    const path = join(temporaryFolder(), 'log.ndjson')
    writeFileSync(path, file(lines))
    const grouped = `${head.slice(0, 32).toUpperCase()} ${head.slice(32)}`
    expect((await hutong(['audit', 'verify', path, '--expect-head', grouped])).code).toBe(0)
    expect(await hutong(['audit', 'verify', path, '--expect-head', 'abc'])).toMatchObject({
      code: 2,
      err: 'hutong: abc 不是 64 位十六进制哈希\n',
    })
  })
})

describe('the verifier as a program', () => {
  it('imports nothing but the modules of Node', () => {
    const imports = [...readFileSync(program, 'utf8').matchAll(/from '([^']+)'|import\('([^']+)'\)/g)].map(
      (found) => found[1],
    )
    expect(imports).toEqual(['node:crypto', 'node:fs', 'node:url', 'node:util'])
  })

  it('says what it found in words', async () => {
    const path = join(temporaryFolder(), 'log.ndjson')
    writeFileSync(path, file([header, first, entry1, entry2, second, entry3, edited4]))
    expect(await hutongProcess(['audit', 'verify', path, '--lang', 'en'])).toEqual({
      code: 1,
      err: '',
      out: `CONTENT_HASH entry 4, commit 3–5, line 7: the content does not fit its hash: it was edited
  expected ${hashOfContent('{"kind":"ITEM","state":{"position":2}}')}
  found ${hashOfContent(editedContent)}
Intact before it: 1 commits, 2 entries
`,
    })
  })

  it('reads standard input', async () => {
    expect(await runFile(program, ['-'], file(lines))).toEqual({
      code: 0,
      err: '',
      out: `完好: 3 次提交、6 条\n最新哈希: ${head} 2026-11-22T03:04:06.000001Z\n`,
    })
  })

  it('refuses a file that is not there as wrong use', async () => {
    expect(await runFile(program, ['no-such-file'])).toMatchObject({ code: 2, out: '' })
  })
})

describe('verifying over the API', () => {
  const exported: Answering = (_, response) => response.end(file(lines))

  it('reads what the hub exports, with the key', async () => {
    const hub = await fakeHub({ 'GET /audit/export': exported })
    const { code, out } = await hutong(['audit', 'verify', '--url', hub.url, '--key', 'k1', '--json'])
    expect([code, JSON.parse(out).headHash]).toEqual([0, head])
    expect(hub.requests[0]!.headers.authorization).toBe('Bearer k1')
    expect(hub.requests[0]!.query.get('after')).toBe('0')
  })

  it('says that the hub refuses the key', async () => {
    const hub = await fakeHub({ 'GET /audit/export': json({ problems: [] }, 401) })
    const { code, err } = await hutong(['audit', 'verify', '--url', hub.url])
    expect([code, err]).toEqual([1, `hutong: 读不了 ${hub.url}: HTTP 401 (--url? --key?)\n`])
  })

  it('names the address of a hub that is not there', async () => {
    expect(await hutong(['audit', 'verify', '--url', 'http://127.0.0.1:2'])).toMatchObject({ code: 1, out: '' })
  })
})
