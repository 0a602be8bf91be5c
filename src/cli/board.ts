import type { Command } from 'commander'
import { ask } from './ask.ts'
import { boardText, type ShownBoard } from './board-text.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import { valuesIn } from './option-value.ts'
import { type ShownRow, statusRowsText } from './status-rows-text.ts'
import { WrongUse } from './wrong-use.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly year: number
  readonly asOf?: string
  readonly list?: string
  readonly city?: string
  readonly open?: string
}

const figures = `rows notStarted underWay done behind red stale missing repeated planned completed due share pace connected`

const boardQuestion = `query ($cluster: String!, $year: Int!, $asOf: Date, $lists: [PlanList!]) {
  statusBoard(cluster: $cluster, year: $year, asOf: $asOf, lists: $lists) {
    year asOf knownAt freshMonth targetMonth
    lists { list total { ${figures} } cities { city { code name } figures { ${figures} } } }
  }
}`

const rowsQuestion = `query ($cluster: String!, $year: Int!, $asOf: Date, $list: PlanList!, $figure: BoardFigure!, $city: String, $after: String) {
  statusRows(cluster: $cluster, year: $year, asOf: $asOf, list: $list, figure: $figure, city: $city, first: 100, after: $after) {
    nodes { list number title leadCity { name } standing colour staleness reportedOn planned completed due }
    pageInfo { hasNextPage endCursor }
  }
}`

const show = async (on: Invocation, options: Options): Promise<ExitCode> => {
  if (options.open !== undefined) return open(on, options, options.open)
  const { cluster, year, asOf, list, city } = options
  const variables = { cluster, year, asOf, lists: list === undefined ? undefined : [list] }
  const { statusBoard } = await ask<{ statusBoard: ShownBoard }>(on, options, boardQuestion, variables)
  const shown = {
    ...statusBoard,
    lists: statusBoard.lists.map((one) => ({
      ...one,
      cities: one.cities.filter((row) => city === undefined || row.city.code === city),
    })),
  }
  on.terminal.out(options.json ? `${JSON.stringify({ statusBoard: shown })}\n` : boardText(shown, on.say))
  return 0
}

interface Page {
  readonly statusRows: {
    readonly nodes: readonly ShownRow[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
}

/** The rows behind a figure, all of them, page by page. */
const open = async (on: Invocation, options: Options, figure: string): Promise<ExitCode> => {
  const { cluster, year, asOf, list, city } = options
  if (list === undefined)
    throw new WrongUse(
      on.say('--open 须同时给出 --list:数字属于哪一份清单', '--open needs --list: the list that the figure is of'),
    )
  const nodes: ShownRow[] = []
  const from = async (after: string | null): Promise<void> => {
    const variables = { cluster, year, asOf, list, figure, city, after }
    const { statusRows } = await ask<Page>(on, options, rowsQuestion, variables)
    nodes.push(...statusRows.nodes)
    if (statusRows.pageInfo.hasNextPage) await from(statusRows.pageInfo.endCursor)
  }
  await from(null)
  on.terminal.out(options.json ? `${JSON.stringify({ statusRows: nodes })}\n` : statusRowsText(nodes, on.say))
  return 0
}

const oneOf =
  (say: Say, words: Readonly<Record<string, string>>) =>
  (text: string): string => {
    const found = words[text.toLowerCase()]
    if (found) return found
    const known = Object.keys(words).join(say('、', ', '))
    throw new WrongUse(say(`${text} 不是可选的值:${known}`, `${text} is none of these: ${known}`))
  }

const listWords = { task: 'TASK', project: 'PROJECT', platform: 'PLATFORM' }

const figureWords = {
  ...{
    rows: 'ROWS',
    'not-started': 'NOT_STARTED',
    'under-way': 'UNDER_WAY',
    done: 'DONE',
    behind: 'BEHIND',
    red: 'RED',
  },
  ...{ stale: 'STALE', missing: 'MISSING', repeated: 'REPEATED', connected: 'CONNECTED' },
}

export const addBoard = (program: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  program
    .command('board')
    .description(say('进展看板:各清单、各市的进度、投资、滞后与停更', 'The board: how each list stands, city by city'))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .requiredOption('--year <YEAR>', say('年度', 'year of the editions'), values.between(2000, 2100))
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), values.day)
    .option(
      '--list <LIST>',
      say('只看一份清单:task、project、platform', 'one list only: task, project, platform'),
      oneOf(say, listWords),
    )
    .option('--city <CODE>', say('只看一个城市', 'one city only'), values.city)
    .option(
      '--open <FIGURE>',
      say(
        `列出数字背后的行:${Object.keys(figureWords).join('、')}`,
        `the rows behind a figure: ${Object.keys(figureWords).join(', ')}`,
      ),
      oneOf(say, figureWords),
    )
    .action(acting<Options>(on, (options) => show(on, options)))
}
