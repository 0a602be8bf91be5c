import type { Command } from 'commander'
import { type AnsweredProblem, problemFields } from '../client/problem.ts'
import { ask, mutate } from './ask.ts'
import type { CommonOptions, Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import type { MapEntry } from './map-entries.ts'
import { valuesIn } from './option-value.ts'
import { table } from './table.ts'

/** Options that every command of code maps knows. */
export interface MapCommandOptions extends CommonOptions {
  readonly city: string
  readonly source: string
  readonly cluster?: string
}

/** What a command that sets a code map knows beside them. */
export interface SetMapOptions extends MapCommandOptions {
  readonly dryRun?: boolean
}

export interface CodeMapAnswer {
  readonly city: string
  readonly source: string
  readonly cluster: string
  readonly revision: number
  readonly entries: readonly MapEntry[]
}

const fields = 'city source cluster revision entries { field theirs ours }'
const show = `query ($city: String!, $source: String!, $cluster: String) {
  codeMap(city: $city, source: $source, cluster: $cluster) { ${fields} } }`
const set = `mutation ($input: SetCodeMapInput!) { setCodeMap(input: $input) { codeMap { ${fields} } ${problemFields} } }`

export const askCodeMap = async (on: Invocation, options: MapCommandOptions): Promise<CodeMapAnswer> => {
  const { city, source, cluster } = options
  return (await ask<{ codeMap: CodeMapAnswer }>(on, options, show, { city, source, cluster })).codeMap
}

/** Sets entries, and says how the map stands then. */
export const setCodeMap = async (
  on: Invocation,
  options: SetMapOptions,
  entries: readonly MapEntry[],
  replaces = false,
): Promise<CodeMapAnswer> => {
  const { city, source, cluster, dryRun = false } = options
  const input = { city, source, ...(cluster === undefined ? {} : { cluster }), entries, replaces, dryRun }
  type Payload = { readonly codeMap: CodeMapAnswer | null; readonly problems: readonly AnsweredProblem[] }
  const { codeMap } = await mutate<Payload>(on, options, set, input)
  on.terminal.out(options.json ? `${JSON.stringify(codeMap)}\n` : setText(codeMap!, dryRun, on.say))
  return codeMap!
}

const setText = ({ revision, entries }: CodeMapAnswer, dryRun: boolean, say: Say): string => {
  const count = entries.length
  return dryRun
    ? say(`试运行,未写入:对照表将有 ${count} 条。\n`, `Nothing is written: the map would have ${count} entries.\n`)
    : say(`对照表现有 ${count} 条,第 ${revision} 版。\n`, `The map has ${count} entries, revision ${revision}.\n`)
}

export const entriesTable = (entries: readonly MapEntry[], say: Say): string =>
  table(
    [say('字段', 'Field'), say('对方值', 'Theirs'), say('我方值', 'Ours')],
    entries.map(({ field, theirs, ours }) => [field ?? say('列', 'column'), theirs, ours ?? '?']),
  )

/** A command of code maps with the options that all of them need. */
export const mapCommand = (parent: Command, on: Invocation, name: string, zh: string, en: string): Command => {
  const { say } = on
  return parent
    .command(name)
    .description(say(zh, en))
    .requiredOption('--city <CODE>', say('城市代码(六位)', 'code of the city'), valuesIn(say).city)
    .requiredOption('--source <WORD>', say('数据源代码,如 baotou-zwfw', 'the source, such as baotou-zwfw'))
    .option(
      '--cluster <CODE>',
      say('城市群代码;数据源首次使用及试用沙箱时给出', 'the city cluster: for a new source, and in a sandbox'),
    )
}

/** A command that sets a code map. */
export const setMapCommand = (...given: Parameters<typeof mapCommand>): Command => {
  const { say } = given[1]
  return mapCommand(...given).option('--dry-run', say('只检查,不写入', 'check only, write nothing'))
}
