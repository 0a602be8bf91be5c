import type { BriefRow } from '../meeting/brief-part.ts'
import { colourWords, listWords } from './dispatch-tables.ts'
import { clauses, sentences } from './meeting-blocks.ts'
import type { FigureBook } from './meeting-figures.ts'
import { changeText, countsText, figureText, isSome } from './meeting-words.ts'

const listNames = ['tasks', 'projects', 'platforms'] as const
export type ListName = (typeof listNames)[number]
export const planLists = { TASK: 'tasks', PROJECT: 'projects', PLATFORM: 'platforms' } as const

type Of = Parameters<FigureBook['figure']>[1]

/** How far the rows of a list are: 已完成21项，推进中24项; all in one state: 全部完成. */
const standingText = ({ figure }: FigureBook, list: ListName, of: Of): string | null => {
  const all = figure(`${list}.rows`, of)?.value
  const states = [
    ['已完成', figure(`${list}.done`, of), '已全部完成'],
    ['推进中', figure(`${list}.underWay`, of), '均在推进中'],
    ['未启动', figure(`${list}.notStarted`, of), '均未启动'],
  ] as const
  const only = states.find(([, found]) => found !== undefined && found.value === all)
  if (only) return only[2]
  return countsText(states.map(([word, found]) => [word, found] as const)) || null
}

/** What is behind, and of it what is red; what nobody reported. */
const behindText = ({ figure }: FigureBook, list: ListName, of: Of): string | null => {
  const [behind, red, stale] = [figure(`${list}.behind`, of), figure(`${list}.red`, of), figure(`${list}.stale`, of)]
  const late = isSome(behind?.value)
    ? `进展滞后${figureText(behind!)}${isSome(red?.value) ? `（其中亮红灯${figureText(red!)}）` : ''}`
    : null
  return clauses(late, isSome(stale?.value) ? `未按月更新进展${figureText(stale!)}` : null)
}

/** Money of the projects: planned, completed, and whether that keeps pace. */
const investmentText = ({ figure }: FigureBook, of: Of): string | null => {
  const [planned, completed] = [figure('projects.planned', of), figure('projects.completed', of)]
  if (!isSome(planned?.value) || completed === undefined) return null
  if (!isSome(completed.value)) return `年度计划投资${figureText(planned)}，尚无完成投资`
  const [share, pace] = [figure('projects.share', of), figure('projects.pace', of)]
  return clauses(
    `年度计划投资${figureText(planned)}`,
    `年内累计完成${figureText(completed)}`,
    share?.value ? `占年度计划的${figureText(share)}` : null,
    pace?.value ? `为序时应完成投资的${figureText(pace)}` : null,
  )
}

/** What a list says, of all or of a field or city; null where it has no rows. */
export const listText = (book: FigureBook, list: keyof typeof planLists, of: Of = {}): string | null => {
  const name = planLists[list]
  const rows = book.figure(`${name}.rows`, of)
  if (!isSome(rows?.value)) return null
  return sentences(
    clauses(`${listWords[list]}${figureText(rows)}`, standingText(book, name, of)),
    behindText(book, name, of),
    list === 'PROJECT' ? investmentText(book, of) : null,
    list === 'PLATFORM' && of.city === undefined && of.field === undefined ? connectedText(book) : null,
  )
}

const connectedText = ({ figure }: FigureBook): string | null => {
  const connected = figure('platforms.connected')
  return isSome(connected?.value) ? `已有城市接入的${figureText(connected)}` : null
}

/** What changed of a list since the last meeting: 较第六次会议，已完成增加6项，年内完成投资增加12.3亿元. */
export const listChange = ({ figure }: FigureBook, list: keyof typeof planLists): string | null => {
  const name = planLists[list]
  const changed = ([word, found]: readonly [string, ReturnType<FigureBook['figure']>]) => {
    const text = found === undefined ? null : changeText(found)
    return text === null || text === '持平' ? null : `${word}${text}`
  }
  return clauses(
    changed([`列入清单的${listWords[list]}`, figure(`${name}.rows`)]),
    changed(['已完成的', figure(`${name}.done`)]),
    changed(['进展滞后的', figure(`${name}.behind`)]),
  )
}

/** A row by name: 第3号“城际铁路”（呼和浩特市，红灯）. */
export const rowText = ({ nameOf }: FigureBook, row: BriefRow, isLightSaid = false): string =>
  `${listWords[row.list]}第${row.number}号“${row.title}”（${nameOf(row.leadCity)}牵头${isLightSaid ? `，${colourWords[row.colour]}` : ''}）`
