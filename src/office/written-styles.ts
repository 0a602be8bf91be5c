/** The looks of the workbooks written here; a cell names one, the file refers to it by its place in this list. */
const looks = [
  ...(['number', 'text', 'guarded', 'header', 'error', 'warning', 'message'] as const),
  ...(['title', 'note', 'ruledHeader', 'ruledText', 'ruledWhole', 'ruledMoney', 'ruledShare', 'ruledNumber'] as const),
] as const

export type Look = (typeof looks)[number]

export const styleOf = (look: Look): number => looks.indexOf(look)

/** ARGB, as spreadsheets write colours. */
export const errorFill = 'FFFFC7CE'
export const warningFill = 'FFFFEB9C'
const headerFill = 'FFD9E1F2'

const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`

const style = (attributes: string, alignment = '', border = 0): string =>
  `<xf xfId="0" borderId="${border}" ${attributes}${border ? ' applyBorder="1"' : ''}${alignment ? ` applyAlignment="1"><alignment ${alignment}/></xf>` : '/>'}`

/** Format 49 keeps what is typed later as text too; quotePrefix keeps a text that looks like a formula from becoming one. */
export const writtenStyles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="4"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><sz val="18"/><name val="方正小标宋简体"/><charset val="134"/></font><font><sz val="11"/><name val="黑体"/><charset val="134"/></font></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid(headerFill)}${solid(errorFill)}${solid(warningFill)}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color auto="1"/></${side}>`).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${looks.length}">${[
  style('numFmtId="0" fontId="0" fillId="0"'),
  style('numFmtId="49" fontId="0" fillId="0" applyNumberFormat="1"'),
  style('numFmtId="49" fontId="0" fillId="0" applyNumberFormat="1" quotePrefix="1"'),
  style(
    'numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"',
    'vertical="center" wrapText="1"',
  ),
  style('numFmtId="49" fontId="0" fillId="3" applyNumberFormat="1" applyFill="1" quotePrefix="1"'),
  style('numFmtId="49" fontId="0" fillId="4" applyNumberFormat="1" applyFill="1" quotePrefix="1"'),
  style('numFmtId="49" fontId="0" fillId="0" applyNumberFormat="1"', 'vertical="top" wrapText="1"'),
  style(
    'numFmtId="49" fontId="2" fillId="0" applyNumberFormat="1" applyFont="1"',
    'horizontal="center" vertical="center"',
  ),
  style('numFmtId="49" fontId="0" fillId="0" applyNumberFormat="1"', 'horizontal="right" vertical="center"'),
  style(
    'numFmtId="49" fontId="3" fillId="0" applyNumberFormat="1" applyFont="1"',
    'horizontal="center" vertical="center" wrapText="1"',
    1,
  ),
  style(
    'numFmtId="49" fontId="0" fillId="0" applyNumberFormat="1" quotePrefix="1"',
    'vertical="center" wrapText="1"',
    1,
  ),
  style('numFmtId="3" fontId="0" fillId="0" applyNumberFormat="1"', 'vertical="center"', 1),
  style('numFmtId="4" fontId="0" fillId="0" applyNumberFormat="1"', 'vertical="center"', 1),
  style('numFmtId="10" fontId="0" fillId="0" applyNumberFormat="1"', 'vertical="center"', 1),
  style('numFmtId="0" fontId="0" fillId="0"', 'vertical="center"', 1),
].join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
