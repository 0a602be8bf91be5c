import type { Command } from 'commander'
import { acting, type ExitCode, type Invocation } from './invocation.ts'
import { type MapEntry, mapOptions } from './map-entries.ts'
import { type SetMapOptions, setCodeMap, setMapCommand } from './map-question.ts'
import { WrongUse } from './wrong-use.ts'

interface Options extends SetMapOptions {
  readonly column?: readonly MapEntry[]
  readonly value?: readonly MapEntry[]
}

const set = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const entries = [...(options.column ?? []), ...(options.value ?? [])]
  if (entries.length === 0) throw new WrongUse(on.say('请给出 --column 或 --value', 'Give --column or --value'))
  await setCodeMap(on, options, entries)
  return 0
}

export const addMapSet = (parent: Command, on: Invocation): void => {
  const { say } = on
  const readers = mapOptions(say)
  setMapCommand(parent, on, 'set', '设置对照:列名是哪个字段,对方值是哪个我方值', 'Says what columns and values mean')
    .option(
      '--column <COLUMN=FIELD>',
      say('列名=字段,可多次;字段为 - 表示不用该列', 'what a column means, may be repeated; - ignores it'),
      readers.column,
    )
    .option(
      '--value <FIELD:THEIRS=OURS>',
      say('字段:对方值=我方值,可多次;我方值为 - 表示不详', 'what a value means, may be repeated; - is not known'),
      readers.value,
    )
    .action(acting<Options>(on, (options) => set(on, options)))
}

export const addMapDrop = (parent: Command, on: Invocation): void => {
  const { say } = on
  const readers = mapOptions(say)
  setMapCommand(parent, on, 'drop', '去掉对照', 'Takes entries of a code map away')
    .option('--column <COLUMN>', say('列名,可多次', 'a column, may be repeated'), readers.droppedColumn)
    .option('--value <FIELD:THEIRS>', say('字段:对方值,可多次', 'a value, may be repeated'), readers.droppedValue)
    .action(acting<Options>(on, (options) => set(on, options)))
}
