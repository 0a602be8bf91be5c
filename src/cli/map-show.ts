import type { Command } from 'commander'
import { acting, type ExitCode, type Invocation } from './invocation.ts'
import { mapCsv, mapJson } from './map-file.ts'
import { askCodeMap, entriesTable, type MapCommandOptions, mapCommand } from './map-question.ts'

interface Options extends MapCommandOptions {
  readonly out?: string
}

const show = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { say, terminal } = on
  const { out } = options
  if (out !== undefined) await (await import('./whole-file.ts')).mustBeWritable(out, '--out', say)
  const map = await askCodeMap(on, options)
  if (out !== undefined) {
    const { writeWhole } = await import('./whole-file.ts')
    const text = /\.csv$/i.test(out) ? mapCsv(map.entries) : `${JSON.stringify(mapJson(map.entries), null, 2)}\n`
    await writeWhole(out, (file) => file.writeFile(text))
    terminal.err(say(`已写 ${map.entries.length} 条到 ${out}\n`, `${map.entries.length} entries written to ${out}\n`))
  }
  if (options.json) terminal.out(`${JSON.stringify(map)}\n`)
  else if (out === undefined) terminal.out(map.entries.length > 0 ? entriesTable(map.entries, say) : nothing(on))
  return 0
}

const nothing = ({ say }: Invocation): string =>
  say(
    '对照表是空的:只认本平台用词和标准中文用词。\n',
    'The map is empty: only our own and the official Chinese words pass.\n',
  )

export const addMapShow = (parent: Command, on: Invocation): void => {
  mapCommand(parent, on, 'show', '显示代码对照表', 'Shows the code map of a source')
    .option('--out <FILE>', on.say('写成文件:.json 或 .csv(可用表格软件修改)', 'write it to a file, .json or .csv'))
    .action(acting<Options>(on, (options) => show(on, options)))
}
