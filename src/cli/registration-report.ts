import type { BatchFileAnswer, Registration } from '../client/index.ts'
import { inWords } from './batch-text.ts'
import { harmless } from './display-width.ts'
import type { Say } from './language.ts'
import { errorList, problemJson, warningSummary } from './problem-report.ts'
import { table } from './table.ts'

/** The outcome as programs get it: these members and no others. */
export const registrationJson = ({ received, accepted, unchanged, rejected, problems, codeShapes }: Registration) => ({
  received,
  accepted,
  unchanged,
  rejected,
  problems: problems.map(problemJson),
  codeShapes: codeShapes.map(({ shape, rows, example }) => ({ shape, rows, example })),
})

const columnsUsed = ({ columns }: Registration, say: Say): string => {
  const used = columns.filter(({ field }) => field !== null)
  const unused = columns.filter(({ field }) => field === null)
  const mapped = used.map(({ header, field }) => `${header} → ${field}`).join(say(',', ', '))
  const left = unused.map(({ header }) => header).join(say('、', ', '))
  return [
    mapped === '' ? '' : `${say('使用的列', 'Columns used')}: ${harmless(mapped)}\n`,
    left === '' ? '' : `${say('未使用的列', 'Columns not used')}: ${harmless(left)}\n`,
  ].join('')
}

const shapesShown = 20

const shapes = ({ codeShapes }: Registration, say: Say): string => {
  if (codeShapes.length === 0) return ''
  const shown = codeShapes.slice(0, shapesShown).map(({ shape, rows, example }) => [shape, rows, example])
  const left = codeShapes.length - shapesShown
  const rest = left > 0 ? `${say(`… 另有 ${left} 种,见 --json`, `… ${left} more, see --json`)}\n` : ''
  return table([say('编码形式', 'Shape of code'), say('行数', 'Rows'), say('示例', 'Example')], shown) + rest
}

const tallies = ({ received, accepted, unchanged, rejected }: Registration, isDryRun: boolean, say: Say): string =>
  isDryRun
    ? say(
        `收到 ${received} 行:可登记 ${accepted},已有且相同 ${unchanged},有错 ${rejected}`,
        `${received} rows: ${accepted} would be registered, ${unchanged} are there already, ${rejected} have errors`,
      )
    : say(
        `收到 ${received} 行:登记 ${accepted},已有且相同 ${unchanged},退回 ${rejected}`,
        `${received} rows: ${accepted} registered, ${unchanged} there already, ${rejected} rejected`,
      )

const verdict = ({ outcome, isRefused }: BatchFileAnswer, isDryRun: boolean, say: Say): string => {
  if (isDryRun) return say('试登记,什么都没有写入。', 'A dry run: nothing was written.')
  if (isRefused) return say('已退回,什么都没有写入。', 'Refused: nothing was written.')
  const batch = outcome.itemBatch
  if (!batch) return say('没有需要写入的内容。', 'There was nothing to write.')
  return say(
    `已登记:${batch.cluster} 第 ${batch.ordinal} 批《${harmless(batch.title)}》,共 ${batch.itemCount} 项(${inWords(say, batch.state)})。`,
    `Registered: ${batch.cluster}, batch ${batch.ordinal} "${harmless(batch.title)}", ${batch.itemCount} items (${inWords(say, batch.state)}).`,
  )
}

/** The outcome as people read it, in paragraphs. */
export const registrationReport = (answer: BatchFileAnswer, isDryRun: boolean, rest: string, say: Say): string => {
  const { outcome } = answer
  return [
    `${verdict(answer, isDryRun, say)}\n${tallies(outcome, isDryRun, say)}\n`,
    columnsUsed(outcome, say),
    shapes(outcome, say),
    errorList(outcome.problems, say, rest),
    warningSummary(outcome.problems, say),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n')
}
