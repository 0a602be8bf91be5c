import type { Command } from 'commander'
import { answerWord } from './answer-words.ts'
import { ask } from './ask.ts'
import { refuseFewCities, refuseUnknown } from './failure.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import { valuesIn } from './option-value.ts'
import { table } from './table.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly item: string
  readonly cities?: readonly string[]
  readonly asOf?: string
}

interface Shown {
  readonly item: { readonly code: string; readonly name: string }
  readonly cities: readonly { readonly name: string }[]
  readonly isSame: boolean
  readonly fields: readonly {
    readonly field: string
    readonly isSame: boolean
    readonly isTied: boolean
    readonly common: string | null
    readonly changes: readonly { readonly message: string }[]
  }[]
  readonly asOf: string
}

const question = `query ($cluster: String!, $item: String!, $cities: [String!], $asOf: Date) {
  itemDifferences(cluster: $cluster, item: $item, cities: $cities, asOf: $asOf) {
    item { code name } cities { code name } isSame asOf knownAt
    fields { field isSame isTied common values { city { code name } value } changes { city { code name } message } }
  }
}`

const sameText = (say: Say, { isSame, isTied }: Shown['fields'][number]): string =>
  isSame ? say('是', 'yes') : isTied ? say('否,无多数', 'no, tied') : say('否', 'no')

const differencesText = ({ item, cities, isSame, fields, asOf }: Shown, say: Say): string => {
  const names = cities.map(({ name }) => name).join(say('、', ', '))
  const verdict = isSame ? say('四同一互', 'all the same') : say('不一致', 'not the same')
  const compared = table(
    [say('比对', 'Field'), say('一致', 'Same'), say('多数', 'Most have')],
    fields.map((one) => [answerWord(say, one.field), sameText(say, one), one.common ?? '—']),
  )
  const changes = fields.flatMap((one) => one.changes.map(({ message }) => `  ${message}\n`))
  const about = say(`:${verdict}(${names};截至 ${asOf})`, `: ${verdict} (${names}; as of ${asOf})`)
  const head = `${item.code} ${item.name}${about}\n\n${compared}`
  return changes.length === 0 ? head : `${head}\n${say('须修改:', 'To be changed:')}\n${changes.join('')}`
}

const show = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { cluster, item, cities, asOf } = options
  const variables = { cluster, item, cities, asOf }
  const { itemDifferences: found } = await ask<{ itemDifferences: Shown | null }>(on, options, question, variables)
  if (found === null) return refuseUnknown(on, { cluster, item })
  if (found.cities.length < 2) return refuseFewCities(on, found.cities)
  on.terminal.out(options.json ? `${JSON.stringify({ itemDifferences: found })}\n` : differencesText(found, on.say))
  return 0
}

export const addItemDiff = (item: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  item
    .command('diff')
    .description(
      say(
        '四同一互:逐项比对各市的事项,谁须改什么',
        'Compares an item across cities, field by field: who must change what',
      ),
    )
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .requiredOption('--item <CODE>', say('事项编码', 'code or number of the item'))
    .option('--cities <A,B>', say('只比对这些城市,用逗号分隔', 'only these cities, with commas'), values.cities)
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), values.day)
    .action(acting<Options>(on, (options) => show(on, options)))
}
