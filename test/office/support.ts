import { readFileSync } from 'node:fs'
import type { Problem } from '../../src/base/problem.ts'
import { limitsWith, type TableLimits } from '../../src/office/limits.ts'
import { openZip } from '../../src/office/open-zip.ts'
import { partText } from '../../src/office/package-parts.ts'
import type { TableChunk, TableFile, TableRow } from '../../src/office/table.ts'
import { tableChunks } from '../../src/office/table-chunks.ts'
import { ZipWriting } from '../../src/office/zip-writing.ts'

export const dataFile = (path: string): TableFile => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  bytes: readFileSync(new URL(`../data/${path}`, import.meta.url)),
})

export const textFile = (name: string, text: string): TableFile => ({ name, bytes: Buffer.from(text) })

export interface Answer {
  readonly rows: TableRow[]
  readonly problems: Problem[]
  readonly refusal?: Problem
}

export const answerOf = async (chunks: AsyncIterable<TableChunk>): Promise<Answer> => {
  const rows: TableRow[] = []
  const problems: Problem[] = []
  for await (const chunk of chunks) {
    rows.push(...chunk.rows)
    problems.push(...chunk.problems)
    if (chunk.refusal) return { rows, problems, refusal: chunk.refusal }
  }
  return { rows, problems }
}

/** Reads without a worker: the same code, a second sooner. */
export const read = (file: TableFile, limits: Partial<TableLimits> = {}): Promise<Answer> =>
  answerOf(tableChunks(file, limitsWith(limits)))

/** `{ A1: 'text' }`, of all rows together. */
export const cellsOf = ({ rows }: Answer): Record<string, string> =>
  Object.fromEntries(
    rows.flatMap(({ row, cells }) =>
      cells.map(({ column, text }) => [`${String.fromCharCode(64 + column)}${row}`, text]),
    ),
  )

const relationshipsOf = (list: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([type, target]) => `<Relationship Id="${type}-${target}" Type="http://x/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

export interface BookParts {
  /** What stands inside `<worksheet>`, by sheet name. */
  readonly sheets: Readonly<Record<string, string>>
  /** The sheets' root element. */
  readonly root?: string
  readonly strings?: string
  readonly styles?: string
  readonly properties?: string
  readonly states?: Readonly<Record<string, string>>
  readonly more?: Readonly<Record<string, string>>
}

/** An `.xlsx` of handwritten parts. */
export const workbook = async (parts: BookParts): Promise<TableFile> => {
  const names = Object.keys(parts.sheets)
  const root = parts.root ?? 'worksheet'
  const zip = new ZipWriting()
  await zip.add(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>',
  )
  await zip.add('_rels/.rels', relationshipsOf([['officeDocument', 'xl/workbook.xml']]))
  const sheets = names.map(
    (name, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" state="${parts.states?.[name] ?? 'visible'}" r:id="worksheet-s${at}.xml"/>`,
  )
  await zip.add(
    'xl/workbook.xml',
    `<workbook xmlns="m" xmlns:r="r">${parts.properties ?? ''}<sheets>${sheets.join('')}</sheets></workbook>`,
  )
  await zip.add(
    'xl/_rels/workbook.xml.rels',
    relationshipsOf([
      ...names.map((_, at) => ['worksheet', `s${at}.xml`] as const),
      ...(parts.strings === undefined ? [] : [['sharedStrings', 'strings.xml'] as const]),
      ...(parts.styles === undefined ? [] : [['styles', 'styles.xml'] as const]),
    ]),
  )
  for (const [at, name] of names.entries())
    await zip.add(`xl/s${at}.xml`, `<${root} xmlns="m">${parts.sheets[name]}</${root}>`)
  if (parts.strings !== undefined) await zip.add('xl/strings.xml', `<sst xmlns="m">${parts.strings}</sst>`)
  if (parts.styles !== undefined) await zip.add('xl/styles.xml', `<styleSheet xmlns="m">${parts.styles}</styleSheet>`)
  for (const [name, content] of Object.entries(parts.more ?? {})) await zip.add(name, content)
  return { name: 'list.xlsx', bytes: await zip.close() }
}

/** A workbook of one sheet named 表, of these rows. */
export const sheetOf = (rows: string, rest = '', more: Omit<BookParts, 'sheets'> = {}): Promise<TableFile> =>
  workbook({ sheets: { 表: `<sheetData>${rows}</sheetData>${rest}` }, ...more })

/** One part of a written workbook, as text. */
export const entryOf = async ({ bytes }: TableFile, part: string): Promise<string> => {
  const pieces: string[] = []
  for await (const piece of partText(await openZip(bytes, limitsWith()), part)) pieces.push(piece)
  return pieces.join('')
}
