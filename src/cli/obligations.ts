import type { Command } from 'commander'
import { ask } from './ask.ts'
import { harmless } from './display-width.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import { valuesIn } from './option-value.ts'
import { table } from './table.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly period: string
  readonly city?: string
  readonly asOf?: string
  readonly text?: boolean
}

interface Shown {
  readonly period: string
  readonly dueOn: string
  readonly isProvisional: boolean
  readonly asOf: string
  readonly cities: readonly {
    readonly city: { readonly name: string }
    readonly owed: number
    readonly reported: number
    readonly waiting: number
    readonly returned: number
    readonly missing: number
    readonly late: number
    readonly repeated: number
    readonly exempt: number
  }[]
  readonly chaseList: string
}

const question = `query ($cluster: String!, $period: Period!, $city: String, $asOf: Date) {
  obligations(cluster: $cluster, period: $period, city: $city, asOf: $asOf) {
    period dueOn isProvisional asOf
    cities { city { code name } owed reported waiting returned missing late repeated exempt } chaseList
  }
}`

const text = ({ period, dueOn, isProvisional, asOf, cities, chaseList }: Shown, say: Say): string => {
  const day = isProvisional ? `${dueOn}${say('(暂定)', ' (provisional)')}` : dueOn
  const head = [
    ...[say('城市', 'City'), say('应报', 'Owed'), say('已报', 'Reported'), say('待审核', 'Waiting')],
    ...[
      say('已退回', 'Returned'),
      say('未填', 'Missing'),
      say('逾期', 'Late'),
      say('雷同', 'Repeated'),
      say('免报', 'Exempt'),
    ],
  ]
  const rows = cities.map(({ city, ...own }) => [
    ...[city.name, own.owed, own.reported, own.waiting, own.returned],
    ...[own.missing, own.late, own.repeated, own.exempt],
  ])
  const title = say(`${period} 应于 ${day} 前报送,截至 ${asOf}\n`, `${period} is due on ${day}; as of ${asOf}\n`)
  return `${title}${table(head, rows)}\n${plain(chaseList)}`
}

// Line by line: what is to be pasted keeps its lines, and no title its control characters.
const plain = (chaseList: string): string =>
  chaseList
    .split('\n')
    .map((line) => `${harmless(line)}\n`)
    .join('')

const show = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { cluster, period, city, asOf } = options
  const { obligations } = await ask<{ obligations: Shown }>(on, options, question, { cluster, period, city, asOf })
  const shown = () => (options.text ? plain(obligations.chaseList) : text(obligations, on.say))
  on.terminal.out(options.json ? `${JSON.stringify({ obligations })}\n` : shown())
  return 0
}

export const addObligations = (program: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  program
    .command('obligations')
    .description(
      say('某一报告期谁该报、谁未报,附催报名单', 'Who owes which report about a period, with a list to remind them'),
    )
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .requiredOption(
      '--period <PERIOD>',
      say('报告期,如 2026-W07、2026-02-X2、2026-02、2026-Q1', 'such as 2026-W07, 2026-02-X2, 2026-02, 2026-Q1'),
    )
    .option('--city <CODE>', say('只看一市', 'one city only'), values.city)
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), values.day)
    .option('--text', say('只输出催报名单', 'the list to paste, and nothing else'))
    .action(acting<Options>(on, (options) => show(on, options)))
}
