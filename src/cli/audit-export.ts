import type { Command } from 'commander'
import { counter } from './counter.ts'
import { acting, type CommonOptions, clientOf, type ExitCode, type Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'
import { mustBeWritable, writeWhole } from './whole-file.ts'

interface Options extends CommonOptions {
  readonly out?: string
  readonly after: number
}

interface End {
  readonly nextNumber: number
  readonly headHash: string
}

const bufferedCharacters = 65_536

const endIn = (line: string): End | null => {
  try {
    return (JSON.parse(line) as { end?: End }).end ?? null
  } catch {
    return null
  }
}

/** Writes the lines as they come, in pieces that the reader can take. An export without its end line is not whole. */
const pour = async (
  on: Invocation,
  lines: AsyncIterable<string>,
  write: (text: string) => Promise<unknown>,
): Promise<End> => {
  const { say } = on
  const shown = counter(on.terminal, (count) => say(`已收 ${count} 行`, `${count} lines received`))
  let [waiting, last, count] = ['', '', 0]
  try {
    for await (const line of lines) {
      waiting += `${line}\n`
      last = line
      shown.at(++count)
      if (waiting.length < bufferedCharacters) continue
      await write(waiting)
      waiting = ''
    }
    await write(waiting)
  } finally {
    shown.end()
  }
  const end = endIn(last)
  if (end) return end
  const { plainProblem } = await import('../client/problem.ts')
  const { RequestRefused } = await import('../client/index.ts')
  const sentence = say(
    `导出在第 ${count} 行之后中断,不完整,请重做`,
    `The export broke off after line ${count} and is not whole: do it again`,
  )
  throw new RequestRefused([plainProblem('TRUNCATED', sentence, { lines: count })])
}

const exportLog = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { say, terminal } = on
  const { out, after } = options
  const client = await clientOf(on, options)
  if (out === undefined) {
    await pour(on, client.auditExport(after, on.interruptible()), terminal.pour)
    return 0
  }
  await mustBeWritable(out, '--out', say)
  const end = await writeWhole(out, (file) =>
    pour(on, client.auditExport(after, on.interruptible()), (text) => file.appendFile(text)),
  )
  const entries = end.nextNumber - 1 - after
  const sentence = say(
    `已导出 ${entries} 条到 ${out},最新哈希 ${end.headHash}`,
    `${entries} entries exported to ${out}; the head of the chain is ${end.headHash}`,
  )
  terminal.out(options.json ? `${JSON.stringify({ file: out, entries, ...end })}\n` : `${sentence}\n`)
  return 0
}

export const addAuditExport = (audit: Command, on: Invocation): void => {
  const { say } = on
  audit
    .command('export')
    .description(
      say('导出变更日志(NDJSON),可用 audit verify 核验', 'Writes the change log as NDJSON, for audit verify'),
    )
    .option('--out <FILE>', say('写到文件(默认:标准输出)', 'a file (else standard output)'))
    .option('--after <N>', say('只要此号之后的', 'only what follows this number'), valuesIn(say).whole(0), 0)
    .action(acting<Options>(on, (options) => exportLog(on, options)))
}
