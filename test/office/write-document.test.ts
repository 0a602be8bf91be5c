import { describe, expect, it } from 'vitest'
import { type OfficialBlock, writeDocument } from '../../src/office/index.ts'
import { partsOf } from './parts.ts'

const write = (...blocks: OfficialBlock[]) =>
  writeDocument({ title: '周调度单', writtenAt: '2026-02-15T00:00:00+08:00', blocks })
const documentOf = async (...blocks: OfficialBlock[]) => (await partsOf(await write(...blocks)))['word/document.xml']!

/** The text of each paragraph. */
const textsIn = (xml: string) =>
  [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner]) =>
    [...inner!.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  )

const paragraph = { kind: 'PARAGRAPH', text: '呼包鄂乌一体化发展' } as const

describe('the page of GB/T 9704-2012', () => {
  it('is A4 with margins of 37, 28, 35 and 26 mm, and has no grid that would stretch the lines', async () => {
    const xml = await documentOf(paragraph)
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
    expect(xml).toContain(
      '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="708" w:footer="1304" w:gutter="0"/>',
    )
    expect(xml).not.toContain('docGrid')
  })

  it('has 22 lines of 28 characters: 16 pt, exactly 28.95 pt a line, a quarter of a point closer', async () => {
    const xml = await documentOf(paragraph)
    expect(xml).toContain('<w:spacing w:after="0" w:before="0" w:line="579" w:lineRule="exact"/>')
    expect(xml).toContain('<w:ind w:firstLine="640"/>')
    expect(xml).toContain('<w:sz w:val="32"/>')
    expect(xml).toContain('<w:spacing w:val="-5"/>')
  })

  it('numbers odd pages right and even pages left, in 14 pt', async () => {
    const parts = await partsOf(await write(paragraph))
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>')
    const [odd, even] = [parts['word/footer1.xml']!, parts['word/footer2.xml']!]
    expect([odd, even].map((xml) => /<w:jc w:val="(\w+)"\/>/.exec(xml)![1])).toEqual(['right', 'left'])
    expect(odd).toContain('<w:ind w:right="280"/>')
    expect(even).toContain('<w:ind w:left="280"/>')
    expect(odd).toContain('<w:sz w:val="28"/>')
    expect(odd).toContain('PAGE')
  })

  it.each([
    ['TITLE', { kind: 'TITLE', text: '标题' }, '方正小标宋简体', '44'],
    ['HEADING 1', { kind: 'HEADING', level: 1, text: '一、进展' }, '黑体', '32'],
    ['HEADING 2', { kind: 'HEADING', level: 2, text: '（一）交通' }, '楷体_GB2312', '32'],
    ['HEADING 3', { kind: 'HEADING', level: 3, text: '1.道路' }, '仿宋_GB2312', '32'],
    ['PARAGRAPH', paragraph, '仿宋_GB2312', '32'],
  ] as const)('writes %s in its font', async (_, block, font, size) => {
    const xml = await documentOf(block)
    expect(xml).toContain(
      `<w:rFonts w:ascii="${font}" w:cs="${font}" w:eastAsia="${font}" w:hAnsi="${font}" w:hint="eastAsia"/>`,
    )
    expect(xml).toContain(`<w:sz w:val="${size}"/>`)
  })

  it('names what stands in for a font that is missing, and embeds none', async () => {
    const parts = await partsOf(await write(paragraph))
    expect(parts['word/fontTable.xml']).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋;FangSong')
    expect(Object.keys(parts).filter((name) => name.includes('fonts/'))).toEqual([])
  })
})

describe('the parts of a document', () => {
  it.each([
    ['one annex, without a number', ['重点任务清单'], ['', '附件：重点任务清单']],
    ['two', ['重点任务清单', '重点工程清单'], ['', '附件：1.重点任务清单', '　　　2.重点工程清单']],
  ])('note %s', async (_, titles, texts) => {
    expect(textsIn(await documentOf({ kind: 'ANNEX_NOTE', titles }))).toEqual(texts)
  })

  it.each([
    ['an organ wider than the date', '呼包鄂乌城市群市长联席会议秘书处', [0, 1520]],
    ['one narrower', '秘书处', [1840, 1280]],
  ])('sign above the date, its centre over it: %s', async (_, organ, rights) => {
    const xml = await documentOf({ kind: 'SIGNATURE', organ, day: '2026年2月15日' })
    expect(textsIn(xml)).toEqual(['', organ, '2026年2月15日'])
    expect([...xml.matchAll(/<w:ind w:right="(\d+)"\/>/g)].map(([, right]) => Number(right))).toEqual(rights)
  })

  it('make a paragraph of each line, and drop what XML has no form for', async () => {
    const text = '一行\n二行\r\n三\u0001行\ud800 & <b>'
    expect(textsIn(await documentOf({ kind: 'PARAGRAPH', text }))).toEqual(['一行', '二行', '三行 &amp; &lt;b&gt;'])
  })

  it('hold tables over the width of the text, the header on each page', async () => {
    const columns = [
      { header: '序号', width: 1 },
      { header: '任务', width: 3 },
    ] as const
    const xml = await documentOf({ kind: 'TABLE', columns, rows: [['1', '快速通道'], ['2']] })
    expect(xml).toContain('<w:tblW w:type="dxa" w:w="8845"/>')
    expect(xml).toContain('<w:gridCol w:w="2211"/><w:gridCol w:w="6633"/>')
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(textsIn(xml)).toEqual(['序号', '任务', '1', '快速通道', '2', ''])
  })
})

describe('a wide annex', () => {
  const annex = (isWide: boolean) => ({ kind: 'ANNEX', number: 1, title: '清单', isWide }) as const

  it('lies down, and what follows it stands again', async () => {
    const columns = [{ header: '序号', width: 1 }]
    const table = { kind: 'TABLE', columns, rows: [['1']] } as const
    const xml = await documentOf(paragraph, annex(true), table, annex(false), table)
    expect([...xml.matchAll(/<w:pgSz ([^/]*)\/>/g)].map(([, size]) => size)).toEqual([
      'w:w="11906" w:h="16838" w:orient="portrait"',
      'w:w="16838" w:h="11906" w:orient="landscape"',
      'w:w="11906" w:h="16838" w:orient="portrait"',
    ])
    expect([...xml.matchAll(/<w:tblW w:type="dxa" w:w="(\d+)"\/>/g)].map(([, width]) => width)).toEqual([
      '12756',
      '8845',
    ])
    expect(xml).not.toContain('docGrid')
  })

  it('is a page of the same section where it is not wide', async () => {
    expect((await documentOf(paragraph, annex(false))).match(/<w:pgSz /g)).toHaveLength(1)
  })
})

describe('writing a document twice', () => {
  it('makes the same bytes, whatever the time', async () => {
    const [one, other] = [await write(paragraph), await write(paragraph)]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
    expect((await partsOf(one))['docProps/core.xml']).toContain('>2026-02-15T00:00:00+08:00</dcterms:created>')
  })
})
