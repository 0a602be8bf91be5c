import { chartXml } from './chart-xml.ts'
import type { OfficialChart } from './official-document.ts'
import { paragraph, printable, run } from './word-xml.ts'
import { escapeXml } from './xml-text.ts'

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
const emusOfTwip = 635
const emusOfCentimetre = 360_000

/** Columns and lines are a third of a page high; bars as many as there are. */
const heightOf = ({ shape, categories, series, isStacked }: OfficialChart): number => {
  if (shape !== 'BAR') return 7.5 * emusOfCentimetre
  const bars = categories.length * (isStacked ? 1 : series.length)
  return Math.round(Math.min(18, 2.6 + 0.62 * bars) * emusOfCentimetre)
}

/** A chart in the text, by the name of the relationship under which its part is found, with its caption below. */
const inText = (chart: OfficialChart, number: number, textWidth: number): string => {
  const extent = `cx="${textWidth * emusOfTwip}" cy="${heightOf(chart)}"`
  const described = escapeXml(printable(`${chart.title}（${chart.unit}）`))
  const graphic = `<a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/chart"><c:chart xmlns:c="${drawing}/chart" r:id="chart${number}"/></a:graphicData></a:graphic>`
  const inline = `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr id="${number}" name="chart${number}" descr="${described}"/><wp:cNvGraphicFramePr/>${graphic}</wp:inline>`
  return [
    paragraph('Gap', `<w:r><w:drawing>${inline}</w:drawing></w:r>`, {
      keepNext: true,
      other: '<w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/>',
    }),
    paragraph('TableHead', run(`图${number}　${chart.title}（单位：${chart.unit}）`)),
    paragraph('Gap', ''),
  ].join('')
}

/** The charts of a document, in the order in which they are met. */
export class Charts {
  private readonly parts: string[] = []

  /** Takes a chart up and says what stands in the text for it. */
  add(chart: OfficialChart, textWidth: number): string {
    this.parts.push(chartXml(chart))
    return inText(chart, this.parts.length, textWidth)
  }

  get xml(): readonly string[] {
    return this.parts
  }
}
