import type { FigureName } from '../meeting/figure-wording.ts'
import type { OfficialChart } from '../office/index.ts'
import type { FigureBook } from './meeting-figures.ts'
import { isSome } from './meeting-words.ts'

/** More cities than this are told better by a table. */
const mostCities = 12
const mostBatches = 24

const members = ({ brief, figure }: FigureBook) =>
  brief.cities.filter(({ code, isMember }) => isMember && isSome(figure('projects.rows', { city: code })?.value))

const ofCities = (
  book: FigureBook,
  names: readonly (readonly [word: string, figure: FigureName])[],
  scale: (value: string) => number,
): Pick<OfficialChart, 'categories' | 'series'> | null => {
  const cities = members(book)
  if (cities.length < 2 || cities.length > mostCities) return null
  return {
    categories: cities.map(({ name }) => name),
    series: names.map(([name, figure]) => ({
      name,
      values: cities.map(({ code }) => scale(book.figure(figure, { city: code })?.value ?? '0')),
    })),
  }
}

/** How far the projects of each city are. */
export const standingChart = (book: FigureBook): OfficialChart | null => {
  const states = [
    ['已完成', 'projects.done'],
    ['推进中', 'projects.underWay'],
    ['未启动', 'projects.notStarted'],
  ] as const
  const found = ofCities(book, states, Number)
  return found && { kind: 'CHART', shape: 'BAR', isStacked: true, title: '各市重点工程推进情况', unit: '个', ...found }
}

/** 亿元 to two places: as much as a bar can show. */
const yi = (fen: string): number => Number((BigInt(fen) + 50_000_000n) / 100_000_000n) / 100

/** What the projects of each city were to complete by now, and what they did. */
export const investmentChart = (book: FigureBook): OfficialChart | null => {
  const amounts = [
    ['年度计划投资', 'projects.planned'],
    ['序时应完成', 'projects.due'],
    ['年内累计完成', 'projects.completed'],
  ] as const
  const found = isSome(book.figure('projects.planned')?.value) ? ofCities(book, amounts, yi) : null
  return found && { kind: 'CHART', shape: 'COLUMN', title: '各市重点工程投资完成情况', unit: '亿元', ...found }
}

/** Items by the batch that they are credited to. */
export const batchChart = ({ brief: { batches } }: FigureBook): OfficialChart | null =>
  batches.length < 3 || batches.length > mostBatches
    ? null
    : {
        ...{ kind: 'CHART', shape: 'COLUMN', title: '各批次计入的互认互办事项', unit: '项' },
        categories: batches.map(({ ordinal }) => `第${ordinal}批`),
        series: [{ name: '计入事项', values: batches.map(({ credited }) => credited) }],
      }
