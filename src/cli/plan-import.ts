import { type Command, Option } from 'commander'
import type { HutongClient, PlanSheet, PlanSheetAnswer } from '../client/index.ts'
import { acting, type CommonOptions, clientOf, type ExitCode, type Invocation } from './invocation.ts'
import { type ListFile, openList } from './list-file.ts'
import { keepMarked } from './marked-file.ts'
import { valuesIn } from './option-value.ts'

export interface PlanImportOptions
  extends CommonOptions,
    Pick<PlanSheet, 'cluster' | 'list' | 'year' | 'validFrom' | 'unit' | 'dryRun' | 'idempotencyKey'> {
  readonly acceptValid?: boolean
  readonly marked?: string
}

const sent = async (
  on: Invocation,
  client: HutongClient,
  list: ListFile,
  { acceptValid, marked, ...options }: PlanImportOptions,
): Promise<PlanSheetAnswer> => {
  const { progressBar } = await import('./progress-bar.ts')
  const bar = progressBar(on.terminal, on.say)
  try {
    return await client.importPlan(
      { ...options, onProblem: acceptValid ? 'ACCEPT_VALID' : 'REJECT_ALL', file: list.upload },
      { wantsMarked: marked !== undefined, onProgress: bar.onProgress, signal: on.interruptible() },
    )
  } finally {
    bar.end()
  }
}

const importSheet = async (on: Invocation, options: PlanImportOptions, path: string): Promise<ExitCode> => {
  const client = await clientOf(on, options)
  const list = await openList(path, options.marked, on.say)
  try {
    const answer = await sent(on, client, list, options)
    const { planJson, planReport } = await import('./plan-report.ts')
    on.terminal.out(options.json ? `${JSON.stringify(planJson(answer))}\n` : planReport(answer, options, on.say))
    if (options.marked !== undefined) on.terminal.err(`${await keepMarked(on.say, options.marked, answer.marked)}\n`)
    return answer.isRefused ? 1 : 0
  } finally {
    await list.close()
  }
}

/** Which list a command is about. */
export const listOption = ({ say }: Invocation): Option =>
  new Option('--list <LIST>', say('清单:重点任务、重点工程、重大平台', 'list: key tasks, key projects, platforms'))
    .choices(['TASK', 'PROJECT', 'PLATFORM'])
    .makeOptionMandatory()

export const addPlanImport = (plan: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  plan
    .command('import')
    .description(say('登记年度清单:读 .xlsx 或 .csv 表', 'Registers a year’s list: reads .xlsx or .csv'))
    .argument('<FILE>', say('清单文件', 'the sheet'))
    .requiredOption('--cluster <CODE>', say('城市群代码,如 hbew', 'code of the city cluster, such as hbew'))
    .addOption(listOption(on))
    .requiredOption('--year <YEAR>', say('年度', 'edition'), values.between(2000, 2100))
    .option('--valid-from <YYYY-MM-DD>', say('自何日起,默认今天', 'from which day on, else today'), values.day)
    .addOption(
      new Option('--unit <UNIT>', say('表中未写金额单位时', 'of amounts whose unit the sheet does not say')).choices([
        'YUAN',
        'WAN_YUAN',
        'YI_YUAN',
      ]),
    )
    .option('--dry-run', say('只检查,不写入;有错也退出 0', 'check only, write nothing; ends with 0 whatever it finds'))
    .option('--marked <OUT.xlsx>', say('把标注了问题的原表写到此文件', 'write the same sheet with the problems marked'))
    .option(
      '--accept-valid',
      say('登记无错的行(默认:有一行出错即全部退回)', 'register the rows without errors (else one error refuses all)'),
    )
    .option(
      '--idempotency-key <KEY>',
      say('幂等键:重做不会重复登记', 'the same request twice is done once'),
      values.idempotencyKey,
    )
    .action(acting<PlanImportOptions>(on, (options, path) => importSheet(on, options, path!)))
}
