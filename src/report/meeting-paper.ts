import { civilDateAt, dayInWords } from '../base/civil-date.ts'
import type { MeetingBrief } from '../meeting/meeting-brief.ts'
import type { OfficialBlock, OfficialDocument } from '../office/index.ts'
import { numbered, paragraphs, sentences } from './meeting-blocks.ts'
import { cityTable } from './meeting-city-table.ts'
import { dataPart, errataPart, nextPart, submittedPart } from './meeting-closing.ts'
import { type FigureBook, figureBook } from './meeting-figures.ts'
import { itemsPart } from './meeting-items.ts'
import { mostInText, problemsPart } from './meeting-problems.ts'
import { fieldsPart, progressPart } from './meeting-progress.ts'
import { resolutionsPart } from './meeting-resolutions.ts'
import { type MeetingTable, pageTable } from './meeting-table.ts'
import { movedTable, nextListTable, planTable, problemTable, resolutionTable } from './meeting-tables.ts'
import { meetingName } from './meeting-words.ts'
import { beijingTime } from './official-words.ts'

/** Longer tables are shortened on the page; the sheets have all of their rows. Resolutions and cities are always told in full. */
const mostRows = 500

const shortened = (table: MeetingTable): OfficialBlock[] => {
  const { rows } = table
  if (rows.length <= mostRows) return [pageTable(table)]
  return [
    { kind: 'NOTE', text: `共${rows.length}项，本表列前${mostRows}项，其余见附表。`, isKept: true },
    pageTable({ ...table, rows: rows.slice(0, mostRows) }),
  ]
}

/** The annexes that have rows, in the order in which the text comes to them. */
const annexesOf = (book: FigureBook): MeetingTable[] => {
  const { lists, problems } = book.brief
  return [
    cityTable(book),
    ...lists.map((list) => planTable(book, list)),
    movedTable(book),
    resolutionTable(book),
    ...(problems.length > mostInText ? [problemTable(book)] : []),
    nextListTable(book),
  ].filter(({ rows }) => rows.length > 0)
}

/** What the paper supposes that has not happened. */
export const rehearsalText = ({ brief: { rehearsal }, nameOf }: FigureBook): string | null => {
  if (rehearsal === null) return null
  const { batch, pendingEntriesOf } = rehearsal
  const supposed = [
    ...(batch === null ? [] : [`第${batch.ordinal}批（${batch.title}）已发布`]),
    ...(pendingEntriesOf === null ? [] : [`${nameOf(pendingEntriesOf)}待审核的填报已通过`]),
  ]
  return `预演：假定${supposed.join('，')}`
}

const openingOf = (book: FigureBook): OfficialBlock[] => {
  const { asOf, last, texts, year } = book.brief
  const since = last === null ? null : `“较${meetingName(last.edition)}”指与${dayInWords(last.asOf)}的数据相比`
  const data = sentences(`数据截至${dayInWords(asOf)}`, since)
  return texts.INTRODUCTION === undefined
    ? paragraphs(`现将${book.clusterName}${year}年一体化发展工作情况汇报如下。${data}`)
    : paragraphs(texts.INTRODUCTION, data)
}

const sealNote = ({ brief: { seal, asOf, knownAt } }: FigureBook): OfficialBlock[] =>
  seal === null
    ? []
    : [
        {
          kind: 'NOTE',
          text: `本材料已封存：数据截至${asOf}，以北京时间${beijingTime(knownAt)}已入库的为准${seal.isBackfilled ? '（会后补录）' : ''}，变更日志第${seal.logNumber}号，链首哈希 ${seal.logHash}。`,
        },
      ]

/** What a page says of itself wherever it lies: a draft until it is sealed, a rehearsal, sample data. */
const runningOf = ({ brief: { seal, rehearsal, cluster } }: FigureBook): { running?: string } => {
  const marks = [
    ...(seal === null ? ['草稿'] : []),
    ...(rehearsal === null ? [] : ['预演']),
    ...(cluster.isSample ? ['演示数据'] : []),
  ]
  return marks.length === 0 ? {} : { running: marks.join('　') }
}

/** The paper of a joint meeting (情况汇报): nothing in it that the brief does not say. */
export const meetingPaper = (brief: MeetingBrief): OfficialDocument => {
  const book = figureBook(brief)
  const annexes = annexesOf(book)
  const parts = [
    progressPart,
    fieldsPart,
    itemsPart,
    resolutionsPart,
    problemsPart,
    submittedPart,
    nextPart,
    errataPart,
    dataPart,
  ]
  const rehearsal = rehearsalText(book)
  return {
    title: `${book.clusterName}市长联席会议${meetingName(brief.edition)}情况汇报`,
    writtenAt: brief.knownAt,
    ...runningOf(book),
    blocks: [
      ...(brief.cluster.isSample ? [{ kind: 'NOTICE', text: '（演示数据）' } as const] : []),
      ...(rehearsal === null ? [] : [{ kind: 'NOTICE', text: `（${rehearsal}）` } as const]),
      { kind: 'TITLE', text: `${book.clusterName}市长联席会议\n${meetingName(brief.edition)}情况汇报` },
      { kind: 'SUBTITLE', text: `（截至${dayInWords(brief.asOf)}）` },
      { kind: 'ADDRESSEE', text: '市长联席会议：' },
      ...openingOf(book),
      ...numbered(
        1,
        parts.map((part) => part(book)),
      ),
      ...(annexes.length > 0 ? [{ kind: 'ANNEX_NOTE', titles: annexes.map(({ name }) => name) } as const] : []),
      {
        kind: 'SIGNATURE',
        organ: `${book.clusterName}市长联席会议秘书处`,
        day: dayInWords(civilDateAt(new Date(brief.knownAt))),
      },
      ...sealNote(book),
      ...annexes.flatMap((table, i): OfficialBlock[] => [
        { kind: 'ANNEX', number: annexes.length === 1 ? null : i + 1, title: table.name, isWide: table.isWide },
        ...(table.isWhole ? [pageTable(table)] : shortened(table)),
      ]),
    ],
  }
}
