import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { layoutVersion, printMeeting } from '../../src/report/print-meeting.ts'
import { partsOf } from '../office/parts.ts'
import { cellsOf, read } from '../office/support.ts'
import { makeSampleBrief } from '../support/meeting-brief.ts'

const [report, annexes] = await printMeeting(makeSampleBrief())
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('printing the papers of a meeting', () => {
  it('makes a document and its annexes, the same bytes twice, with the time of the brief', async () => {
    const again = await printMeeting(makeSampleBrief())
    expect(again.map(({ name, bytes }) => [name, sha256(bytes)])).toEqual([
      ['report.docx', sha256(report!.bytes)],
      ['annexes.xlsx', sha256(annexes!.bytes)],
    ])
    // Where these bytes change, `layoutVersion` rises: a sealed paper says by which layout it is made anew.
    expect([layoutVersion, sha256(report!.bytes), sha256(annexes!.bytes)]).toEqual([
      '2',
      'daee250630172b0600fea8ade19a883d76b76747629a4970060ec807dd592f4b',
      '44f201d29a712b402fa4e89c0ac5e012f7d95e824b7a616b4419936ac5638ddb',
    ])
    const [document, book] = [await partsOf(report!.bytes), await partsOf(annexes!.bytes)]
    expect(document['docProps/core.xml']).toContain('>2026-11-20T16:00:00Z</dcterms:created>')
    expect(book['docProps/core.xml']).toContain('>2026-11-20T16:00:00Z</dcterms:created>')
  })

  it('lays wide annexes down, marks every page, and draws charts', async () => {
    const parts = await partsOf(report!.bytes)
    const pages = [...parts['word/document.xml']!.matchAll(/w:orient="(\w+)"/g)].map(([, way]) => way)
    expect(pages).toEqual(['portrait', ...Array(6).fill('landscape'), 'portrait'])
    expect(parts['word/running.xml']).toContain('>草稿　演示数据</w:t>')
    expect(parts['word/charts/chart1.xml']).toContain('<c:v>第3批</c:v>')
  })

  it('has every table as a sheet, with numbers that are numbers', async () => {
    const parts = await partsOf(annexes!.bytes)
    expect([...parts['xl/workbook.xml']!.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      ...['各市情况统计表', '重点任务进展情况表', '重点工程进展情况表', '重大平台进展情况表', '互认互办事项批次表'],
      ...['较上次会议变化情况表', '议定事项办理情况表', '需提请会议协调的问题表', '2027年清单', '指标数值', '指标口径'],
    ])
    const sheet = parts['xl/worksheets/sheet3.xml']!
    expect(sheet).toContain('<c r="I4" s="12"><v>8600</v></c><c r="J4" s="12"><v>4300</v></c>')
    expect(sheet).toContain('>演示数据　草稿　数据截至2026-11-20</t>')
    expect(sheet).toContain('fitToWidth="1"')
  })

  it('lists every figure with the id by which it can be opened, and once what each kind counts', async () => {
    const { rows } = await read({ name: 'annexes.xlsx', bytes: annexes!.bytes })
    const figures = rows.filter(({ sheet }) => sheet === '指标数值')
    expect(figures).toHaveLength(3 + makeSampleBrief().figures.length)
    const completed = figures.find(({ cells }) => cells[0]!.text === 'projects.completed@150200')!
    expect(completed.cells.map(({ text }) => text)).toEqual([
      ...['projects.completed@150200', '年度完成投资（包头市）', '4300', '2150', '万元', '2026-11-20'],
    ])
    const definitions = rows
      .filter(({ sheet }) => sheet === '指标口径')
      .map(({ cells }) => cells.map(({ text }) => text))
    expect(definitions.filter(([id]) => id === 'projects.completed')).toEqual([
      [
        ...['projects.completed', '年度完成投资', '万元'],
        '各市截止日前最近一次已报送的当年累计完成投资之和；当年未报送的按零计。',
      ],
    ])
    expect(cellsOf({ rows: figures, problems: [] }).A3).toBe('编号')
  })
})
