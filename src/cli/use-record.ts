import type { Command } from 'commander'
import type { AnsweredProblem } from '../client/index.ts'
import { problemFields } from '../client/problem.ts'
import { mutate } from './ask.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'
import { table } from './table.ts'
import { WrongUse } from './wrong-use.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly city: string
  readonly dryRun?: boolean
}

interface RowOutcome {
  readonly line: number
  readonly outcome: string
  readonly problems: readonly AnsweredProblem[]
}

interface Payload {
  readonly outcomes: readonly RowOutcome[]
  readonly problems: readonly AnsweredProblem[]
}

const recordUse = `mutation ($input: RecordServiceUseInput!) {
  recordServiceUse(input: $input) { outcomes { line outcome ${problemFields} } ${problemFields} }
}`

const atOnce = 1000

/** One row a line, as JSON: its members are those of `ServiceUseRowInput`. */
const readRows = async (path: string, on: Invocation): Promise<{ line: number; row: unknown }[]> => {
  const { openRows } = await import('./row-file.ts')
  const file = await openRows(path, on.say)
  const rows: { line: number; row: unknown }[] = []
  let line = 0
  for await (const text of file.lines()) {
    line += 1
    if (text.trim() === '') continue
    try {
      rows.push({ line, row: JSON.parse(text) })
    } catch {
      throw new WrongUse(on.say(`第 ${line} 行不是 JSON`, `Line ${line} is not JSON`))
    }
  }
  return rows
}

const record = async (on: Invocation, options: Options, path: string): Promise<ExitCode> => {
  const { say, terminal } = on
  const rows = await readRows(path, on)
  if (rows.length === 0) throw new WrongUse(say(`${path} 没有数据`, `${path} has no rows`))
  const outcomes: RowOutcome[] = []
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = rows.slice(from, from + atOnce)
    const { cluster, city, dryRun = false } = options
    const input = { cluster, city, dryRun, rows: part.map(({ row }) => row) }
    const payload = await mutate<Payload>(on, options, recordUse, input)
    outcomes.push(...payload.outcomes.map((found) => ({ ...found, line: part[found.line - 1]!.line })))
  }
  const count = (outcome: string) => outcomes.filter((found) => found.outcome === outcome).length
  const [recorded, revised, unchanged, rejected] = ['RECORDED', 'REVISED', 'UNCHANGED', 'REJECTED'].map(count)
  const bad = outcomes.flatMap(({ line, problems }) => problems.map(({ code, message }) => [line, code, message]))
  if (options.json) terminal.out(`${JSON.stringify({ outcomes })}\n`)
  else {
    terminal.out(
      say(
        `${options.dryRun ? '试算:' : ''}共 ${outcomes.length} 行:新增 ${recorded},更正 ${revised},无变化 ${unchanged},退回 ${rejected}\n`,
        `${options.dryRun ? 'Dry run: ' : ''}${outcomes.length} rows: ${recorded} recorded, ${revised} revised, ${unchanged} unchanged, ${rejected} rejected\n`,
      ),
    )
    if (bad.length > 0) terminal.out(table([say('行', 'Line'), say('代码', 'Code'), say('说明', 'What is wrong')], bad))
  }
  return rejected === 0 ? 0 : 1
}

export const addUseRecord = (parent: Command, on: Invocation): void => {
  const { say } = on
  parent
    .command('record')
    .argument('<FILE>', say('NDJSON 文件,一行一条', 'an NDJSON file, a row a line'))
    .description(
      say('填报办件量、热线与好差评的月度数据', 'Records monthly cases, hotline figures and ratings of a city'),
    )
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .requiredOption('--city <CODE>', say('填报城市(办件量为收件地)', 'the reporting city'), valuesIn(say).city)
    .option('--dry-run', say('只检查,不写入', 'only checks'))
    .action(acting<Options>(on, (options, path) => record(on, options, path!)))
}
