import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { acting, type ExitCode, type Invocation } from './invocation.ts'
import { readMapFile } from './map-file.ts'
import { type SetMapOptions, setCodeMap, setMapCommand } from './map-question.ts'
import { WrongUse } from './wrong-use.ts'

interface Options extends SetMapOptions {
  readonly replace?: boolean
}

const load = async (on: Invocation, options: Options, path: string): Promise<ExitCode> => {
  const { say, terminal } = on
  const bytes = await readFile(path).catch((fault: NodeJS.ErrnoException) => {
    throw new WrongUse(say(`读不了文件 ${path}(${fault.code})`, `The file ${path} cannot be read (${fault.code})`))
  })
  const given = readMapFile(bytes, path, say)
  const entries = given.filter(({ ours }) => ours !== null)
  const open = given
    .filter(({ ours }) => ours === null)
    .map(({ field, theirs }) => (field ? `${field}:${theirs}` : theirs))
  await setCodeMap(on, options, entries, options.replace ?? false)
  if (open.length > 0)
    terminal.err(
      say(
        `有 ${open.length} 条没有填我方值,未载入:${open.slice(0, 20).join('、')}\n`,
        `${open.length} entries say nothing yet and were left out: ${open.slice(0, 20).join(', ')}\n`,
      ),
    )
  return 0
}

export const addMapLoad = (parent: Command, on: Invocation): void => {
  const { say } = on
  setMapCommand(parent, on, 'load', '从 JSON 或 CSV(字段,对方值,我方值)载入对照表', 'Loads a code map from JSON or CSV')
    .argument('<FILE>', say('对照表文件', 'the map'))
    .option('--replace', say('文件里没有的对照一律去掉', 'take away what the file does not say'))
    .action(acting<Options>(on, (options, path) => load(on, options, path!)))
}
