import type { Command } from 'commander'
import { ask } from './ask.ts'
import { refuseFewCities, refuseUnknown } from './failure.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import { valuesIn } from './option-value.ts'
import { table } from './table.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly batch?: number
  readonly cities?: readonly string[]
  readonly asOf?: string
}

interface Share {
  readonly key: string | null
  readonly same: number
  readonly compared: number
  readonly share: number | null
}

interface Shown {
  readonly cities: readonly { readonly code: string; readonly name: string }[]
  readonly total: Share
  readonly byPair: readonly Share[]
  readonly byDepartment: readonly Share[]
  readonly byBatch: readonly Share[]
  readonly asOf: string
}

const question = `query ($cluster: String!, $cities: [String!], $batch: Int, $asOf: Date) {
  sameShare(cluster: $cluster, cities: $cities, batch: $batch, asOf: $asOf) {
    cities { code name } total { same compared share } byPair { key same compared share }
    byDepartment { key same compared share } byBatch { key same compared share } asOf knownAt
  }
}`

/** All is said of all only, and none of none: the figure between is not rounded to either. */
const percent = ({ same, compared, share }: Share): string => {
  if (share === null) return '—'
  if (same === 0 || same === compared) return same === 0 ? '0%' : '100%'
  return `${Math.min(99.9, Math.max(0.1, Math.round(share * 1000) / 10)).toFixed(1)}%`
}

const shareText = (shown: Shown, say: Say): string => {
  const { cities, total, asOf } = shown
  const names = new Map(cities.map(({ code, name }) => [code, name]))
  const all = cities.map(({ name }) => name).join(say('、', ', '))
  const part = (head: string, shares: readonly Share[], nameOf: (key: string) => string) =>
    table(
      [head, say('相同', 'Same'), say('比对', 'Compared'), say('占比', 'Share')],
      shares.map((one) => [one.key === null ? '—' : nameOf(one.key), one.same, one.compared, percent(one)]),
    )
  const pairOf = (key: string) =>
    key
      .split('-')
      .map((code) => names.get(code) ?? code)
      .join(say('—', ' – '))
  return [
    say(
      `截至 ${asOf},比对 ${total.compared} 项,四同一互 ${total.same} 项,占 ${percent(total)}(${all})。\n`,
      `As of ${asOf}: of ${total.compared} items ${total.same} are the same, ${percent(total)} (${all}).\n`,
    ),
    part(say('城市', 'Cities'), shown.byPair, pairOf),
    part(say('批次', 'No.'), shown.byBatch, (key) => key),
    part(say('部门', 'Department'), shown.byDepartment, (key) => key),
  ].join('\n')
}

const show = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { cluster, batch, cities, asOf } = options
  const variables = { cluster, batch, cities, asOf }
  const { sameShare: found } = await ask<{ sameShare: Shown | null }>(on, options, question, variables)
  if (found === null)
    return refuseUnknown(on, {
      cluster,
      ...(batch === undefined ? {} : { batch: on.say(`第 ${batch} 批`, `batch ${batch}`) }),
    })
  if (found.cities.length < 2) return refuseFewCities(on, found.cities)
  on.terminal.out(options.json ? `${JSON.stringify({ sameShare: found })}\n` : shareText(found, on.say))
  return 0
}

export const addItemShare = (item: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  item
    .command('share')
    .description(
      say(
        '四同一互占比:各市一致的事项有多少,按城市、批次、部门分列',
        'The share of items that are the same, by cities, batch and department',
      ),
    )
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option('--batch <N>', say('只计一个已公布的批次', 'one published batch only'), values.whole(1))
    .option('--cities <A,B>', say('只比对这些城市,用逗号分隔', 'only these cities, with commas'), values.cities)
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), values.day)
    .action(acting<Options>(on, (options) => show(on, options)))
}
