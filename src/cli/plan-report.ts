import type { ImportedPlan, PlanSheetAnswer } from '../client/index.ts'
import { harmless } from './display-width.ts'
import type { Say } from './language.ts'
import type { PlanImportOptions } from './plan-import.ts'
import { errorList, problemJson, warningSummary } from './problem-report.ts'

/** The outcome as programs get it. */
export const planJson = ({ outcome }: PlanSheetAnswer) => ({
  ...outcome,
  problems: outcome.problems.map(problemJson),
})

const verdict = ({ outcome, isRefused }: PlanSheetAnswer, isDryRun: boolean, say: Say): string => {
  if (isDryRun) return say('试登记,什么都没有写入。', 'A dry run: nothing was written.')
  if (isRefused) return say('已退回,什么都没有写入。', 'Refused: nothing was written.')
  return outcome.created + outcome.updated > 0
    ? say('已登记。', 'Registered.')
    : say('没有需要写入的内容。', 'There was nothing to write.')
}

const tallies = ({ received, created, updated, unchanged, rejected }: ImportedPlan, say: Say): string =>
  say(
    `收到 ${received} 行:新增 ${created},修改 ${updated},已有且相同 ${unchanged},有错 ${rejected}`,
    `${received} rows: ${created} new, ${updated} changed, ${unchanged} as they were, ${rejected} have errors`,
  )

const shown = 20

/** Which fields of which rows become other ones: what a person checks before it is done. */
const changes = ({ rows }: ImportedPlan, say: Say): string => {
  const updated = rows.filter(({ outcome }) => outcome === 'UPDATED')
  const lines = updated
    .slice(0, shown)
    .map(({ number, changed }) =>
      say(`第 ${number} 项:${changed.join('、')}\n`, `No. ${number}: ${changed.join(', ')}\n`),
    )
  const left = updated.length - lines.length
  return lines.join('') + (left > 0 ? say(`… 另有 ${left} 项,见 --json\n`, `… ${left} more, see --json\n`) : '')
}

const unitNames = (say: Say): Readonly<Record<string, string>> => ({
  YUAN: say('元', '元'),
  WAN_YUAN: say('万元', '万元 (10,000 元)'),
  YI_YUAN: say('亿元', '亿元 (100,000,000 元)'),
})

/** By which unit each column of money was read: a mistake here is one of four digits. */
const units = ({ columns }: ImportedPlan, say: Say): string => {
  const read = columns.flatMap(({ header, unit }) =>
    unit === null ? [] : [`${harmless(header)} → ${unitNames(say)[unit] ?? unit}`],
  )
  return read.length === 0 ? '' : `${say('金额按此单位换算', 'Amounts read by unit')}: ${read.join(say('、', ', '))}\n`
}

const columnsNotUsed = ({ columns }: ImportedPlan, say: Say): string => {
  const left = columns.filter(({ field }) => field === null).map(({ header }) => header)
  return left.length === 0 ? '' : `${say('未使用的列', 'Columns not used')}: ${harmless(left.join(say('、', ', ')))}\n`
}

/** The outcome as people read it, in paragraphs. */
export const planReport = (answer: PlanSheetAnswer, { dryRun, marked }: PlanImportOptions, say: Say): string => {
  const { outcome } = answer
  const rest = marked === undefined ? '--marked / --json' : `${marked} / --json`
  return [
    `${verdict(answer, dryRun === true, say)}\n${tallies(outcome, say)}\n`,
    changes(outcome, say),
    units(outcome, say) + columnsNotUsed(outcome, say),
    errorList(outcome.problems, say, rest),
    warningSummary(outcome.problems, say),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n')
}
