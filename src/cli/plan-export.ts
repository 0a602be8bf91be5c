import type { Command } from 'commander'
import type { PlanEdition } from '../client/index.ts'
import { acting, type CommonOptions, clientOf, type ExitCode, type Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'
import { listOption } from './plan-import.ts'
import { WrongUse } from './wrong-use.ts'

interface Options extends CommonOptions, PlanEdition {
  readonly asOf?: string
  readonly out: string
}

const formOf = ({ say }: Invocation, path: string): 'csv' | 'xlsx' => {
  const form = (['csv', 'xlsx'] as const).find((one) => path.toLowerCase().endsWith(`.${one}`))
  if (form) return form
  throw new WrongUse(say(`--out ${path} 应为 .xlsx 或 .csv`, `--out ${path} is to be .xlsx or .csv`))
}

const exportSheet = async (on: Invocation, { out, ...options }: Options): Promise<ExitCode> => {
  const form = formOf(on, out)
  const { mustBeWritable, writeWhole } = await import('./whole-file.ts')
  await mustBeWritable(out, '--out', on.say)
  const client = await clientOf(on, options)
  const content = await client.exportPlan(form, { ...options, signal: on.interruptible() })
  await writeWhole(out, async (handle) => handle.writeFile(content.stream()))
  on.terminal.out(
    options.json
      ? `${JSON.stringify({ file: out, bytes: content.size })}\n`
      : on.say(
          `已写 ${out}:修改后可用 plan import 再次登记\n`,
          `Written to ${out}: edit it, and register it with plan import\n`,
        ),
  )
  return 0
}

export const addPlanExport = (plan: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  plan
    .command('export')
    .description(say('导出年度清单:.xlsx 或 .csv 表', 'Writes a year’s list as .xlsx or .csv'))
    .requiredOption('--cluster <CODE>', say('城市群代码,如 hbew', 'code of the city cluster, such as hbew'))
    .addOption(listOption(on))
    .requiredOption('--year <YEAR>', say('年度', 'edition'), values.between(2000, 2100))
    .option('--as-of <YYYY-MM-DD>', say('截至日期,默认今天', 'as of a day, else today'), values.day)
    .requiredOption('--out <FILE>', say('写到此文件', 'the file to write'))
    .action(acting<Options>(on, (options) => exportSheet(on, options)))
}
