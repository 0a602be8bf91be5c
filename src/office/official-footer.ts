import { page, size } from './official-page.ts'
import { paragraph, run } from './word-xml.ts'

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const emusOfTwip = 635

const field = (kind: 'begin' | 'separate' | 'end') => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
const pageField = `${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}<w:r><w:t>1</w:t></w:r>${field('end')}`

/** — 1 —, one character of 14 pt from the outer edge. */
const numberAt = (side: 'left' | 'right') =>
  paragraph('PageNumber', `${run('— ')}${pageField}${run(' —')}`, {
    indent: { [side]: size.pageNumber * 10 },
    align: side,
  })

const namespaces = `xmlns:w="${word}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="wps"`

const part = (name: 'ftr' | 'hdr', content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} ${namespaces}>${content}</w:${name}>`

/**
 * On a page that lies down the number stands where it does on the others once they are bound: at the left, turned with the
 * page, seven millimetres from the text (GB/T 9704, 8).
 */
const turned = (side: 'left' | 'right'): string => {
  const [width, height] = [400, page.width - page.margin.left - page.margin.right]
  const place = (axis: 'H' | 'V', twips: number) =>
    `<wp:position${axis} relativeFrom="page"><wp:posOffset>${twips * emusOfTwip}</wp:posOffset></wp:position${axis}>`
  const extent = `cx="${width * emusOfTwip}" cy="${height * emusOfTwip}"`
  const shape = `<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>${numberAt(side)}</w:txbxContent></wps:txbx><wps:bodyPr rot="0" vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp>`
  const anchor = `<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>${place('H', page.footer - width / 2)}${place('V', page.margin.left)}<wp:extent ${extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="${side === 'right' ? 901 : 902}" name="${side}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${shape}</a:graphicData></a:graphic></wp:anchor>`
  return paragraph(
    'PageNumber',
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${anchor}</w:drawing></mc:Choice></mc:AlternateContent></w:r>`,
  )
}

/** The feet of pages by the id of their relationship: odd pages right, even pages left. */
export const footers: Readonly<Record<'odd' | 'even' | 'lyingOdd' | 'lyingEven', string>> = {
  odd: part('ftr', numberAt('right')),
  even: part('ftr', numberAt('left')),
  lyingOdd: part('ftr', turned('right')),
  lyingEven: part('ftr', turned('left')),
}

/** What stands at the head of every page. */
export const runningXml = (text: string): string => part('hdr', paragraph('Running', run(text)))
