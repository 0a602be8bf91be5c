import type { Command } from 'commander'
import { percentText } from '../base/percent.ts'
import { ask } from './ask.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import { valuesIn } from './option-value.ts'
import { table } from './table.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly from?: string
  readonly to?: string
  readonly city?: string
  readonly item?: string
  readonly first: number
}

interface Named {
  readonly name: string
}

interface Rate {
  readonly numerator: number
  readonly denominator: number
  readonly share: number | null
}

interface Shown {
  readonly from: string
  readonly to: string
  readonly cases: number
  readonly byPair: readonly { readonly acceptingCity: Named; readonly competentCity: Named; readonly cases: number }[]
  readonly byCity: readonly {
    readonly city: Named
    readonly cases: number
    readonly monthsTold: number
    readonly hotlineClosure: Rate
    readonly hotlineResolution: Rate
    readonly hotlineSatisfaction: Rate
    readonly ratings: { readonly good: Rate }
  }[]
  readonly byItem: { readonly nodes: readonly { readonly item: Item; readonly cases: number }[] }
  readonly zombies: {
    readonly totalCount: number
    readonly nodes: readonly { readonly item: Item; readonly pairs: number; readonly lastUsed: string | null }[]
  }
}

interface Item {
  readonly code: string
  readonly name: string
}

const rate = 'numerator denominator share'
const question = `query ($cluster: String!, $from: String, $to: String, $city: String, $item: String, $first: Int!) {
  serviceUse(cluster: $cluster, from: $from, to: $to, city: $city, item: $item) {
    from to cases byMonth { month cases }
    byPair { acceptingCity { code name } competentCity { code name } cases }
    byCity { city { code name } cases monthsTold hotlineClosure { ${rate} } hotlineResolution { ${rate} }
      hotlineSatisfaction { ${rate} } ratings { good { ${rate} } } }
    byItem(first: $first) { nodes { item { code name } cases } }
    zombies(first: $first) { totalCount nodes { item { code name } pairs lastUsed } }
  }
}`

const rateText = ({ numerator, denominator }: Rate): string =>
  denominator === 0 ? '—' : `${percentText(numerator, denominator)} (${numerator}/${denominator})`

const useText = (shown: Shown, say: Say): string => {
  const cases = say('办件量', 'Cases')
  const item = say('事项', 'Item')
  const nameOf = (one: Item) => `${one.code} ${one.name}`
  return [
    say(
      `${shown.from} 至 ${shown.to} 跨市办件 ${shown.cases} 件。\n`,
      `${shown.cases} cases across cities from ${shown.from} to ${shown.to}.\n`,
    ),
    table(
      [
        say('城市', 'City'),
        say('收件', cases),
        say('填报月数', 'Months told'),
        say('热线办结率', 'Closed'),
        say('热线解决率', 'Solved'),
        say('热线满意率', 'Satisfied'),
        say('好评率', 'Good ratings'),
      ],
      shown.byCity.map((one) => [
        one.city.name,
        one.cases,
        one.monthsTold,
        rateText(one.hotlineClosure),
        rateText(one.hotlineResolution),
        rateText(one.hotlineSatisfaction),
        rateText(one.ratings.good),
      ]),
    ),
    table(
      [say('收件地', 'Accepting'), say('事权所在地', 'Competent'), cases],
      shown.byPair.map((one) => [one.acceptingCity.name, one.competentCity.name, one.cases]),
    ),
    table(
      [item, cases],
      shown.byItem.nodes.map((one) => [nameOf(one.item), one.cases]),
    ),
    say(
      `通办而期内无人办理的事项 ${shown.zombies.totalCount} 项。\n`,
      `Items recognised and not used: ${shown.zombies.totalCount}.\n`,
    ) +
      (shown.zombies.nodes.length === 0
        ? ''
        : table(
            [item, say('通办城市对', 'Pairs'), say('最近办理', 'Last used')],
            shown.zombies.nodes.map((one) => [nameOf(one.item), one.pairs, one.lastUsed ?? say('从未', 'never')]),
          )),
  ].join('\n')
}

const show = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { cluster, from, to, city, item, first } = options
  const variables = { cluster, from, to, city, item, first }
  const { serviceUse } = await ask<{ serviceUse: Shown }>(on, options, question, variables)
  on.terminal.out(options.json ? `${JSON.stringify({ serviceUse })}\n` : useText(serviceUse, on.say))
  return 0
}

export const addUseShow = (parent: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  parent
    .command('show')
    .description(
      say('办件量、热线与好差评,及通办而无人办理的事项', 'Cases, hotline, ratings, and items that nobody used'),
    )
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option('--from <MONTH>', say('起始月份,如 2026-02;默认最近十二个整月', 'first month; else the last twelve'))
    .option('--to <MONTH>', say('截止月份', 'last month'))
    .option('--city <CODE>', say('只看该市填报的', 'only what this city told'), values.city)
    .option('--item <CODE>', say('只看一个事项', 'only one item'))
    .option('--first <N>', say('事项列多少(最多 100)', 'how many items (at most 100)'), values.between(1, 100), 20)
    .action(acting<Options>(on, (options) => show(on, options)))
}
