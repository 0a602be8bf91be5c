import { type FigureUnit, figureKind, figureNames, figureUnits, readFigureId } from '../meeting/figure-kind.ts'
import { figureWords } from '../meeting/figure-wording.ts'
import type { MeetingBrief } from '../meeting/meeting-brief.ts'
import type { SheetToWrite } from '../office/index.ts'
import { cityTable } from './meeting-city-table.ts'
import { figureName } from './meeting-closing.ts'
import { type FigureBook, figureBook } from './meeting-figures.ts'
import { rehearsalText } from './meeting-paper.ts'
import { sheetTable } from './meeting-table.ts'
import { batchTable, movedTable, nextListTable, planTable, problemTable, resolutionTable } from './meeting-tables.ts'
import { wanYuanText } from './official-words.ts'

/** A figure's number as a sheet has it: money in 万元. */
const numberIn = (value: string | null, isMoney: boolean): number | null =>
  value === null ? null : Number(isMoney ? wanYuanText(BigInt(value)) : value)

const unitOf = (unit: FigureUnit): string => (unit === 'FEN' ? '万元' : figureUnits[unit].zh)

/** Every figure with its id, by which it can be opened in the hub. */
const figureSheet = (book: FigureBook, note: string): SheetToWrite => ({
  name: '指标数值',
  columns: [
    { header: '编号', width: 34 },
    { header: '指标', width: 34 },
    { header: '数值', width: 16, format: 'NUMBER' },
    { header: '上次会议', width: 16, format: 'NUMBER' },
    { header: '单位', width: 8 },
    { header: '截至', width: 12 },
  ],
  rows: book.brief.figures.map(({ id, value, previous, unit, asOf }) => {
    const key = readFigureId(id)
    const isMoney = unit === 'FEN'
    const name = key === null ? id : figureName(book, key)
    return [id, name, numberIn(value, isMoney), numberIn(previous, isMoney), unitOf(unit), asOf]
  }),
  freezeHeader: true,
  print: { title: '指标数值', note },
})

/** What each kind of figure counts: once, and not beside each of the thousands of a large cluster. */
const definitionSheet = (note: string): SheetToWrite => ({
  name: '指标口径',
  columns: [
    { header: '编号', width: 30 },
    { header: '指标', width: 26 },
    { header: '单位', width: 8 },
    { header: '口径', width: 70 },
  ],
  rows: figureNames.map((name) => {
    const words = figureWords[name]
    return [name, words.name.zh, unitOf(figureKind(name).unit), words.definition.zh]
  }),
  freezeHeader: true,
  print: { title: '指标口径', note },
})

/** The annexes as sheets to be printed and reckoned with. */
export const meetingAnnexes = (brief: MeetingBrief): SheetToWrite[] => {
  const book = figureBook(brief)
  const marks = [
    brief.cluster.isSample ? '演示数据' : null,
    brief.seal === null ? '草稿' : null,
    rehearsalText(book),
    `数据截至${brief.asOf}`,
  ]
  const note = marks.filter((one) => one !== null).join('　')
  const tables = [
    cityTable(book),
    ...brief.lists.map((list) => planTable(book, list)),
    batchTable(book),
    movedTable(book),
    resolutionTable(book),
    problemTable(book),
    nextListTable(book),
  ].filter(({ rows }) => rows.length > 0)
  return [...tables.map((table) => sheetTable(table, note)), figureSheet(book, note), definitionSheet(note)]
}
