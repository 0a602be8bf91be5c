import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { workbook } from '../office/support.ts'
import { texts } from './hostile-input.ts'

/** Workbooks that broke readers: the collection beside the repository, or the copies in it. */
const shared = new URL('../../../shared/data/nasty-xlsx/', import.meta.url)
const nasty = existsSync(shared) ? shared : new URL('../data/nasty-xlsx/', import.meta.url)
const nastyFiles = readdirSync(nasty).filter((name) => name.endsWith('.xlsx') && !/many-merges|xmlbomb/.test(name))

const headers = [
  '事项编码',
  '事项名称',
  '事项类型',
  '事项层级',
  '主管部门',
  'rowId',
  'version',
  '任务名称',
  '金额',
  '截至',
]
const formulas = ["=cmd|' /C calc'!A0", '+HYPERLINK("http://x","点")', '@SUM(1)', '-2+3', '\t=1', '{=1}']
const cells = fc.oneof(
  { weight: 4, arbitrary: texts },
  { weight: 1, arbitrary: fc.constantFrom(...formulas) },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(40_000), '9'.repeat(400), '1e999', '2026-02-30', '46022.5') },
)
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const table = fc.array(fc.array(cells, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 })

const csv = table.map((rows) =>
  Buffer.from(`${headers.join()}\n${rows.map((row) => row.map(quoted).join()).join('\n')}\n`),
)
const ndjson = fc
  .array(
    fc.oneof(
      fc.record(
        {
          ...{
            rowId: cells,
            version: fc.oneof(fc.integer(), cells),
            operation: fc.constantFrom('UPSERT', 'CANCEL', 'x', 1),
          },
          content: fc.oneof(
            fc.dictionary(fc.constantFrom('name', 'code', '__proto__', 'constructor', 'kind'), cells),
            fc.jsonValue(),
          ),
        },
        { requiredKeys: [] },
      ),
      fc.jsonValue(),
    ),
    { maxLength: 5 },
  )
  .map((rows) => Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n')))

const { bytes: plain } = await workbook({
  sheets: { 表: '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>事项名称</t></is></c></row></sheetData>' },
})
/** A workbook with bytes changed, cut off, or doubled. */
const mutated = fc
  .record({
    changes: fc.array(fc.tuple(fc.nat(plain.length - 1), fc.nat(255)), { maxLength: 12 }),
    cut: fc.option(fc.nat(plain.length)),
    isDoubled: fc.boolean(),
  })
  .map(({ changes, cut, isDoubled }) => {
    const bytes = Buffer.from(plain)
    for (const [at, value] of changes) bytes[at] = value
    const left = cut === null ? bytes : bytes.subarray(0, cut)
    return isDoubled ? Buffer.concat([left, left]) : left
  })

/** Whatever may be sent as a file. */
export const hostileFiles: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 4, arbitrary: csv },
  { weight: 3, arbitrary: ndjson },
  { weight: 2, arbitrary: mutated },
  { weight: 1, arbitrary: fc.constantFrom(...nastyFiles).map((name) => readFileSync(new URL(name, nasty))) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: csv.map((bytes) => gzipSync(bytes)) },
)

export const hostileNames = fc.constantFrom(
  ...[
    'list.csv',
    'rows.ndjson',
    'list.xlsx',
    'list.XLSX',
    'a.pdf',
    '../../etc/passwd.xlsx',
    '清单.csv',
    'x'.repeat(300),
    '',
  ],
  ...['a\0.csv', 'con.csv', '.csv', 'list.xls', 'a%00.xlsx'],
)
