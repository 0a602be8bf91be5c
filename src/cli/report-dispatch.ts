import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { acting, type CommonOptions, clientOf, type ExitCode, type Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly cadence?: string
  readonly period: string
  readonly organ?: string
  readonly asOf?: string
  readonly knownAt?: string
  readonly out: string
}

/** As the command says them, and as the hub does. */
const cadences: Readonly<Record<string, string>> = {
  week: 'WEEK',
  'ten-day': 'TEN_DAYS',
  month: 'MONTH',
  quarter: 'QUARTER',
}

const write = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { say, terminal } = on
  const { cluster, cadence, period, organ, asOf, knownAt, out } = options
  const query = { cluster, period, cadence: cadence && cadences[cadence], organ, asOf, knownAt }
  const { writeWhole } = await import('./whole-file.ts')
  const client = await clientOf(on, options)
  const files: { file: string; bytes: number }[] = []
  for (const form of ['docx', 'xlsx'] as const) {
    const content = await client.paper(`dispatch.${form}`, query, on.interruptible())
    await mkdir(out, { recursive: true })
    const file = join(out, `${cluster}-${period}-dispatch.${form}`)
    await writeWhole(file, async (handle) => handle.writeFile(content.stream()))
    files.push({ file, bytes: content.size })
  }
  if (options.json) terminal.out(`${JSON.stringify({ files })}\n`)
  else for (const { file } of files) terminal.out(say(`已写 ${file}\n`, `Written to ${file}\n`))
  return 0
}

export const addReportDispatch = (parent: Command, on: Invocation): void => {
  const { say } = on
  parent
    .command('dispatch')
    .description(
      say('生成周调度单、旬报告、月通报或季总结(.docx 和 .xlsx)', 'Writes the paper of a period as .docx and .xlsx'),
    )
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .addOption(
      new Option('--cadence <CADENCE>', say('频次,须与报告期相符', 'must be the period’s')).choices(
        Object.keys(cadences),
      ),
    )
    .requiredOption(
      '--period <PERIOD>',
      say('报告期:2026-W07、2026-02-X2、2026-02、2026-Q1', 'the period: 2026-W07, 2026-02-X2, 2026-02, 2026-Q1'),
    )
    .option('--organ <NAME>', say('落款单位,默认为城市群秘书处', 'who signs, else the cluster’s secretariat'))
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), valuesIn(say).day)
    .option(
      '--known-at <INSTANT>',
      say('以互通当时已知为准', 'as known to the hub at an instant'),
      valuesIn(say).instant,
    )
    .requiredOption('--out <DIR>', say('写到哪个文件夹', 'to which folder'))
    .action(acting<Options>(on, (options) => write(on, options)))
}
