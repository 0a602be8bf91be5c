import type { AnsweredProblem } from '../client/index.ts'
import { harmless } from './display-width.ts'
import type { Say } from './language.ts'
import { table } from './table.ts'

const longest = 50
const firstRows = 5

/** A problem as programs get it: these members and no others. */
export const problemJson = ({ code, severity, sheet, row, field, facts, message }: AnsweredProblem) => ({
  code,
  severity,
  sheet,
  row,
  field,
  facts,
  message,
})

/** By sheet in the file's own order, then by row; what is about the whole comes first. */
const inRowOrder = (problems: readonly AnsweredProblem[]): readonly AnsweredProblem[] => {
  const sheets = [...new Set(problems.map((problem) => problem.sheet))]
  return problems.toSorted((a, b) => {
    if ((a.row === null) !== (b.row === null)) return a.row === null ? -1 : 1
    return sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || (a.row ?? 0) - (b.row ?? 0)
  })
}

const placeOf = ({ sheet, row, cell }: AnsweredProblem, say: Say): string =>
  [sheet, row === null ? null : say(`第 ${row} 行`, `row ${row}`), cell].filter((part) => part !== null).join(' ')

/** Errors row by row, cut where nobody reads on. `rest` says where the others are. */
export const errorList = (problems: readonly AnsweredProblem[], say: Say, rest: string): string => {
  const errors = inRowOrder(problems.filter((problem) => problem.severity === 'ERROR'))
  if (errors.length === 0) return ''
  const head = [say('位置', 'Place'), say('代码', 'Code'), say('说明', 'What is wrong')]
  const shown = errors.slice(0, longest).map((error) => [placeOf(error, say), error.code, error.message])
  const left = errors.length - longest
  return (
    table(head, shown) + (left > 0 ? `${say(`… 另有 ${left} 条,见 ${rest}`, `… ${left} more, see ${rest}`)}\n` : '')
  )
}

/** Warnings by code: how many, the first rows, and the wording of the first. */
export const warningSummary = (problems: readonly AnsweredProblem[], say: Say): string => {
  const byCode = new Map<string, AnsweredProblem[]>()
  for (const problem of inRowOrder(problems.filter(({ severity }) => severity === 'WARNING'))) {
    const known = byCode.get(problem.code)
    if (known) known.push(problem)
    else byCode.set(problem.code, [problem])
  }
  if (byCode.size === 0) return ''
  const head = [
    say('代码', 'Code'),
    say('条数', 'Count'),
    say('行', 'Rows'),
    say('说明(首条)', 'What it says (the first)'),
  ]
  const rows = [...byCode].map(([code, found]) => {
    const numbers = [...new Set(found.flatMap(({ row }) => (row === null ? [] : [row])))]
    const list = numbers.slice(0, firstRows).join(', ') + (numbers.length > firstRows ? ' …' : '')
    return [code, found.length, list, found[0]!.message]
  })
  return table(head, rows)
}

/** A few problems of a request that is no list: a sentence each. */
export const sentences = (problems: readonly AnsweredProblem[], say: Say): string =>
  problems
    .map(({ code, severity, message }) => {
      const kind = severity === 'ERROR' ? say('错误', 'Error') : say('提示', 'Warning')
      return `${kind} ${code}: ${harmless(message)}\n`
    })
    .join('')
