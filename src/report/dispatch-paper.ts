import { dayInWords } from '../base/civil-date.ts'
import { percentText } from '../base/percent.ts'
import type { Cadence } from '../base/period.ts'
import type { OfficialBlock, OfficialDocument, SheetToWrite } from '../office/index.ts'
import { type DispatchTally, tallyRows } from '../programme/dispatch-row.ts'
import type { DispatchBrief } from '../programme/prepare-dispatch.ts'
import {
  colourWords,
  issueTable,
  lightTable,
  listWords,
  type PaperTable,
  progressTable,
  reportingTable,
} from './dispatch-tables.ts'
import { scorecardTable, useTable } from './dispatch-use.ts'
import { headingNumber, wanYuanText } from './official-words.ts'
import { isMergedJanuary, monthsWords, periodWords } from './period-words.ts'

const kinds: Readonly<Record<Cadence, readonly [paper: string, within: string]>> = {
  WEEK: ['周调度单', '本周'],
  TEN_DAYS: ['旬报告', '本旬'],
  MONTH: ['月通报', '当月'],
  QUARTER: ['季总结', '当季'],
}

const paragraph = (text: string): OfficialBlock => ({ kind: 'PARAGRAPH', text })
const onPage = ({ columns, rows }: PaperTable): OfficialBlock => ({
  kind: 'TABLE',
  columns,
  rows: rows.map((row) => row.map(String)),
})

/** January and February reported together (1—2月). */
const isMerged = ({ obligations: { from, due } }: DispatchBrief): boolean => isMergedJanuary(from, due.reportedWith)

const withinWords = (brief: DispatchBrief): string => (isMerged(brief) ? '两月' : kinds[brief.cadence][1])

const spanWords = (brief: DispatchBrief): string =>
  isMerged(brief)
    ? monthsWords(brief.obligations.from, brief.obligations.due.reportedWith)
    : periodWords(brief.period, 'zh')

const tallyText = (brief: DispatchBrief, tally: DispatchTally): string => {
  const { list, rows, done, underWay, notStarted, colours } = tally
  const lights = (['RED', 'YELLOW', 'GREEN', 'GREY'] as const).map((one) => `${colourWords[one]}${colours[one]}项`)
  const money =
    list === 'PROJECT' && tally.plannedFen > 0n
      ? `年度计划投资${wanYuanText(tally.plannedFen)}万元，截至${dayInWords(brief.to)}完成${wanYuanText(tally.completedFen)}万元，占${percentText(tally.completedFen, tally.plannedFen)}，${withinWords(brief)}完成${wanYuanText(tally.withinFen)}万元。`
      : ''
  return `${listWords[list]}${rows}项：已完成${done}项，推进中${underWay}项，未启动${notStarted}项；${lights.join('、')}。${money}`
}

const reportingText = ({ obligations: { due, asOf } }: DispatchBrief): string =>
  `报送时限为${dayInWords(due.day)}${due.isProvisional ? '（暂定）' : ''}，以下为截至${dayInWords(asOf)}的情况。`

const issueText = ({ issues, issueCounts: { open, overdue } }: DispatchBrief): string => {
  const left = open - issues.length
  const listed = left > 0 ? `表中为最近的${issues.length}件，另有${left}件未列出。` : ''
  return `未销号的需协调事项${open}件，其中逾期未答复${overdue}件。${listed}`
}

const lightText = ({ asOf }: DispatchBrief): string => `灯色为${dayInWords(asOf)}的评判，依据截至该日已报送的进展。`

const useText = ({ use }: DispatchBrief): string => `跨市办件${use!.cases}件，在收件地统计一次。`

type Section = readonly [heading: string, ...blocks: OfficialBlock[]]

const tableOr = (table: PaperTable, none: string): OfficialBlock =>
  table.rows.length === 0 ? paragraph(none) : onPage(table)

/** The sections of a paper: a month's and a quarter's say more. */
const sectionsOf = (brief: DispatchBrief): Section[] => {
  const tallies = tallyRows(brief.rows, brief).map((tally) => paragraph(tallyText(brief, tally)))
  const [use, scorecard] = [useTable(brief), scorecardTable(brief)]
  return [
    ['总体进展', ...(tallies.length > 0 ? tallies : [paragraph('本年度清单尚无事项。')])],
    ['亮灯情况', paragraph(lightText(brief)), tableOr(lightTable(brief), '没有红灯、黄灯事项。')],
    ['报送情况', paragraph(reportingText(brief)), tableOr(reportingTable(brief), '没有应报送的事项。')],
    ['需协调事项', paragraph(issueText(brief)), ...(brief.issues.length > 0 ? [onPage(issueTable(brief))] : [])],
    ...(use ? [['通办使用', paragraph(useText(brief)), ...(use.rows.length > 0 ? [onPage(use)] : [])] as const] : []),
    ...(scorecard ? [['响应评分', onPage(scorecard)] as const] : []),
  ]
}

const listsOf = (brief: DispatchBrief) =>
  (['TASK', 'PROJECT', 'PLATFORM'] as const).filter((list) => brief.rows.some((row) => row.list === list))

const titleOf = ({ cluster, cadence }: DispatchBrief): string =>
  `${cluster.name.replace(/（演示数据）$/, '')}${kinds[cadence][0]}`

/** A period's paper (周调度单, 旬报告, 月通报, 季总结): nothing in it that the brief does not say. */
export const dispatchPaper = (brief: DispatchBrief, organ: string): OfficialDocument => {
  const annexes = listsOf(brief).map((list) => progressTable(brief, list))
  return {
    title: titleOf(brief),
    writtenAt: `${brief.asOf}T00:00:00+08:00`,
    blocks: [
      ...(brief.cluster.isSample ? [{ kind: 'NOTICE', text: '（演示数据）' } as const] : []),
      { kind: 'TITLE', text: titleOf(brief) },
      { kind: 'SUBTITLE', text: `（${spanWords(brief)}，截至${dayInWords(brief.to)}）` },
      ...sectionsOf(brief).flatMap(([heading, ...blocks], i): OfficialBlock[] => [
        { kind: 'HEADING', level: 1, text: headingNumber(1, i + 1) + heading },
        ...blocks,
      ]),
      ...(annexes.length > 0 ? [{ kind: 'ANNEX_NOTE', titles: annexes.map(({ name }) => name) } as const] : []),
      { kind: 'SIGNATURE', organ, day: dayInWords(brief.asOf) },
      ...annexes.flatMap((table, i): OfficialBlock[] => [
        { kind: 'ANNEX', number: annexes.length === 1 ? null : i + 1, title: table.name, isWide: true },
        onPage(table),
      ]),
    ],
  }
}

/** The tables of the same paper as sheets. */
export const dispatchSheets = (brief: DispatchBrief): SheetToWrite[] => {
  const tables = [
    ...listsOf(brief).map((list) => progressTable(brief, list)),
    lightTable(brief),
    reportingTable(brief),
    issueTable(brief),
    useTable(brief),
    scorecardTable(brief),
  ].filter((table) => table !== null)
  const notice = brief.cluster.isSample ? '（演示数据）' : ''
  return tables.map(({ name, columns, rows }) => ({
    name: name + notice,
    columns: columns.map(({ header, width }) => ({ header, width: 3 * width })),
    rows,
    freezeHeader: true,
  }))
}
