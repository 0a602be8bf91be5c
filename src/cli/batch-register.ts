import type { Command } from 'commander'
import type { BatchFileAnswer, HutongClient, Registration } from '../client/index.ts'
import { isHubError } from './failure.ts'
import { acting, type CommonOptions, clientOf, type ExitCode, type Invocation } from './invocation.ts'
import { type ListFile, openList } from './list-file.ts'
import { keepMarked } from './marked-file.ts'
import { valuesIn } from './option-value.ts'
import { WrongUse } from './wrong-use.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly ordinal: number
  readonly title: string
  readonly documentNumber?: string
  readonly publishedOn?: string
  readonly dryRun?: boolean
  readonly marked?: string
  readonly map?: readonly string[]
  readonly granularity?: string
  readonly acceptValid?: boolean
  readonly idempotencyKey?: string
}

// A request that was refused as a whole answers in the same shape, so that a program reads one.
const nothingReceived: Registration = {
  received: 0,
  accepted: 0,
  unchanged: 0,
  rejected: 0,
  problems: [],
  codeShapes: [],
  itemBatch: null,
  columns: [],
}

const sent = async (
  on: Invocation,
  client: HutongClient,
  list: ListFile,
  options: Options,
): Promise<BatchFileAnswer> => {
  const { progressBar } = await import('./progress-bar.ts')
  const bar = progressBar(on.terminal, on.say)
  try {
    return await client.registerBatchFile(
      { ...options, onProblem: options.acceptValid ? 'ACCEPT_VALID' : 'REJECT_ALL', file: list.upload },
      { wantsMarked: options.marked !== undefined, onProgress: bar.onProgress, signal: on.interruptible() },
    )
  } finally {
    bar.end()
  }
}

const register = async (on: Invocation, options: Options, path: string): Promise<ExitCode> => {
  const { say, terminal } = on
  if (options.publishedOn !== undefined && options.documentNumber === undefined)
    throw new WrongUse(
      say(
        '往年批次(--published-on)须给出文号 --document-number',
        'A batch of past years (--published-on) needs --document-number',
      ),
    )
  const client = await clientOf(on, options)
  const list = await openList(path, options.marked, say)
  const reports = await import('./registration-report.ts')
  try {
    const answer = await sent(on, client, list, options)
    const rest = options.marked === undefined ? '--marked / --json' : `${options.marked} / --json`
    terminal.out(
      options.json
        ? `${JSON.stringify(reports.registrationJson(answer.outcome))}\n`
        : reports.registrationReport(answer, options.dryRun === true, rest, say),
    )
    if (options.marked !== undefined) terminal.err(`${await keepMarked(say, options.marked, answer.marked)}\n`)
    return answer.isRefused ? 1 : 0
  } catch (fault) {
    if (!options.json || !isHubError(fault)) throw fault
    terminal.out(`${JSON.stringify(reports.registrationJson({ ...nothingReceived, problems: fault.problems }))}\n`)
    terminal.err(`${fault.message}\n`)
    return 1
  } finally {
    await list.close()
  }
}

export const addBatchRegister = (batch: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  batch
    .command('register')
    .description(
      say('登记一批事项:读 .xlsx、.csv 或 NDJSON 清单', 'Registers the items of a list: .xlsx, .csv or NDJSON'),
    )
    .argument('<FILE>', say('清单文件', 'the list'))
    .requiredOption('--cluster <CODE>', say('城市群代码,如 hbew', 'code of the city cluster, such as hbew'))
    .requiredOption('--ordinal <N>', say('第几批', 'ordinal of the batch'), values.whole(1))
    .requiredOption('--title <TEXT>', say('批次名称', 'title of the batch'))
    .option('--document-number <TEXT>', say('文号', 'document number'))
    .option(
      '--published-on <YYYY-MM-DD>',
      say('公布日期:补录往年批次', 'day of publication: enters a batch of past years'),
      values.day,
    )
    .option('--dry-run', say('只检查,不写入;有错也退出 0', 'check only, write nothing; ends with 0 whatever it finds'))
    .option('--marked <OUT.xlsx>', say('把标注了问题的原表写到此文件', 'write the same sheet with the problems marked'))
    .option(
      '--map <HEADER=FIELD>',
      say('指定列的含义,可多次;字段为 - 表示不用该列', 'what a column means, may be repeated; - ignores it'),
      values.map,
    )
    .option(
      '--granularity <G>',
      say(
        '清单未写明时的颗粒度:主项、子项、业务办理项',
        'for rows that do not say: MAIN_ITEM, SUB_ITEM, HANDLING_ITEM',
      ),
      values.granularity,
    )
    .option(
      '--accept-valid',
      say('登记无错的行(默认:有一行出错即全部退回)', 'register the rows without errors (else one error refuses all)'),
    )
    .option(
      '--idempotency-key <KEY>',
      say('幂等键:重做不会重复登记', 'the same request twice is done once'),
      values.idempotencyKey,
    )
    .action(acting<Options>(on, (options, path) => register(on, options, path!)))
}
