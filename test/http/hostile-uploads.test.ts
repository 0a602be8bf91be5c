import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetPeak, healthDuring, type Latencies, noMemoryFigures, peakOf, residentOf } from '../support/health.ts'
import {
  badRows,
  formulas,
  halfCharacterJson,
  manyColumns,
  nestedZip,
  oldXls,
  oneOpenQuote,
  oneQuote,
  pdf,
  withNul,
  zipBomb,
} from '../support/hostile-files.ts'
import { ask, embeddedHome, exportOf, serverHome, startHub, upload } from '../support/hub-process.ts'
import { sampleCsv } from '../support/sample-list.ts'

const noFigures = noMemoryFigures()
if (noFigures) console.warn(`NOT MEASURED: the memory of the hub while it reads hostile files (${noFigures})`)

const hub = await startHub(await serverHome())
const fixture = (name: string) => readFile(new URL(`../data/nasty-xlsx/${name}`, import.meta.url))
const poi = 'clusterfuzz-testcase-minimized'

const figures: (Latencies & { readonly file: string; readonly seconds: number; readonly mebibytes: number })[] = []

/** Sends a file while /healthz is asked, and notes what it cost. */
const sent = async (file: string, bytes: Uint8Array) => {
  if (!noFigures) forgetPeak(hub.pid)
  const idle = noFigures ? 0 : residentOf(hub.pid)
  const from = performance.now()
  const { result, health } = await healthDuring(hub.url, async () => {
    const answer = await upload(hub.url, bytes as Uint8Array<ArrayBuffer>, { file })
    return { status: answer.status, ...(await answer.json()) }
  })
  const seconds = (performance.now() - from) / 1000
  const mebibytes = noFigures ? 0 : peakOf(hub.pid) - idle
  figures.push({ file, seconds, mebibytes, ...health })
  expect(seconds).toBeLessThan(10)
  expect(mebibytes).toBeLessThan(512)
  expect(health.p95 - health.late).toBeLessThan(100)
  return result
}

let before: string[]
beforeAll(async () => {
  before = await exportOf(hub.url)
})

afterAll(() => {
  const most = (name: 'seconds' | 'mebibytes' | 'p99' | 'worst') => {
    const [found] = [...figures].sort((a, b) => b[name] - a[name])
    return found ? `${name} ${Math.round(found[name] * 10) / 10} (${found.file})` : ''
  }
  console.log(`hostile files, most: ${[most('seconds'), most('mebibytes'), most('p99'), most('worst')].join(', ')}`)
})

describe('uploading a file that is made to do harm', () => {
  it.each([
    ['57893-many-merges.xlsx', 'FILE_EMPTY', {}],
    ['InlineStrings.xlsx', 'HEADER_NOT_FOUND', { rows: 50 }],
    ['SampleSS.strict.xlsx', 'HEADER_NOT_FOUND', { rows: 50 }],
    [
      `${poi}-POIXSSFFuzzer-5937385319563264.xlsx`,
      'FILE_CORRUPT',
      { zip: 'wrong checksum', part: 'xl/worksheets/sheet8.xml' },
    ],
    [`${poi}-XLSX2CSVFuzzer-5636439151607808.xlsx`, 'FILE_CORRUPT', { zip: 'End of central directory not found' }],
    ['poc-shared-strings.xlsx', 'FILE_CORRUPT', { row: '0' }],
    ['poc-xmlbomb.xlsx', 'FILE_ENTITY_REFUSED', expect.objectContaining({ part: 'xl/sharedStrings.xml' })],
    ['protected_passtika.xlsx', 'FILE_ENCRYPTED', {}],
    ['xlsx-corrupted.xlsx', 'FILE_CORRUPT', { part: '_rels/.rels', xml: 'unexpected end' }],
    ['xxe_in_schema.xlsx', 'HEADER_NOT_FOUND', { rows: 50 }],
  ])('%s is answered %s', async (name, code, facts) => {
    const { status, received, problems } = await sent(name, await fixture(name))
    expect([status, received]).toEqual([422, 0])
    expect(problems).toMatchObject([{ code, severity: 'ERROR', facts }])
  })

  it.each([
    ['a PDF', 'report.xlsx', () => pdf, 'FILE_TYPE_MISMATCH', { named: 'xlsx', found: 'pdf' }],
    ['a zip bomb', 'bomb.xlsx', zipBomb, 'FILE_INFLATES_TOO_MUCH', { limit: 419_430_400, part: 'xl/s0.xml' }],
    ['a million columns', 'columns.csv', () => manyColumns, 'FILE_TOO_MANY_COLUMNS', { limit: 1000, found: 16_385 }],
    [
      'a workbook cut off',
      'cut.xlsx',
      async () => (await fixture('InlineStrings.xlsx')).subarray(0, 5000),
      'FILE_CORRUPT',
      { zip: 'End of central directory not found' },
    ],
    ['nothing', 'empty.xlsx', () => new Uint8Array(), 'FILE_EMPTY', {}],
    ['nothing', 'empty.csv', () => new Uint8Array(), 'FILE_EMPTY', {}],
    ['a zip forty deep', 'nested.xlsx', () => nestedZip(40), 'FILE_TYPE_MISMATCH', { named: 'xlsx', found: 'zip' }],
    ['an old workbook', 'old.xls', () => oldXls, 'FILE_IS_OLD_XLS', {}],
    ['an old workbook under a new name', 'old.xlsx', () => oldXls, 'FILE_IS_OLD_XLS', {}],
    ['60 MB in one open quote', 'open.csv', () => oneOpenQuote, 'FILE_TEXT_TOO_LONG', { limit: 32_767 }],
    ['60 MB of quotes', 'quotes.csv', () => oneQuote.subarray(0, 60_000_000), 'FILE_TEXT_TOO_LONG', { limit: 32_767 }],
  ])('%s as %s is refused', async (_, name, make, code, facts) => {
    const { status, received, problems } = await sent(name, await make())
    expect([status, received]).toEqual([422, 0])
    expect(problems[0]).toMatchObject({ code, severity: 'ERROR', facts })
  })

  it('70 MB of one quote is over the limit', async () => {
    const { status, problems } = await sent('quotes.csv', oneQuote)
    expect(status).toBe(413)
    expect(problems).toMatchObject([{ code: 'FILE_TOO_LARGE', facts: { limit: 67_108_864 } }])
  })

  it('a NUL is a problem at its row and cell', async () => {
    const { status, received, rejected, problems } = await sent('nul.csv', withNul)
    expect([status, received, rejected]).toEqual([422, 2, 2])
    expect(problems).toMatchObject([
      { code: 'NO_NATIONAL_CODE', severity: 'WARNING', row: 2, cell: 'A2' },
      { code: 'CELL_TEXT_NOT_ALLOWED', severity: 'ERROR', row: 3, cell: 'B3' },
    ])
  })

  it('half a character is a problem at its row', async () => {
    const { status, received, problems } = await sent('half.ndjson', halfCharacterJson)
    expect([status, received]).toEqual([422, 2])
    expect(problems[1]).toMatchObject({ code: 'CELL_TEXT_NOT_ALLOWED', severity: 'ERROR', row: 2 })
  })

  it('ten thousand rows that are each wrong in five ways are told of all of them', async () => {
    const { status, received, rejected, problems } = await sent('bad.csv', badRows(10_000))
    expect([status, received, rejected, problems.length]).toEqual([422, 10_000, 10_000, 50_000])
  })

  it('leaves nothing written, and nothing of it in the log', async () => {
    expect(await exportOf(hub.url)).toEqual(before)
    expect((await ask(hub.url, '{ itemBatches(cluster: "hbew") { ordinal } }')).data).toEqual({ itemBatches: [] })
    expect(hub.said().err).not.toContain('"level":50')
  })
})

describe('uploading cells that are formulas', () => {
  it('keeps them as the text they are', async () => {
    const { status, accepted } = await sent('formulas.csv', formulas)
    expect([status, accepted]).toEqual([200, 2])
    const { data } = await ask(
      hub.url,
      '{ itemBatch(cluster: "hbew", ordinal: 1) { items { nodes { name department } } } }',
    )
    expect(data.itemBatch.items.nodes).toEqual([
      { name: "=cmd|' /C calc'!A0", department: '人社局' },
      { name: '+HYPERLINK("http://x","点我")', department: '@人社局' },
    ])
  })
})

describe('registering 10,000 rows on the embedded database', () => {
  // Again where the machine was busy with other things: it is the hub that is measured.
  it('lets /healthz be answered meanwhile', { timeout: 60_000, retry: 2 }, async () => {
    const embedded = await startHub(await embeddedHome())
    const { result, health } = await healthDuring(embedded.url, async () => {
      const answer = await upload(embedded.url, sampleCsv(10_000))
      return (await answer.json()).accepted
    })
    console.log(`10,000 rows on the embedded database, /healthz in ms: ${JSON.stringify(health)}`)
    expect(result).toBe(10_000)
    expect(health.p95 - health.late).toBeLessThan(100)
    expect(health.worst).toBeLessThan(1000)
    await embedded.end('SIGKILL')
  })
})
