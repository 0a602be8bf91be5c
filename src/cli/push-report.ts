import type { Push, RowCounts } from '../client/index.ts'
import type { Say } from './language.ts'
import { problemJson } from './problem-report.ts'
import type { PlacedRow } from './row-places.ts'
import { type Cell, table } from './table.ts'

/** What a push came to: `push` is null after a dry run. */
export interface PushResult {
  readonly counts: RowCounts
  readonly push: Push | null
  /** The first rows that were rejected or are in conflict. */
  readonly first: readonly PlacedRow[]
}

/** Whether every row was taken: nothing rejected, in conflict, or blocked. */
export const isFine = ({ counts, push }: PushResult): boolean =>
  counts.rejected === 0 && counts.conflict === 0 && push?.state !== 'BLOCKED'

const fates: readonly (readonly [keyof RowCounts, zh: string, en: string])[] = [
  ['received', '收到', 'received'],
  ['created', '新增', 'created'],
  ['updated', '更新', 'updated'],
  ['unchanged', '未变', 'unchanged'],
  ['outdated', '过期', 'outdated'],
  ['conflict', '冲突', 'conflict'],
  ['rejected', '退回', 'rejected'],
]

export const countsLine = (counts: RowCounts, say: Say): string => {
  const [all, ...six] = fates.map(([name, zh, en]) => say(`${zh} ${counts[name]}`, `${counts[name]} ${en}`))
  return `${all}: ${six.join(say('、', ', '))}\n`
}

const verdict = ({ push }: PushResult, isDryRun: boolean, say: Say): string => {
  if (isDryRun || push === null) return say('试推送,什么都没有写入。\n', 'A dry run: nothing was written.\n')
  if (push.state !== 'BLOCKED') return say(`推送 ${push.id} 完成。\n`, `The push ${push.id} is done.\n`)
  const { before = 0, now = 0, share = 0 } = push.drop ?? {}
  return say(
    `推送 ${push.id} 暂停:目录由 ${before} 行减为 ${now} 行,超过 ${share * 100}%。核对无误后加 --confirm 再运行一次。\n`,
    `The push ${push.id} waits: the catalogue went from ${before} rows to ${now}, by more than ${share * 100}%. If that is right, run it again with --confirm.\n`,
  )
}

const missing = ({ push }: PushResult, say: Say): string => {
  if (!push?.missing?.count) return ''
  const { count, rows } = push.missing
  const some = rows.slice(0, 10).join(say('、', ', ')) + (count > 10 ? ' …' : '')
  return say(
    `这次没有而互通已有的行(不会自动取消):${count}  ${some}\n`,
    `Rows at the hub that this catalogue no longer has (none is cancelled by itself): ${count}  ${some}\n`,
  )
}

/** A row by its id; without one by where it stands: the line of a file, the row of a sheet, or which row of a sheet it is. */
const nameOf = ({ rowId, fileLine, line, problems }: PlacedRow, say: Say): string => {
  if (rowId !== null) return rowId
  const placed = problems.find(({ row }) => row !== null)
  const row = fileLine ?? placed?.row
  if (row === undefined || row === null) return say(`表中第 ${line} 条`, `row ${line} under the header`)
  return [placed?.sheet ?? '', say(`第 ${row} 行`, `line ${row}`)].join(' ').trim()
}

/** Rows with their first problem each. */
export const outcomeTable = (outcomes: readonly PlacedRow[], say: Say): string => {
  if (outcomes.length === 0) return ''
  const rows = outcomes.map((row): Cell[] => {
    const { version, outcome, problems } = row
    const worst = problems.find(({ severity }) => severity === 'ERROR') ?? problems[0]
    return [nameOf(row, say), version, outcome, worst?.code, worst?.message]
  })
  const head = [say('行标识', 'Row'), say('版本', 'Version'), say('结果', 'Outcome'), say('代码', 'Code')]
  return table([...head, say('说明', 'What is wrong')], rows)
}

export const pushReport = (result: PushResult, isDryRun: boolean, outcomes: string | undefined, say: Say): string => {
  const left = result.counts.rejected + result.counts.conflict - result.first.length
  const rest =
    left > 0
      ? say(`… 另有 ${left} 行,见 ${outcomes ?? '--outcomes'}\n`, `… ${left} more, see ${outcomes ?? '--outcomes'}\n`)
      : ''
  return [
    verdict(result, isDryRun, say) + countsLine(result.counts, say) + missing(result, say),
    outcomeTable(result.first, say) + rest,
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n')
}

/** The outcome as programs get it. */
export const pushJson = ({ counts, push, first }: PushResult) => {
  const { received, created, updated, unchanged, outdated, conflict, rejected } = counts
  return {
    push: push?.id ?? null,
    state: push?.state ?? null,
    ...{ received, created, updated, unchanged, outdated, conflict, rejected },
    missing: push?.missing ?? null,
    drop: push?.drop ?? null,
    rows: first.map(({ problems, ...row }) => ({ ...row, problems: problems.map(problemJson) })),
  }
}
