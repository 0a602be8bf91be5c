import type { Command } from 'commander'
import { acting, type CommonOptions, clientOf, type ExitCode, type Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import { withSource } from './sync-push.ts'
import type { Cell } from './table.ts'
import { WrongUse } from './wrong-use.ts'

interface Options extends CommonOptions {
  readonly city: string
  readonly source: string
  readonly cluster?: string
  readonly out?: string
}

const shown = 50
const forms = ['ndjson', 'csv', 'xlsx'] as const

const formOf = ({ say }: Invocation, path: string) => {
  const form = forms.find((one) => path.toLowerCase().endsWith(`.${one}`))
  if (form) return form
  throw new WrongUse(say(`--out ${path} 应为 .xlsx、.csv 或 .ndjson`, `--out ${path} is to be .xlsx, .csv or .ndjson`))
}

const moreSentence = (say: Say): string =>
  say(
    '表格装不下所有的行,还有更多:改好推送后再取一次,或用 --out ROWS.ndjson 一次取全\n',
    'There are more rows than the sheet holds: fetch again once these are mended and pushed, or all at once by --out ROWS.ndjson\n',
  )

const written = async (on: Invocation, options: Options, out: string): Promise<ExitCode> => {
  const form = formOf(on, out)
  const { mustBeWritable, writeWhole } = await import('./whole-file.ts')
  await mustBeWritable(out, '--out', on.say)
  const client = await clientOf(on, options)
  const { content, hasMore } = await client.rejectedFile(form, { ...options, signal: on.interruptible() })
  await writeWhole(out, async (handle) => handle.writeFile(content.stream()))
  on.terminal.out(
    options.json
      ? `${JSON.stringify({ file: out, bytes: content.size, hasMore })}\n`
      : on.say(`已写 ${out}:改好后可再次推送\n`, `Written to ${out}: mend it, and push it again\n`) +
          (hasMore ? moreSentence(on.say) : ''),
  )
  return 0
}

const list = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { say, terminal } = on
  if (options.out !== undefined) return written(on, options, options.out)
  const client = await clientOf(on, options)
  const rows: Cell[][] = []
  let count = 0
  for await (const row of client.rejectedRows({ ...options, signal: on.interruptible() })) {
    count++
    if (options.json) terminal.out(`${JSON.stringify(row)}\n`)
    else if (rows.length < shown)
      rows.push([row.rowId, row.version, row.problems?.[0]?.code, row.problems?.[0]?.message])
  }
  if (options.json) return 0
  if (count === 0) terminal.out(say('没有待改的行。\n', 'No row waits to be mended.\n'))
  else {
    const { table } = await import('./table.ts')
    const head = [say('行标识', 'Row'), say('版本', 'Version'), say('代码', 'Code'), say('说明', 'What is wrong')]
    const rest = count - rows.length
    terminal.out(
      table(head, rows) + (rest > 0 ? say(`… 另有 ${rest} 行,见 --out\n`, `… ${rest} more, see --out\n`) : ''),
    )
  }
  return 0
}

export const addSyncRejected = (sync: Command, on: Invocation): void => {
  const { say } = on
  const command = sync
    .command('rejected')
    .description(say('列出被退回、等待修改的行', 'The rows that were rejected and wait to be mended'))
  withSource(command, on)
    .option('--cluster <CODE>', say('城市群代码(试用沙箱时)', 'code of the city cluster, such as a sandbox'))
    .option(
      '--out <FILE>',
      say(
        '写到 .xlsx(标注了问题)、.csv 或 .ndjson,改好后可再次推送',
        'to an .xlsx with the problems marked, a .csv or .ndjson',
      ),
    )
    .action(acting<Options>(on, (options) => list(on, options)))
}
