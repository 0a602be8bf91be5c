/** GB/T 9704-2012 in twips (twentieths of a point): A4, margins 37, 28, 35 and 26 mm, so a text of 156 × 225 mm. */
export const page = {
  width: 11906,
  height: 16838,
  margin: { top: 2098, left: 1587, bottom: 1984, right: 1474 },
  /** The page number stands 7 mm below the text. */
  footer: 1304,
  header: 1304,
} as const

export const textWidth = page.width - page.margin.left - page.margin.right

/** The page lying down, its top to the left. */
export const lyingMargin = {
  top: page.margin.right,
  right: page.margin.bottom,
  bottom: page.margin.left,
  left: page.margin.top,
}

/** What stands at the head of a page that lies down. */
export const lyingHeader = 794

export const lyingTextWidth = page.height - lyingMargin.left - lyingMargin.right

/** 22 lines on 225 mm: with 580 the last one would not fit. */
export const linePitch = 579

/** 28 characters of 16 pt fit 156 mm only a quarter of a point closer together. */
export const closer = -5

/** In half points: 三号 16 pt, 二号 22 pt, 四号 14 pt; tables in 五号 10.5 pt; the mark of minutes in 一号 26 pt. */
export const size = { body: 32, title: 44, pageNumber: 28, table: 21, minutes: 52 } as const

/** One character of the text, in twips. */
export const character = 320

/** Fonts are named and never embedded: they are the offices' own. */
export const font = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  pageNumber: '宋体',
} as const

/** What stands in where a font is missing. */
const alternatives: readonly (readonly [name: string, alternative: string, charset: string])[] = [
  [font.title, '小标宋体;宋体;SimSun;Noto Serif CJK SC', '86'],
  [font.body, '仿宋;FangSong;Noto Serif CJK SC', '86'],
  [font.heading, 'SimHei;Noto Sans CJK SC', '86'],
  [font.subheading, '楷体;KaiTi;Noto Serif CJK SC', '86'],
  [font.pageNumber, 'SimSun;Noto Serif CJK SC', '86'],
]

/** The table of fonts of a document: each with what stands in for it. */
export const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${alternatives
  .map(
    ([name, alternative, charset]) =>
      `<w:font w:name="${name}"><w:altName w:val="${alternative}"/><w:charset w:val="${charset}"/><w:family w:val="auto"/></w:font>`,
  )
  .join('')}</w:fonts>`
