import { dayInWords } from '../base/civil-date.ts'
import type { OfficialBlock } from '../office/index.ts'
import type { PlanList } from '../programme/plan-row.ts'
import { listWords } from './dispatch-tables.ts'
import { numbered, type PaperPart, paragraph, paragraphs, sentences } from './meeting-blocks.ts'
import { investmentChart, standingChart } from './meeting-charts.ts'
import type { FigureBook } from './meeting-figures.ts'
import { listChange, listText, rowText } from './meeting-list-words.ts'
import { movedPart } from './meeting-moved.ts'
import { changeText, figureText, isSome, meetingName, namedFew } from './meeting-words.ts'

const lists: readonly PlanList[] = ['TASK', 'PROJECT', 'PLATFORM']

const overallText = (book: FigureBook): string | null => {
  const counted = [book.figure('tasks.rows'), book.figure('projects.rows'), book.figure('platforms.rows')]
  const named = counted.flatMap((found, i) =>
    isSome(found?.value) ? [`${listWords[lists[i]!]}${figureText(found)}`] : [],
  )
  return named.length === 0
    ? `截至${dayInWords(book.brief.asOf)}，${book.brief.year}年度清单尚未列入事项。`
    : `${book.brief.year}年度清单共列入${named.join('、')}。`
}

const moneyChange = (book: FigureBook): string | null => {
  const completed = book.figure('projects.completed')
  const found = completed === undefined ? null : changeText(completed)
  return found === null || found === '持平' ? null : `年内累计完成投资${found}`
}

const ofList = (book: FigureBook, list: PlanList): PaperPart => {
  const text = listText(book, list)
  const { last, asOf } = book.brief
  const changes = [listChange(book, list), list === 'PROJECT' ? moneyChange(book) : null].filter((one) => one !== null)
  const since = last !== null && changes.length > 0 ? `较${meetingName(last.edition)}，${changes.join('，')}` : null
  const charts = list === 'PROJECT' ? [standingChart(book), investmentChart(book)] : []
  return {
    heading: listWords[list],
    blocks:
      text === null
        ? []
        : [paragraph(`截至${dayInWords(asOf)}，${text}${sentences(since)}`), ...charts.filter((one) => one !== null)],
  }
}

/** 总体进展: the three lists, and what moved since the last meeting. */
export const progressPart = (book: FigureBook): PaperPart => ({
  heading: '总体进展',
  blocks: [
    ...paragraphs(overallText(book)),
    ...numbered(2, [...lists.map((list) => ofList(book, list)), movedPart(book)]),
  ],
})

/** By field: its lists, what was completed since the last meeting, what is behind, and what the secretariat says of it. */
const ofField = (
  book: FigureBook,
  { code, name, newlyDone, behind }: FigureBook['brief']['byField'][number],
): PaperPart => {
  const figures = lists.flatMap((list) => listText(book, list, { field: code }) ?? [])
  const done = newlyDone.map((row) => rowText(book, row))
  const late = behind.map((row) => rowText(book, row, true))
  const blocks: OfficialBlock[] = paragraphs(
    figures.join(''),
    sentences(
      done.length > 0 ? `上次会议以来新完成：${namedFew(done, 5, '项')}` : null,
      late.length > 0 ? `进展滞后的有：${namedFew(late, 5, '项')}` : null,
    ),
    book.brief.texts[`FIELD:${code}`],
  )
  return { heading: name, blocks }
}

/** 各领域进展. */
export const fieldsPart = (book: FigureBook): PaperPart => ({
  heading: '各领域进展',
  blocks: numbered(
    2,
    book.brief.byField.map((field) => ofField(book, field)),
  ),
})
