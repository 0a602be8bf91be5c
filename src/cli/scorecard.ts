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
  readonly raisedBy?: string
  readonly asOf?: string
}

interface Share {
  readonly numerator: number
  readonly denominator: number
  readonly share: number | null
  readonly mark: string | null
}

interface Shown {
  readonly from: string
  readonly to: string
  readonly asOf: string
  readonly cities: readonly {
    readonly city: { readonly name: string }
    readonly requests: number
    readonly acceptedInTime: Share
    readonly daysToAnswer: { readonly count: number; readonly mean: number | null; readonly mark: string | null }
    readonly answeredByAgreedDate: Share
  }[]
}

const share = 'numerator denominator share mark'
const question = `query ($cluster: String!, $from: Date, $to: Date, $raisedBy: String, $asOf: Date) {
  scorecard(cluster: $cluster, from: $from, to: $to, raisedBy: $raisedBy, asOf: $asOf) {
    from to asOf cities { city { code name } requests
      acceptedInTime { ${share} } daysToAnswer { sum count mean mark } answeredByAgreedDate { ${share} } }
  }
}`

const marks: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  GREEN: ['绿', 'green'],
  YELLOW: ['黄', 'yellow'],
  RED: ['红', 'red'],
}

const marked = (say: Say, mark: string | null): string =>
  mark !== null && marks[mark] ? ` ${say(...marks[mark])}` : ''

const shareText = (say: Say, { numerator, denominator, mark }: Share): string =>
  denominator === 0 ? '—' : `${percentText(numerator, denominator)} (${numerator}/${denominator})${marked(say, mark)}`

const scorecardText = ({ from, to, asOf, cities }: Shown, say: Say): string => {
  const head = [
    say('城市', 'City'),
    say('交办', 'Given'),
    say('七日内受理', 'Within 7 days'),
    say('平均答复天数', 'Days to answer'),
    say('按期答复', 'By the agreed date'),
  ]
  const rows = cities.map(({ city, requests, acceptedInTime, daysToAnswer: days, answeredByAgreedDate }) => [
    city.name,
    requests,
    shareText(say, acceptedInTime),
    days.mean === null ? '—' : `${days.mean.toFixed(1)} (${days.count})${marked(say, days.mark)}`,
    shareText(say, answeredByAgreedDate),
  ])
  const title = say(`${from} 至 ${to} 交办的事项,截至 ${asOf}\n`, `Issues given from ${from} to ${to}, as of ${asOf}\n`)
  return title + table(head, rows)
}

const show = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { cluster, from, to, raisedBy, asOf } = options
  const variables = { cluster, from, to, raisedBy, asOf }
  const { scorecard } = await ask<{ scorecard: Shown }>(on, options, question, variables)
  on.terminal.out(options.json ? `${JSON.stringify({ scorecard })}\n` : scorecardText(scorecard, on.say))
  return 0
}

export const addScorecard = (program: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  program
    .command('scorecard')
    .description(say('城市间协调事项的响应评分', 'How the cities of a cluster answer each other'))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option('--from <DATE>', say('交办日期自,默认当年 1 月 1 日', 'given from, else 1 January'), values.day)
    .option('--to <DATE>', say('交办日期至,默认截至日期', 'given until, else the day asked as of'), values.day)
    .option('--raised-by <CODE>', say('只看该市提出的', 'only what this city raised'), values.city)
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), values.day)
    .action(acting<Options>(on, (options) => show(on, options)))
}
