import type { Say } from './language.ts'
import { table } from './table.ts'

/** The figures as the contract has them; amounts are decimal text in 元. */
export interface ShownFigures {
  readonly rows: number
  readonly notStarted: number
  readonly underWay: number
  readonly done: number
  readonly behind: number
  readonly red: number
  readonly stale: number
  readonly missing: number
  readonly repeated: number
  readonly planned: string
  readonly completed: string
  readonly due: string
  readonly share: number | null
  readonly pace: number | null
  readonly connected: number | null
}

interface ShownList {
  readonly list: string
  readonly total: ShownFigures
  readonly cities: readonly {
    readonly city: { readonly code: string; readonly name: string }
    readonly figures: ShownFigures
  }[]
}

export interface ShownBoard {
  readonly year: number
  readonly asOf: string
  readonly knownAt: string
  readonly freshMonth: string | null
  readonly targetMonth: string | null
  readonly lists: readonly ShownList[]
}

const listNames: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  TASK: ['重点任务', 'Key tasks'],
  PROJECT: ['重点工程', 'Key projects'],
  PLATFORM: ['重大平台', 'Major platforms'],
}

/** A share as people read it, cut and not rounded: 99.99 % is not all. */
export const percentText = (share: number | null): string => {
  if (share === null) return '—'
  const tenths = Math.floor(share * 1000 + 1e-6)
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}

/** An amount in 元 as 万元, every digit kept: `1234567.89` is `123.456789`. */
export const tenThousandText = (yuan: string): string => {
  const [whole = '0', fraction = ''] = yuan.split('.')
  const digits = whole.padStart(5, '0')
  const cents = `${digits.slice(-4)}${fraction}`.replace(/0+$/, '')
  return `${digits.slice(0, -4)}${cents === '' ? '' : `.${cents}`}`
}

const columns = (list: string, say: Say) => [
  say('城市', 'City'),
  say('总数', 'Rows'),
  say('未开工', 'Not started'),
  say('推进中', 'Under way'),
  say('已完成', 'Done'),
  say('滞后', 'Behind'),
  say('红灯', 'Red'),
  say('停更', 'Stale'),
  ...(list === 'PROJECT'
    ? [
        say('计划(万元)', 'Planned (10,000 yuan)'),
        say('完成(万元)', 'Completed'),
        say('完成率', 'Share'),
        say('序时比', 'Pace'),
      ]
    : []),
  ...(list === 'PLATFORM' ? [say('已接入平台', 'Connected')] : []),
]

const cells = (list: string, name: string, figures: ShownFigures) => [
  ...[
    name,
    figures.rows,
    figures.notStarted,
    figures.underWay,
    figures.done,
    figures.behind,
    figures.red,
    figures.stale,
  ],
  ...(list === 'PROJECT'
    ? [
        tenThousandText(figures.planned),
        tenThousandText(figures.completed),
        percentText(figures.share),
        percentText(figures.pace),
      ]
    : []),
  ...(list === 'PLATFORM' ? [figures.connected ?? 0] : []),
]

const listText = ({ list, total, cities }: ShownList, say: Say): string => {
  const names = listNames[list]
  const all = cells(list, say('合计', 'Total'), total)
  return [
    `${names ? say(...names) : list}\n`,
    table(columns(list, say), [...cities.map(({ city, figures }) => cells(list, city.name, figures)), all]),
  ].join('')
}

/** The board on a screen: a table a list, and what its words mean. */
export const boardText = (board: ShownBoard, say: Say): string => {
  const { year, asOf, freshMonth, targetMonth } = board
  const never = say('本年尚无', 'none of the year yet')
  return [
    say(`${year} 年度,截至 ${asOf}。\n`, `${year}, as of ${asOf}.\n`),
    say(
      `停更:${freshMonth ?? never} 月报到期未报或照抄上期;序时比:完成额与 ${targetMonth ?? never} 底应完成额之比。\n`,
      `Stale: nothing of ${freshMonth ?? never}, or the same again. Pace: completed by what was due at the end of ${targetMonth ?? never}.\n`,
    ),
    say(
      '联合事项在各参与市分别计数,合计只计一次。\n',
      'A shared row counts in each of its cities, and once in the total.\n',
    ),
    ...board.lists.map((list) => `\n${listText(list, say)}`),
  ].join('')
}
