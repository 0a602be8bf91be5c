import { describe, expect, it } from 'vitest'
import { readTable } from '../../src/office/index.ts'
import { ZipWriting } from '../../src/office/zip-writing.ts'
import { answerOf, read, sheetOf, textFile, workbook } from './support.ts'

const cell = '<c><v>1</v></c>'

describe('refusing what costs too much', () => {
  it.each([
    ['rows', { rows: 2 }, 'FILE_TOO_MANY_ROWS', { sheet: '表', row: 3, facts: { limit: 2 } }],
    [
      'columns',
      { columns: 1 },
      'FILE_TOO_MANY_COLUMNS',
      { sheet: '表', row: 1, cell: 'B1', facts: { limit: 1, found: 2 } },
    ],
    ['cells', { cells: 3 }, 'FILE_TOO_MANY_CELLS', { sheet: '表', row: 2, facts: { limit: 3 } }],
    ['merged cells', { merges: 1 }, 'FILE_TOO_MANY_MERGES', { sheet: '表', facts: { limit: 1 } }],
    ['text in a cell', { cellText: 3 }, 'FILE_TEXT_TOO_LONG', { sheet: '表', row: 3, cell: 'A3', facts: { limit: 3 } }],
    [
      'text in all',
      { totalText: 5 },
      'FILE_TEXT_TOO_LONG',
      { sheet: '表', row: 3, facts: { limit: 5, allCells: true } },
    ],
    ['bytes sent', { inputBytes: 100 }, 'FILE_TOO_LARGE', { facts: { limit: 100 } }],
    ['bytes inflated', { inflatedBytes: 400 }, 'FILE_INFLATES_TOO_MUCH', { facts: { limit: 400 } }],
    ['bytes of a part', { partBytes: 150 }, 'FILE_INFLATES_TOO_MUCH', { facts: { limit: 150, part: '_rels/.rels' } }],
    ['entries', { entries: 2 }, 'FILE_TOO_MANY_ENTRIES', { facts: { limit: 2 } }],
  ])('counts %s', async (_, limits, code, more) => {
    const file = await sheetOf(
      `<row>${cell}${cell}</row><row>${cell}${cell}</row><row><c t="str"><v>事项名称</v></c></row>`,
      '<mergeCells><mergeCell ref="A5:B5"/><mergeCell ref="A6:B6"/></mergeCells>',
    )
    expect((await read(file, limits)).refusal).toMatchObject({ code, ...more })
  })

  it('counts cells a merged text is repeated in', async () => {
    const rows = `<row><c t="str"><v>甲</v></c></row>${'<row/>'.repeat(1000)}`
    const file = await sheetOf(rows, '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>')
    expect((await read(file, { cells: 500 })).refusal).toMatchObject({ code: 'FILE_TOO_MANY_CELLS', row: 501 })
  })

  it('lets a sheet through that only claims to be wide', async () => {
    const file = await workbook({
      sheets: {
        表: `<dimension ref="A1:XFD1048576"/><sheetData><row r="1">${cell}<c r="XFD1" s="0"/></row></sheetData>`,
      },
    })
    expect((await read(file)).refusal).toBeUndefined()
  })

  it.each([
    ['a workbook', () => sheetOf(`<row>${cell.repeat(1_000_000)}</row>`)],
    ['a CSV', () => Promise.resolve(textFile('list.csv', '1,'.repeat(1_000_000)))],
  ])('refuses %s with a million columns', async (_, make) => {
    expect((await read(await make())).refusal).toMatchObject({
      code: 'FILE_TOO_MANY_COLUMNS',
      row: 1,
      facts: { limit: 1000, found: 1001 },
    })
  })

  it('refuses a million empty columns of a CSV', async () => {
    const { refusal } = await read(textFile('list.csv', `a,b\n${','.repeat(1_000_000)}`))
    expect(refusal).toMatchObject({ code: 'FILE_TOO_MANY_COLUMNS', row: 2 })
  })

  it('refuses a zip bomb by what comes out of it', async () => {
    const blank = ' '.repeat(1024 * 1024)
    const zip = new ZipWriting()
    await zip.add(
      '_rels/.rels',
      Array.from({ length: 64 }, () => blank),
    )
    const bytes = await zip.close()
    expect(bytes.length).toBeLessThan(100_000)
    expect((await read({ name: 'list.xlsx', bytes }, { partBytes: 32 * 1024 * 1024 })).refusal?.code).toMatch(
      /FILE_INFLATES_TOO_MUCH|FILE_TEXT_TOO_LONG/,
    )
  })

  it('refuses a text no cell can hold before it is all there', async () => {
    const file = await sheetOf(`<row><c t="str"><v>${'a'.repeat(3_000_000)}</v></c></row>`)
    expect((await read(file)).refusal).toMatchObject({
      code: 'FILE_TEXT_TOO_LONG',
      sheet: '表',
      facts: { limit: 1048576 },
    })
  })
})

describe('refusing what is broken', () => {
  it.each([
    ['a cell that is not closed', '<row><c><v>1</v></row>', 'FILE_CORRUPT'],
    ['an element that never ends', '<row><c><v>1</v></c>', 'FILE_CORRUPT'],
    ['a tag in a tag', '<row <c/></row>', 'FILE_CORRUPT'],
    ['a shared string that is not there', '<row><c t="s"><v>7</v></c></row>', 'FILE_CORRUPT'],
    ['a depth no list has', '<a>'.repeat(300), 'FILE_CORRUPT'],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]>', 'FILE_ENTITY_REFUSED'],
    ['an entity of its own', '<row><c t="str"><v>&lol;</v></c></row>', 'FILE_ENTITY_REFUSED'],
  ])('refuses %s', async (_, rows, code) => {
    expect((await read(await sheetOf(rows))).refusal).toMatchObject({ code, sheet: '表' })
  })

  it.each([
    ['NUL', '&#0;', 'U+0000'],
    ['NUL, escaped', '_x0000_', 'U+0000'],
    ['half a character', '_xD83D_', 'U+D83D'],
    ['a character already lost', '\ufffd', 'U+FFFD'],
  ])('reports %s at its cell and reads on', async (_, written, character) => {
    const answer = await read(await sheetOf(`<row><c t="str"><v>a${written}</v></c></row><row>${cell}</row>`))
    expect(answer.rows.map(({ cells }) => cells[0]?.text)).toEqual(['a\ufffd', '1'])
    expect(answer.problems).toEqual([
      {
        code: 'CELL_TEXT_NOT_ALLOWED',
        severity: 'ERROR',
        path: [],
        sheet: '表',
        row: 1,
        cell: 'A1',
        facts: { character },
      },
    ])
  })

  it('refuses a zip that is no workbook', async () => {
    const zip = new ZipWriting()
    await zip.add('readme.txt', 'hello')
    expect((await read({ name: 'list.xlsx', bytes: await zip.close() })).refusal).toMatchObject({
      code: 'FILE_TYPE_MISMATCH',
      facts: { named: 'xlsx', found: 'zip' },
    })
  })

  it('refuses two entries of one name', async () => {
    const { bytes } = await workbook({ sheets: {}, more: { 'xl/AAAA.xml': '<a/>', 'xl/BBBB.xml': '<a/>' } })
    const doubled = Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('xl/BBBB', 'xl/aaaa'), 'latin1')
    expect((await read({ name: 'list.xlsx', bytes: doubled })).refusal).toMatchObject({
      code: 'FILE_CORRUPT',
      facts: { zip: 'two entries of one name', part: 'xl/aaaa.xml' },
    })
  })

  it('refuses entries that claim the same bytes', async () => {
    const bytes = Buffer.from((await workbook({ sheets: {} })).bytes)
    const second = bytes.indexOf('PK\x01\x02', bytes.indexOf('PK\x01\x02') + 4, 'latin1')
    bytes.writeUInt32LE(0, second + 42)
    expect((await read({ name: 'list.xlsx', bytes })).refusal).toMatchObject({
      code: 'FILE_CORRUPT',
      facts: { zip: 'overlapping entries' },
    })
  })
})

describe('stopping', () => {
  it('gives up when it takes too long', async () => {
    const { refusal } = await answerOf(readTable(textFile('list.csv', 'a,b'), { limits: { milliseconds: 1 } }))
    expect(refusal).toMatchObject({ code: 'FILE_TOOK_TOO_LONG', facts: { limit: 1 } })
  })

  it('gives up when it takes too much memory', async () => {
    const merges = '<mergeCell ref="A1:B2"/>'.repeat(700_000)
    const file = await sheetOf(`<row>${cell}</row>`, `<mergeCells>${merges}</mergeCells>`)
    const limits = { heapMegabytes: 40, merges: 1_000_000 }
    const { refusal } = await answerOf(readTable(file, { limits }))
    expect(refusal).toMatchObject({ code: 'FILE_TOO_MUCH_MEMORY', facts: { limitMegabytes: 40 } })
  })

  it('gives up when told to before it begins', async () => {
    const { refusal } = await answerOf(readTable(textFile('list.csv', 'a,b'), { signal: AbortSignal.abort() }))
    expect(refusal).toMatchObject({ code: 'FILE_READING_ABORTED' })
  })

  it('gives up when told to in between', async () => {
    const stop = new AbortController()
    const chunks = readTable(textFile('list.csv', 'a,b\n'.repeat(100_000)), { signal: stop.signal })
    const first = await chunks.next()
    stop.abort()
    expect(first.value?.rows.length).toBe(500)
    expect((await answerOf(chunks)).refusal).toMatchObject({ code: 'FILE_READING_ABORTED' })
  })

  it('sends no more rows than are asked for', async () => {
    const chunks = readTable(textFile('list.csv', 'a,b\n'.repeat(1200)))
    const sizes = [(await chunks.next()).value?.rows.length, (await chunks.next()).value?.rows.length]
    await chunks.return(undefined)
    expect(sizes).toEqual([500, 500])
    expect(await chunks.next()).toEqual({ done: true, value: undefined })
  })
})
