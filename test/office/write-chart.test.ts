import { describe, expect, it } from 'vitest'
import { type OfficialBlock, type OfficialChart, writeDocument } from '../../src/office/index.ts'
import { partsOf } from './parts.ts'

const partsWith = async (...blocks: OfficialBlock[]) =>
  partsOf(await writeDocument({ title: '情况汇报', writtenAt: '2026-11-20T00:00:00Z', blocks }))

const chart: OfficialChart = {
  ...{ kind: 'CHART', shape: 'COLUMN', isStacked: true, title: '各市重点工程', unit: '个' },
  categories: ['呼和浩特市', '包头市'],
  series: [
    { name: '已完成', values: [12, 8] },
    { name: '推进中 & 未启动', values: [3, null] },
  ],
}

describe('a chart', () => {
  it('stands in the text over its width, told to those who cannot see it, with its caption below', async () => {
    const { 'word/document.xml': xml } = await partsWith(chart)
    expect(xml).toContain('<wp:extent cx="5616575" cy="2700000"/>')
    expect(xml).toContain('<wp:docPr id="1" name="chart1" descr="各市重点工程（个）"/>')
    expect(xml).toContain('r:id="chart1"/>')
    expect(xml).toContain('>图1　各市重点工程（单位：个）</w:t>')
  })

  it('is a part of the package that says its numbers itself', async () => {
    const parts = await partsWith(chart, { ...chart, shape: 'LINE', isStacked: false })
    expect(parts['[Content_Types].xml']).toContain(
      '<Override PartName="/word/charts/chart2.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>',
    )
    expect(parts['word/_rels/document.xml.rels']).toContain(
      '<Relationship Id="chart1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="charts/chart1.xml"/>',
    )
    const xml = parts['word/charts/chart1.xml']!
    expect(xml).toContain(
      '<c:cat><c:strLit><c:ptCount val="2"/><c:pt idx="0"><c:v>呼和浩特市</c:v></c:pt><c:pt idx="1"><c:v>包头市</c:v></c:pt></c:strLit></c:cat>',
    )
    expect(xml).toContain(
      '<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="2"/><c:pt idx="0"><c:v>3</c:v></c:pt></c:numLit></c:val>',
    )
    expect(xml).toContain('<c:tx><c:v>推进中 &amp; 未启动</c:v></c:tx>')
    expect(xml).not.toContain('externalData')
  })

  it.each([
    ['COLUMN', true, '<c:barDir val="col"/><c:grouping val="stacked"/>'],
    ['BAR', false, '<c:barDir val="bar"/><c:grouping val="clustered"/>'],
    ['LINE', false, '<c:lineChart><c:grouping val="standard"/>'],
  ] as const)('is drawn as %s', async (shape, isStacked, xml) => {
    const parts = await partsWith({ ...chart, shape, isStacked })
    expect(parts['word/charts/chart1.xml']).toContain(xml)
  })

  it('needs no legend for a single series', async () => {
    const parts = await partsWith({ ...chart, series: chart.series.slice(0, 1) }, chart)
    expect(parts['word/charts/chart1.xml']).not.toContain('<c:legend>')
    expect(parts['word/charts/chart2.xml']).toContain('<c:legend>')
  })
})

describe('minutes in the form of GB/T 9704, 10.3', () => {
  it('have their mark in red, 35 mm below the edge of the text, above a red line', async () => {
    const head = { mark: '市长联席会议纪要', issue: '第7期', organ: '秘书处', day: '2026年11月20日' }
    const parts = await partsWith({ kind: 'MINUTES_HEAD', ...head })
    const style = /<w:style [^>]*w:styleId="MinutesMark">.*?<\/w:style>/.exec(parts['word/styles.xml']!)![0]
    expect(style).toContain('<w:spacing w:before="1984" w:after="0" w:line="900" w:lineRule="exact"/>')
    expect(style).toContain('w:eastAsia="方正小标宋简体"')
    expect(style).toContain('<w:color w:val="FF0000"/>')
    expect(parts['word/document.xml']).toContain(
      '<w:pBdr><w:bottom w:val="single" w:sz="16" w:space="6" w:color="FF0000"/>',
    )
  })

  it('say who was there, two characters in, the name of each line under the first', async () => {
    const { 'word/document.xml': xml } = await partsWith({ kind: 'ATTENDANCE', label: '出席', text: '张三\n李四' })
    expect([...xml!.matchAll(/<w:ind [^>]*>/g)].map(([found]) => found)).toEqual([
      '<w:ind w:left="1600" w:hanging="960"/>',
      '<w:ind w:left="1600"/>',
    ])
    expect(xml).toContain('w:eastAsia="黑体"')
  })
})

describe('a document that says on every page what it is', () => {
  it('has it at the head of odd and even pages', async () => {
    const document = { title: '情况汇报', writtenAt: '2026-11-20T00:00:00Z', running: '草稿' }
    const parts = await partsOf(await writeDocument({ ...document, blocks: [{ kind: 'PARAGRAPH', text: '一' }] }))
    expect(parts['word/running.xml']).toContain('>草稿</w:t>')
    expect(parts['word/document.xml']).toContain(
      '<w:headerReference w:type="default" r:id="running"/><w:headerReference w:type="even" r:id="running"/>',
    )
  })
})
