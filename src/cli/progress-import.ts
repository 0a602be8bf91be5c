import { type Command, Option } from 'commander'
import type { HutongClient, ImportedProgress, ProgressSheet, ProgressSheetAnswer } from '../client/index.ts'
import { acting, type CommonOptions, clientOf, type ExitCode, type Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import { type ListFile, openList } from './list-file.ts'
import { keepMarked } from './marked-file.ts'
import { valuesIn } from './option-value.ts'

interface Options
  extends CommonOptions,
    Pick<ProgressSheet, 'cluster' | 'city' | 'list' | 'year' | 'onDay' | 'dryRun'> {
  readonly revise?: boolean
  readonly acceptValid?: boolean
  readonly marked?: string
  readonly idempotencyKey?: string
}

const sent = async (
  on: Invocation,
  client: HutongClient,
  list: ListFile,
  { acceptValid, revise, marked, ...options }: Options,
): Promise<ProgressSheetAnswer> => {
  const { progressBar } = await import('./progress-bar.ts')
  const bar = progressBar(on.terminal, on.say)
  try {
    return await client.importProgress(
      { ...options, revises: revise, onProblem: acceptValid ? 'ACCEPT_VALID' : 'REJECT_ALL', file: list.upload },
      { wantsMarked: marked !== undefined, onProgress: bar.onProgress, signal: on.interruptible() },
    )
  } finally {
    bar.end()
  }
}

const verdict = ({ outcome, isRefused }: ProgressSheetAnswer, isDryRun: boolean, say: Say): string => {
  if (isDryRun) return say('试填报,什么都没有写入。', 'A dry run: nothing was written.')
  if (isRefused) return say('已退回,什么都没有写入。', 'Refused: nothing was written.')
  return outcome.isRecorded
    ? say('已填报,待联络员审核报送。', 'Entered; the coordinator has to release it.')
    : say('没有需要写入的内容。', 'There was nothing to write.')
}

const tallies = ({ received, entered, unchanged, rejected }: ImportedProgress, say: Say): string =>
  say(
    `收到 ${received} 行:填报 ${entered},已有且相同 ${unchanged},有错 ${rejected}`,
    `${received} rows: ${entered} entered, ${unchanged} there already, ${rejected} have errors`,
  )

const report = async (answer: ProgressSheetAnswer, options: Options, say: Say): Promise<string> => {
  const { errorList, warningSummary } = await import('./problem-report.ts')
  const rest = options.marked === undefined ? '--marked / --json' : `${options.marked} / --json`
  const { outcome } = answer
  return [
    `${verdict(answer, options.dryRun === true, say)}\n${tallies(outcome, say)}\n`,
    errorList(outcome.problems, say, rest),
    warningSummary(outcome.problems, say),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n')
}

const importSheet = async (on: Invocation, options: Options, path: string): Promise<ExitCode> => {
  const client = await clientOf(on, options)
  const list = await openList(path, options.marked, on.say)
  try {
    const answer = await sent(on, client, list, options)
    const { problemJson } = await import('./problem-report.ts')
    const json = () => ({ ...answer.outcome, problems: answer.outcome.problems.map(problemJson) })
    on.terminal.out(options.json ? `${JSON.stringify(json())}\n` : await report(answer, options, on.say))
    if (options.marked !== undefined) on.terminal.err(`${await keepMarked(on.say, options.marked, answer.marked)}\n`)
    const { received, rejected } = answer.outcome
    return answer.isRefused || (received > 0 && rejected === received) ? 1 : 0
  } finally {
    await list.close()
  }
}

export const addProgressImport = (progress: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  progress
    .command('import')
    .description(say('填报进展:读 .xlsx 或 .csv 表', 'Enters the progress that a sheet states: .xlsx or .csv'))
    .argument('<FILE>', say('进展表', 'the sheet'))
    .requiredOption('--cluster <CODE>', say('城市群代码,如 hbew', 'code of the city cluster, such as hbew'))
    .requiredOption('--city <CODE>', say('本市代码', 'code of the own city'), values.city)
    .addOption(
      new Option('--list <LIST>', say('表中未写清单时', 'where the sheet names no list')).choices([
        'TASK',
        'PROJECT',
        'PLATFORM',
      ]),
    )
    .option(
      '--year <YEAR>',
      say('年度,默认填报日期的年份', 'edition, else the year of the day'),
      values.between(2000, 2100),
    )
    .option('--on-day <YYYY-MM-DD>', say('表中未写填报日期时', 'where the sheet names no day'), values.day)
    .option('--revise', say('修订已报送的进展,每行须有说明', 'correct what was released, each row with its reason'))
    .option(
      '--dry-run',
      say('只检查,不写入;有行可填报即退出 0', 'check only, write nothing; ends with 0 unless every row is wrong'),
    )
    .option('--marked <OUT.xlsx>', say('把标注了问题的原表写到此文件', 'write the same sheet with the problems marked'))
    .option(
      '--accept-valid',
      say('填报无错的行(默认:有一行出错即全部退回)', 'enter the rows without errors (else one error refuses all)'),
    )
    .option(
      '--idempotency-key <KEY>',
      say('幂等键:重做不会重复填报', 'the same request twice is done once'),
      values.idempotencyKey,
    )
    .action(acting<Options>(on, (options, path) => importSheet(on, options, path!)))
}
