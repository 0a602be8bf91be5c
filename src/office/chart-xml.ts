import type { OfficialChart } from './official-document.ts'
import { font } from './official-page.ts'
import { printable } from './word-xml.ts'
import { escapeXml } from './xml-text.ts'

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'

/** From dark to light, each told from the next on paper without colours. */
const fills = ['1F3864', '8EAADB', 'D9E2F3', '7F7F7F', 'BFBFBF']

const textOf = (halfPoints: number): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${halfPoints * 50}" b="0"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="${font.pageNumber}"/><a:ea typeface="${font.pageNumber}"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`

const points = (values: readonly (string | number | null)[]): string =>
  `<c:ptCount val="${values.length}"/>${values
    .map((value, i) =>
      value === null ? '' : `<c:pt idx="${i}"><c:v>${escapeXml(printable(String(value)))}</c:v></c:pt>`,
    )
    .join('')}`

const lineOf = (colour: string): string =>
  `<a:ln w="22225"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln>`

const lookOf = (shape: OfficialChart['shape'], at: number): string => {
  const colour = fills[at % fills.length]!
  if (shape === 'LINE')
    return `<c:spPr>${lineOf(colour)}</c:spPr><c:marker><c:symbol val="circle"/><c:size val="5"/></c:marker>`
  return `<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>`
}

/** Numbers stand at the bars; a nought would only be in the way. */
const labels = `<c:dLbls><c:numFmt formatCode="#,##0.##;-#,##0.##;" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`

const labelsOf = ({ isStacked, shape }: OfficialChart, at: number): string => {
  // The lines of two series would be hidden by their numbers.
  if (shape === 'LINE') return ''
  // White on the dark fill, black on the others.
  const colour = isStacked && at % fills.length === 0 ? 'FFFFFF' : '000000'
  const position = isStacked ? 'ctr' : 'outEnd'
  return `${labels}${textOf(18).replace('000000', colour)}<c:dLblPos val="${position}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
}

/** The numbers stand in the part itself: there is no workbook behind it. */
const seriesXml = (chart: OfficialChart, at: number): string => {
  const { name, values } = chart.series[at]!
  return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:v>${escapeXml(printable(name))}</c:v></c:tx>${lookOf(chart.shape, at)}${labelsOf(chart, at)}<c:cat><c:strLit>${points(chart.categories)}</c:strLit></c:cat><c:val><c:numLit><c:formatCode>General</c:formatCode>${points(values)}</c:numLit></c:val>${chart.shape === 'LINE' ? '<c:smooth val="0"/>' : ''}</c:ser>`
}

const axes = '<c:axId val="1"/><c:axId val="2"/>'

const plotXml = (chart: OfficialChart): string => {
  const series = chart.series.map((_, at) => seriesXml(chart, at)).join('')
  if (chart.shape === 'LINE')
    return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`
  const grouping = chart.isStacked ? 'stacked' : 'clustered'
  return `<c:barChart><c:barDir val="${chart.shape === 'BAR' ? 'bar' : 'col'}"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>${series}<c:gapWidth val="60"/>${chart.isStacked ? '<c:overlap val="100"/>' : ''}${axes}</c:barChart>`
}

const black = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>'

/** Bars are read from the top down, so their axis runs the other way. */
const axesXml = ({ shape }: OfficialChart): string => {
  const [category, value] = shape === 'BAR' ? ['l', 'b'] : ['b', 'l']
  const order = shape === 'BAR' ? 'maxMin' : 'minMax'
  const crossing = shape === 'BAR' ? 'max' : 'autoZero'
  return `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${order}"/></c:scaling><c:delete val="0"/><c:axPos val="${category}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${black}${textOf(18)}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${value}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="#,##0.##" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${black}${textOf(18)}<c:crossAx val="1"/><c:crosses val="${crossing}"/><c:crossBetween val="between"/></c:valAx>`
}

/** A chart part: what Word, WPS and LibreOffice draw. A single series needs no legend. */
export const chartXml = (chart: OfficialChart): string => {
  const legend =
    chart.series.length > 1 ? `<c:legend><c:legendPos val="t"/><c:overlay val="0"/>${textOf(21)}</c:legend>` : ''
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="${drawing}/chart" xmlns:a="${drawing}/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>${plotXml(chart)}${axesXml(chart)}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>`
}
