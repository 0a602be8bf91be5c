import { stat } from 'node:fs/promises'
import type { Command } from 'commander'
import type { RowDifference } from '../client/index.ts'
import { acting, type ExitCode, type Invocation } from './invocation.ts'
import type { SpoiltLine } from './known-copy.ts'
import type { Say } from './language.ts'
import { valuesIn } from './option-value.ts'
import { type FeedOptions, withFeed } from './sync-pull.ts'
import { table } from './table.ts'
import { WrongUse } from './wrong-use.ts'

export interface ReconcileCommandOptions extends FeedOptions {
  readonly city?: string
  readonly source?: string
  readonly repair?: boolean
}

/** What was compared of one city, and in how many questions to the hub. */
export interface Compared {
  readonly city: string
  readonly source: string | null
  readonly here: number
  readonly hub: number
  readonly calls: number
  readonly differences: readonly RowDifference[]
}

/** What was compared, and the lines of a copy that are not as they were fetched. */
export interface Reconciled {
  readonly compared: readonly Compared[]
  readonly spoilt: readonly SpoiltLine[]
}

const shown = 50

const versionOf = (row: RowDifference['hub'], say: Say): string =>
  row === null ? say('无', 'none') : `${row.version} ${row.hash.slice(0, 12)}`

const comparedText = ({ city, source, here, hub, calls, differences }: Compared, say: Say): string => {
  const of = source === null ? city : `${city} ${source}`
  const sum = say(
    `${of}:本地 ${here} 行,互通 ${hub} 行,不同 ${differences.length} 行(询问 ${calls} 次)\n`,
    `${of}: ${here} rows here, ${hub} at the hub, ${differences.length} differ (${calls} questions)\n`,
  )
  if (differences.length === 0) return sum
  const head = [say('行', 'Row'), say('本地版本', 'Here'), say('互通版本', 'At the hub')]
  const rows = differences.slice(0, shown).map((one) => [one.key, versionOf(one.here, say), versionOf(one.hub, say)])
  const rest = differences.length - rows.length
  return (
    sum + table(head, rows) + (rest > 0 ? say(`… 另有 ${rest} 行,见 --json\n`, `… ${rest} more, see --json\n`) : '')
  )
}

const spoiltText = (spoilt: readonly SpoiltLine[], say: Say): string => {
  if (spoilt.length === 0) return ''
  const head = [say('文件行', 'Line'), say('号', 'Entry'), say('对象', 'Subject')]
  const rows = spoilt.slice(0, shown).map(({ line, number, subject }) => [line, number, subject])
  const rest = spoilt.length - rows.length
  return (
    say(
      `副本中有 ${spoilt.length} 行被改坏,内容与其哈希或所附字段不符;--repair 重新取快照\n`,
      `${spoilt.length} lines of the copy are spoilt: their content does not fit their hash or fields; --repair fetches it anew\n`,
    ) +
    table(head, rows) +
    (rest > 0 ? say(`… 另有 ${rest} 行,见 --json\n`, `… ${rest} more, see --json\n`) : '')
  )
}

const reconcile = async (on: Invocation, options: ReconcileCommandOptions, path: string): Promise<ExitCode> => {
  const { say, terminal } = on
  const found = await stat(path).catch(() => null)
  if (found === null) throw new WrongUse(say(`没有 ${path}`, `There is no ${path}`))
  if (found.isDirectory() && options.source !== undefined)
    throw new WrongUse(say('核对文件夹里的副本时不用 --source', 'A copy in a folder is reconciled without --source'))
  const { reconcileCopy, reconcileFile } = await import('./reconcile-rows.ts')
  const reconciled = await (found.isDirectory() ? reconcileCopy : reconcileFile)(on, options, path)
  const { compared, spoilt } = reconciled
  if (options.json) terminal.out(`${JSON.stringify(reconciled)}\n`)
  else terminal.out(compared.map((one) => comparedText(one, say)).join('') + spoiltText(spoilt, say))
  return spoilt.length > 0 || compared.some(({ differences }) => differences.length > 0) ? 1 : 0
}

export const addSyncReconcile = (sync: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  const command = sync
    .command('reconcile')
    .description(
      say(
        '核对:推送的文件或取回的副本与互通有哪些行不同(按校验和逐段缩小)',
        'Which rows of a pushed file, or of a pulled copy, differ from the hub’s: by checksums of ever smaller ranges',
      ),
    )
    .argument('<FILE|DIR>', say('NDJSON 目录文件,或 pull 的文件夹', 'rows as NDJSON, or the folder of pull'))
    .option('--city <CODE>', say('城市代码(文件必需;副本默认各市)', 'city (of a copy: all of them)'), values.city)
    .option('--source <NAME>', say('数据源(文件必需)', 'source (needed for a file)'), values.source)
  withFeed(command, on)
    .option(
      '--repair',
      say(
        '改正:文件则推送不同的行,副本则重新取快照',
        'of a file pushes the rows that differ; of a copy fetches it anew',
      ),
    )
    .addHelpText(
      'after',
      `\n${say('退出码:0 完全相同,1 有不同的行(--repair 之后再比一次)', 'Exit codes: 0 all the same, 1 rows differ (looked at again after --repair)')}`,
    )
    .action(acting<ReconcileCommandOptions>(on, (options, path) => reconcile(on, options, path!)))
}
