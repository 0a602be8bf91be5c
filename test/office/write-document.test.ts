import { describe, expect, it } from 'vitest'
import { type OfficialBlock, writeDocument } from '../../src/office/index.ts'
import { partsOf } from './parts.ts'

const write = (...blocks: OfficialBlock[]) =>
  writeDocument({ title: '周调度单', writtenAt: '2026-02-15T00:00:00+08:00', blocks })
const documentOf = async (...blocks: OfficialBlock[]) => (await partsOf(await write(...blocks)))['word/document.xml']!

/** The text of each paragraph. */
const textsIn = (xml: string) =>
  [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner]) =>
    [...inner!.matchAll(/<w:t[ >][^<]*?>?([^<>]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  )

/** A style as styles.xml says it. */
const styleIn = (parts: Record<string, string>, id: string) =>
  new RegExp(`<w:style [^>]*w:styleId="${id}">.*?</w:style>`).exec(parts['word/styles.xml']!)![0]

const paragraph = { kind: 'PARAGRAPH', text: '呼包鄂乌一体化发展' } as const

describe('the page of GB/T 9704-2012', () => {
  it('is A4 with margins of 37, 28, 35 and 26 mm, and has no grid that would stretch the lines', async () => {
    const xml = await documentOf(paragraph)
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
    expect(xml).toContain(
      '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="1304" w:footer="1304" w:gutter="0"/>',
    )
    expect(xml).not.toContain('docGrid')
  })

  it('has 22 lines of 28 characters: 16 pt, exactly 28.95 pt a line, a quarter of a point closer', async () => {
    const parts = await partsOf(await write(paragraph))
    expect(parts['word/document.xml']).toContain('<w:p><w:pPr><w:pStyle w:val="OfficialText"/></w:pPr>')
    expect(styleIn(parts, 'OfficialText')).toContain('<w:basedOn w:val="Normal"/>')
    expect(styleIn(parts, 'OfficialText')).toContain('<w:ind w:firstLine="640"/>')
    const normal = styleIn(parts, 'Normal')
    expect(normal).toContain('<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>')
    expect(normal).toContain('<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>')
    expect(normal).toContain('<w:spacing w:val="-5"/><w:sz w:val="32"/>')
  })

  it('numbers odd pages right and even pages left, in 14 pt', async () => {
    const parts = await partsOf(await write(paragraph))
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>')
    expect(parts['word/document.xml']).toContain(
      '<w:footerReference w:type="default" r:id="odd"/><w:footerReference w:type="even" r:id="even"/>',
    )
    const [odd, even] = [parts['word/footer-odd.xml']!, parts['word/footer-even.xml']!]
    expect([odd, even].map((xml) => /<w:ind [^/]*\/><w:jc [^/]*\/>/.exec(xml)![0])).toEqual([
      '<w:ind w:right="280"/><w:jc w:val="right"/>',
      '<w:ind w:left="280"/><w:jc w:val="left"/>',
    ])
    expect(textsIn(odd)).toEqual(['— 1 —'])
    expect(odd).toContain(' PAGE ')
    expect(styleIn(parts, 'PageNumber')).toContain('<w:sz w:val="28"/>')
  })

  it.each([
    ['TITLE', { kind: 'TITLE', text: '标题' }, 'Title', '方正小标宋简体'],
    ['HEADING 1', { kind: 'HEADING', level: 1, text: '一、进展' }, 'Heading1', '黑体'],
    ['HEADING 2', { kind: 'HEADING', level: 2, text: '（一）交通' }, 'Heading2', '楷体_GB2312'],
    ['HEADING 3', { kind: 'HEADING', level: 3, text: '1.道路' }, 'Heading3', null],
    ['HEADING 4', { kind: 'HEADING', level: 4, text: '（1）公路' }, 'Heading4', null],
    ['PARAGRAPH', paragraph, 'OfficialText', null],
  ] as const)('writes %s in its font, or in that of the text', async (_, block, style, font) => {
    const parts = await partsOf(await write(block))
    expect(parts['word/document.xml']).toContain(`<w:pStyle w:val="${style}"/>`)
    expect(/w:eastAsia="([^"]*)"/.exec(styleIn(parts, style))?.[1] ?? null).toBe(font)
    expect(styleIn(parts, 'Normal')).toContain('w:eastAsia="仿宋_GB2312"')
  })

  it('breaks a title where its sense breaks', async () => {
    const xml = await documentOf({ kind: 'TITLE', text: '市长联席会议\n情况汇报' })
    expect(xml.match(/<w:br\/>/g)).toHaveLength(1)
    expect(textsIn(xml)).toEqual(['市长联席会议情况汇报', ''])
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
    ['two', ['重点任务清单', '重点工程清单'], ['', '附件：1.重点任务清单', '2.重点工程清单']],
  ])('note %s, below the first character after the colon', async (_, titles, texts) => {
    const xml = await documentOf({ kind: 'ANNEX_NOTE', titles })
    expect(textsIn(xml)).toEqual(texts)
    expect(xml).toContain('<w:ind w:left="1600" w:hanging="960"/>')
  })

  it('keep a signature on the page of the text above it', async () => {
    const signature = { kind: 'SIGNATURE', organ: '秘书处', day: '2026年2月15日' } as const
    const note = { kind: 'ANNEX_NOTE', titles: ['清单'] } as const
    const xml = await documentOf(paragraph, paragraph, note, signature)
    expect([...xml.matchAll(/<w:p>(.*?)<\/w:p>/g)].map(([, inner]) => inner!.includes('<w:keepNext/>'))).toEqual([
      false,
      ...[true, true, true, true, true],
      false,
    ])
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
    expect(xml).toContain('<w:tblW w:w="8845" w:type="dxa"/>')
    expect(xml).toContain('<w:tblLayout w:type="fixed"/>')
    expect(xml).toContain('<w:gridCol w:w="2211"/><w:gridCol w:w="6634"/>')
    expect(xml.match(/<w:cantSplit\/><w:tblHeader\/>/g)).toHaveLength(1)
    expect(xml.match(/<w:pStyle w:val="TableHead"\/><w:keepNext\/>/g)).toHaveLength(2)
    expect(textsIn(xml)).toEqual(['序号', '任务', '1', '快速通道', '2', '', ''])
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
    expect([...xml.matchAll(/<w:tblW w:w="(\d+)" w:type="dxa"\/>/g)].map(([, width]) => width)).toEqual([
      '12756',
      '8845',
    ])
    expect(xml).not.toContain('docGrid')
  })

  it('has its number at the left, turned with the page, where it stands on the others once they are bound', async () => {
    const parts = await partsOf(await write(annex(true), paragraph, annex(true), paragraph))
    const xml = parts['word/document.xml']!
    expect([...xml.matchAll(/<w:footerReference w:type="default" r:id="(\w+)"\/>/g)].map(([, id]) => id)).toEqual([
      'lyingOdd',
      'lyingOdd',
    ])
    const odd = parts['word/footer-lyingOdd.xml']!
    expect(odd).toContain('<wp:positionH relativeFrom="page"><wp:posOffset>701040</wp:posOffset></wp:positionH>')
    expect(odd).toContain('vert="vert"')
    expect(textsIn(odd).at(-1)).toBe('— 1 —')
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
