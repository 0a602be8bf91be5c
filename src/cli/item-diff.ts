import type { Command } from 'commander'
import { answerWord } from './answer-words.ts'
import { ask } from './ask.ts'
import { refuseUnknown } from './failure.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import { table } from './table.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly item: string
  readonly cities?: readonly string[]
}

interface Shown {
  readonly item: { readonly code: string; readonly name: string }
  readonly cities: readonly { readonly name: string }[]
  readonly isSame: boolean
  readonly fields: readonly {
    readonly field: string
    readonly isSame: boolean
    readonly common: string | null
    readonly changes: readonly { readonly message: string }[]
  }[]
}

const question = `query ($cluster: String!, $item: String!, $cities: [String!]) {
  itemDifferences(cluster: $cluster, item: $item, cities: $cities) {
    item { code name } cities { code name } isSame
    fields { field isSame common values { city { code name } value } changes { city { code name } message } }
  }
}`

const differencesText = ({ item, cities, isSame, fields }: Shown, say: Say): string => {
  const names = cities.map(({ name }) => name).join(say('、', ', '))
  const verdict = isSame ? say('四同一互', 'all the same') : say('不一致', 'not the same')
  const compared = table(
    [say('比对', 'Field'), say('一致', 'Same'), say('多数', 'Most have')],
    fields.map((one) => [
      answerWord(say, one.field),
      one.isSame ? say('是', 'yes') : say('否', 'no'),
      one.common ?? '—',
    ]),
  )
  const changes = fields.flatMap((one) => one.changes.map(({ message }) => `  ${message}\n`))
  const head = `${item.code} ${item.name}:${verdict}(${names})\n\n${compared}`
  return changes.length === 0 ? head : `${head}\n${say('须修改:', 'To be changed:')}\n${changes.join('')}`
}

const show = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { cluster, item, cities } = options
  const variables = { cluster, item, cities }
  const { itemDifferences: found } = await ask<{ itemDifferences: Shown | null }>(on, options, question, variables)
  if (found === null) return refuseUnknown(on, { cluster, item })
  on.terminal.out(options.json ? `${JSON.stringify({ itemDifferences: found })}\n` : differencesText(found, on.say))
  return 0
}

export const addItemDiff = (item: Command, on: Invocation): void => {
  const { say } = on
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
    .option('--cities <A,B>', say('只比对这些城市,用逗号分隔', 'only these cities, with commas'), (text) =>
      text.split(/[,,]/).map((city) => city.trim()),
    )
    .action(acting<Options>(on, (options) => show(on, options)))
}
