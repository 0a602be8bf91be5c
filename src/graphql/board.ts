import {
  answerBoard,
  answerRowsBehind,
  type BoardInput,
  type BoardList,
  type RowsBehindInput,
} from '../programme/answer-board.ts'
import type { BoardRow, ConnectedRow, RowBehind } from '../programme/board.sql.ts'
import { shareOf, yuanText } from '../programme/board.ts'
import { answered } from './answer.ts'
import { badRequest, checkedCursor, checkedDay, checkedFirst } from './arguments.ts'
import type { Context } from './context.ts'

/** The years of which there can be an edition; others are no board. */
const checkedYear = (year: number): number => {
  if (year < 2000 || year > 2100) throw badRequest('year must be 2000 to 2100')
  return year
}

const checkedBoard = <Asked extends BoardInput>(asked: Asked): Asked => ({
  ...asked,
  year: checkedYear(asked.year),
  asOf: checkedDay(asked.asOf),
})

/** What a city has on a list fits in one answer. */
const mostRows = 500

type RowsAsked = Omit<RowsBehindInput, 'first' | 'after'> & { first?: number | null; after?: string | null }

const money = ({ planned, completed, due }: Pick<BoardRow, 'planned' | 'completed' | 'due'>) => ({
  planned: yuanText(BigInt(planned)),
  completed: yuanText(BigInt(completed)),
  due: yuanText(BigInt(due)),
})

const figures = (row: BoardRow, connected: readonly ConnectedRow[]) => ({
  ...row,
  ...money(row),
  share: shareOf(BigInt(row.completed), BigInt(row.planned)),
  pace: shareOf(BigInt(row.completed), BigInt(row.due)),
  connected: row.list === 'PLATFORM' ? (connected.find(({ city }) => city === row.city)?.platforms ?? 0) : null,
})

/** A city may be connected to platforms without standing on the list itself. */
const shownList = ({ list, total, cities }: BoardList, connected: readonly ConnectedRow[]) => {
  const others = list === 'PLATFORM' ? connected.map(({ city }) => city) : []
  const codes = new Set([...cities.map(({ city }) => city), ...others.filter((city) => city !== null)])
  const none = { rows: 0, notStarted: 0, underWay: 0, done: 0, behind: 0, red: 0, stale: 0, missing: 0, repeated: 0 }
  const noMoney = { planned: '0', completed: '0', due: '0' }
  return {
    list,
    total: figures(total, connected),
    cities: [...codes].sort().map((city) => ({
      city,
      figures: figures(cities.find((row) => row.city === city) ?? { list, city, ...none, ...noMoney }, connected),
    })),
  }
}

export const boardResolvers = {
  Query: {
    statusBoard: async (_: unknown, asked: BoardInput, context: Context) => {
      const { lists, connected, ...board } = answered(
        await answerBoard(context.hub, context.caller, checkedBoard(asked)),
        context,
      )
      const shown = lists.map((list) => shownList(list, connected))
      context.spend(shown.reduce((sum, { cities }) => sum + cities.length, 0))
      return { ...board, lists: shown }
    },
    statusRows: async (_: unknown, asked: RowsAsked, context: Context) => {
      const first = context.spend(checkedFirst(asked.first, mostRows))
      const after = checkedCursor(asked.after, ['number'])?.[0] ?? 0
      const input = checkedBoard({ ...asked, first, after })
      const { nodes, ...pageInfo } = answered(await answerRowsBehind(context.hub, context.caller, input), context)
      return { nodes: nodes.map((row) => ({ ...row, ...money(row) })), pageInfo }
    },
  },
  CityFigures: {
    city: ({ city }: { city: string }, _: unknown, { load }: Context) => load.cities.load(city),
  },
  StatusRow: {
    leadCity: ({ leadCity }: RowBehind, _: unknown, { load }: Context) => load.cities.load(leadCity),
  },
}
