import type { Command } from 'commander'
import { acting, clientOf, type ExitCode, type Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'
import type { SyncPushOptions } from './push-sending.ts'
import type { RowsFile } from './row-file.ts'
import { WrongUse } from './wrong-use.ts'

const refuseMisuse = async ({ say }: Invocation, options: SyncPushOptions, rows: RowsFile): Promise<void> => {
  const { marked, outcomes, confirm, whole, dryRun, restart, rowVersion } = options
  const { mustBeWritable } = await import('./whole-file.ts')
  if (marked !== undefined && !rows.isSheet)
    throw new WrongUse(
      say(
        '--marked 只用于 .xlsx 和 .csv 文件;NDJSON 请用 --outcomes',
        '--marked is for .xlsx and .csv files; for NDJSON there is --outcomes',
      ),
    )
  if (rowVersion !== undefined && !rows.isSheet)
    throw new WrongUse(
      say(
        '--row-version 只用于 .xlsx 和 .csv 文件;NDJSON 的每行自带版本',
        '--row-version is for .xlsx and .csv files; each row of NDJSON has its version',
      ),
    )
  if (confirm && !whole) throw new WrongUse(say('--confirm 须与 --whole 同用', '--confirm goes with --whole'))
  if (dryRun && restart)
    throw new WrongUse(say('--restart 不能与 --dry-run 同用', '--restart does not go with --dry-run'))
  if (outcomes !== undefined) await mustBeWritable(outcomes, '--outcomes', say)
  if (marked !== undefined) await mustBeWritable(marked, '--marked', say)
}

const push = async (on: Invocation, options: SyncPushOptions, path: string): Promise<ExitCode> => {
  const { openRows } = await import('./row-file.ts')
  const rows = await openRows(path, on.say)
  await refuseMisuse(on, options, rows)
  const client = await clientOf(on, options)
  const { rehearse } = await import('./push-sending.ts')
  const { pushFor } = await import('./push-resuming.ts')
  const sending = { on, client, options, rows, ledgerPath: options.state ?? `${path}.push` }
  const result = await (options.dryRun ? rehearse(sending) : pushFor(sending, new Date()))
  const { isFine, pushJson, pushReport } = await import('./push-report.ts')
  on.terminal.out(
    options.json
      ? `${JSON.stringify(pushJson(result))}\n`
      : pushReport(result, options.dryRun === true, options.outcomes, on.say),
  )
  return isFine(result) ? 0 : 1
}

/** The options that say whose rows they are. */
export const withSource = (command: Command, { say }: Invocation): Command => {
  const values = valuesIn(say)
  return command
    .requiredOption('--city <CODE>', say('城市代码,如 150200', 'code of the city, such as 150200'), values.city)
    .requiredOption(
      '--source <NAME>',
      say('数据源:对接系统自己的代码,如 baotou-zwfw', 'source: the partner system’s own word, such as baotou-zwfw'),
      values.source,
    )
}

export const addSyncPush = (sync: Command, on: Invocation): void => {
  const { say } = on
  const command = sync
    .command('push')
    .description(
      say(
        '推送本市目录:NDJSON(可 gzip)、.xlsx 或 .csv;中断后再运行一次即接着推送',
        'Pushes a city’s catalogue: NDJSON, gzipped or not, .xlsx or .csv; run again after a break it goes on',
      ),
    )
    .argument('<FILE>', say('目录文件', 'the rows'))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
  withSource(command, on)
    .option('--dry-run', say('只检查,不写入', 'check only, write nothing'))
    .option(
      '--whole',
      say('这是全量目录:缺的行会列出(不取消)', 'a whole catalogue: rows that it has no longer are told, not cancelled'),
    )
    .option('--confirm', say('全量目录大幅减少时仍然应用', 'apply a whole catalogue that has shrunk all the same'))
    .option('--restart', say('不接着上次,另起一次推送', 'give up what was broken off and begin anew'))
    .option('--state <FILE>', say('推送记录放在何处(默认 FILE.push)', 'where the push is kept, else FILE.push'))
    .option('--outcomes <OUT.ndjson>', say('把每行的结果写到此文件', 'write the outcome of each row to this file'))
    .option('--marked <OUT.xlsx>', say('把标注了问题的原表写到此文件', 'write the same sheet with the problems marked'))
    .option(
      '--row-version <N>',
      say('表格没有版本列时各行的版本,如 20261127', 'version of the rows of a sheet that names none, such as 20261127'),
      valuesIn(say).whole(1),
    )
    .option(
      '--chunk-rows <N>',
      say('每块行数,至多 20000', 'rows a chunk, at most 20000'),
      valuesIn(say).between(1, 20_000),
      5000,
    )
    .addHelpText(
      'after',
      `\n${say(
        '退出码:0 全部接受;1 有退回、冲突的行,或推送暂停待确认,或没有送达(未变、过期的行不算错)',
        'Exit codes: 0 all rows taken; 1 rows rejected or in conflict, or the push waits to be confirmed, or it did not arrive (unchanged and outdated rows are no fault)',
      )}`,
    )
    .action(acting<SyncPushOptions>(on, (options, path) => push(on, options, path!)))
}
