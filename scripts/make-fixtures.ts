// Makes the lists under test/data/lists out of a real one, in the shapes clerks send them: npx tsx scripts/make-fixtures.ts
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type CellToWrite, cellName, readTable, writeCsv } from '../src/office/index.ts'
import { escapeXml } from '../src/office/xml-text.ts'
import { ZipWriting } from '../src/office/zip-writing.ts'

const source = new URL('../test/data/guangan-district.csv', import.meta.url)
const target = new URL('../test/data/lists/', import.meta.url)

interface Item {
  readonly department: string
  readonly name: string
  readonly code: string
  readonly kind: string
  readonly creditCode: string
}

const kinds: Readonly<Record<string, string>> = {
  1: '行政许可',
  5: '行政给付',
  7: '行政确认',
  8: '行政奖励',
  9: '行政裁决',
  10: '其他行政权力',
  20: '公共服务',
}

const readItems = async (): Promise<Item[]> => {
  const items: Item[] = []
  for await (const { rows } of readTable({ name: 'guangan-district.csv', bytes: readFileSync(source) })) {
    for (const { row, cells } of rows) {
      const text = (column: number): string => cells.find((cell) => cell.column === column)?.text ?? ''
      if (row === 1) continue
      const creditCode =
        text(5)
          .split('-')
          .find((part) => part.length === 18) ?? ''
      items.push({ department: text(1), name: text(3), code: text(5), kind: kinds[text(6)] ?? '', creditCode })
    }
  }
  return items
}

/** The styles of a list as people format it, by their place in the file. */
const look = { plain: 0, title: 1, header: 2, body: 3, department: 4, date: 5, note: 6, number: 7 } as const

const border = '<left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/>'
const styles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><fonts count="4"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="18"/><name val="方正小标宋简体"/></font><font><b/><sz val="12"/><color rgb="FFFFFFFF"/><name val="黑体"/></font><font><i/><sz val="10"/><color rgb="FF7F7F7F"/><name val="楷体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${border}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="176" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/><xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"/></cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/** A worksheet put together row by row, its texts shared with the other sheets as Excel does it. */
class Sheet {
  private readonly rows = new Map<number, string[]>()
  private readonly merges: string[] = []
  readonly name: string
  readonly state: 'visible' | 'hidden'
  private readonly widths: readonly number[]
  private readonly strings: Map<string, number>

  constructor(
    strings: Map<string, number>,
    name: string,
    widths: readonly number[],
    state: Sheet['state'] = 'visible',
  ) {
    this.strings = strings
    this.name = name
    this.widths = widths
    this.state = state
  }

  put(row: number, column: number, value: string | number, style: number, formula = ''): void {
    const start = `<c r="${cellName(column, row)}" s="${style}"`
    const cells = this.rows.get(row) ?? []
    this.rows.set(row, cells)
    if (value === '') cells.push(`${start}/>`)
    else if (typeof value === 'number') cells.push(`${start}>${formula && `<f>${formula}</f>`}<v>${value}</v></c>`)
    else {
      const index = this.strings.get(value) ?? this.strings.size
      this.strings.set(value, index)
      cells.push(`${start} t="s"><v>${index}</v></c>`)
    }
  }

  putRow(row: number, values: readonly (string | number)[], style: number): void {
    for (const [index, value] of values.entries()) this.put(row, index + 1, value, style)
  }

  merge(left: number, top: number, right: number, bottom: number): void {
    this.merges.push(`${cellName(left, top)}:${cellName(right, bottom)}`)
  }

  xml(): string {
    const columns = this.widths.map(
      (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
    )
    const rows = [...this.rows].map(
      ([row, cells]) => `<row r="${row}" spans="1:${this.widths.length}">${cells.join('')}</row>`,
    )
    const last = cellName(this.widths.length, Math.max(...this.rows.keys()))
    const merges = this.merges.map((range) => `<mergeCell ref="${range}"/>`)
    const mergeCells = merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : ''
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:${last}"/><cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData>${mergeCells}<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`
  }
}

const workbookFile = async (sheets: readonly Sheet[], strings: ReadonlyMap<string, number>): Promise<Uint8Array> => {
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const relationships = (list: readonly string[]): string =>
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
  const relationship = (id: string, kind: string, part: string): string =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${part}"/>`
  const override = (part: string, kind: string): string =>
    `<Override PartName="/xl/${part}" ContentType="${type}.${kind}+xml"/>`
  const parts = sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`)
  const zip = new ZipWriting()
  await zip.add(
    '[Content_Types].xml',
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${override('sharedStrings.xml', 'sharedStrings')}${parts.map((part) => override(part, 'worksheet')).join('')}</Types>`,
  )
  await zip.add('_rels/.rels', relationships([relationship('rId1', 'officeDocument', 'xl/workbook.xml')]))
  const entries = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
  )
  await zip.add(
    'xl/workbook.xml',
    `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${entries.join('')}</sheets></workbook>`,
  )
  await zip.add(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...parts.map((part, at) => relationship(`rId${at + 1}`, 'worksheet', part)),
      relationship('rIdStyles', 'styles', 'styles.xml'),
      relationship('rIdStrings', 'sharedStrings', 'sharedStrings.xml'),
    ]),
  )
  for (const [at, sheet] of sheets.entries()) await zip.add(`xl/${parts[at]}`, sheet.xml())
  const texts = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`)
  await zip.add('xl/sharedStrings.xml', `${declaration}<sst xmlns="${main}">${texts.join('')}</sst>`)
  await zip.add('xl/styles.xml', styles)
  return zip.close()
}

const toFullWidth = (text: string): string =>
  text.replace(/[0-9()]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))

/** Titles above, departments merged, a blank row between them, some codes typed full-width, notes below. */
const departmentList = (items: readonly Item[]): { sheets: Sheet[]; strings: Map<string, number> } => {
  const strings = new Map<string, number>()
  const sheet = new Sheet(strings, '事项清单', [6, 18, 44, 52, 14, 24, 16])
  sheet.putRow(1, ['广安区政务服务事项清单', '', '', '', '', '', ''], look.title)
  sheet.merge(1, 1, 7, 1)
  sheet.putRow(2, ['填报单位（盖章）：广安区行政审批局', '', '', '填报日期：2025年3月31日', '', '', ''], look.note)
  sheet.merge(1, 2, 3, 2)
  sheet.merge(4, 2, 7, 2)
  sheet.putRow(3, ['序号', '部门', '事项名称', '事项编码', '事项类型', '统一社会信用代码', '备注'], look.header)
  let row = 4
  for (const department of new Set(items.map((item) => item.department))) {
    const own = items.filter((item) => item.department === department)
    for (const [at, { name, code, kind, creditCode }] of own.entries()) {
      const number = items.indexOf(own[at]!) + 1
      sheet.put(row + at, 1, number, look.number)
      sheet.put(row + at, 2, at === 0 ? department : '', look.department)
      const typed = number % 10 === 0 ? toFullWidth(code) : code
      for (const [column, value] of [name, typed, kind, creditCode, ''].entries())
        sheet.put(row + at, column + 3, value, look.body)
    }
    if (own.length > 1) sheet.merge(2, row, 2, row + own.length - 1)
    row += own.length + 1
  }
  sheet.putRow(row, ['注：1. 本表由各部门填报，经办人签字后报送。', '', '', '', '', '', ''], look.note)
  sheet.merge(1, row, 7, row)
  return { sheets: [sheet], strings }
}

/** Instructions first, then the list with its columns in another order, dates and running numbers; the dictionary hidden. */
const workbookWithSheets = (items: readonly Item[]): { sheets: Sheet[]; strings: Map<string, number> } => {
  const strings = new Map<string, number>()
  const guide = new Sheet(strings, '填报说明', [80])
  guide.put(1, 1, '一、事项编码按国家目录填写，不得更改。', look.plain)
  guide.put(2, 1, '二、统一社会信用代码为18位。', look.plain)
  const list = new Sheet(strings, '清单（2025）', [52, 44, 14, 24, 18, 8, 16, 12])
  const headers = ['事项编码', '事项名称', '事项类型', '统一社会信用代码', '实施主体', '序号', '实施日期', '备注']
  list.putRow(1, headers, look.header)
  for (const [at, { code, name, kind, creditCode, department }] of items.entries()) {
    const row = at + 2
    list.putRow(row, [code, name, kind, creditCode, department], look.body)
    list.put(row, 6, at + 1, look.number, 'ROW()-1')
    list.put(row, 7, 45_658 + (at % 90), look.date)
    list.put(row, 8, at % 7 === 0 ? '跨区域通办' : '', look.body)
  }
  const dictionary = new Sheet(strings, '字典', [20], 'hidden')
  for (const [at, kind] of Object.values(kinds).entries()) dictionary.put(at + 1, 1, kind, look.plain)
  return { sheets: [guide, list, dictionary], strings }
}

/** Node decodes GB18030 but does not encode it: the two-byte half of the table, turned round. */
const gb18030 = (text: string): Buffer => {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      if (second !== 0x7f) codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second])
    }
  }
  return Buffer.from([...text].flatMap((character) => codes.get(character) ?? character.charCodeAt(0)))
}

const csvRows = (items: readonly Item[]): CellToWrite[][] => [
  ['事项名称', '事项编码', '事项类型', '实施主体', '统一社会信用代码', '备注'],
  ...items.map(({ name, code, kind, department, creditCode }) => [name, code, kind, department, creditCode, null]),
]

mkdirSync(target, { recursive: true })
const write = (name: string, bytes: Uint8Array | string): void => writeFileSync(new URL(name, target), bytes)
const items = await readItems()
const byDepartment = departmentList(items)
const severalSheets = workbookWithSheets(items)
write('by-department.xlsx', await workbookFile(byDepartment.sheets, byDepartment.strings))
write('several-sheets.xlsx', await workbookFile(severalSheets.sheets, severalSheets.strings))
const csv = [...writeCsv(csvRows(items))].join('')
write('utf8-bom.csv', csv)
write('gb18030.csv', gb18030(csv.slice(1)))
