import { workerAnswers } from '#table-work'
import type { Problem } from '../base/problem.ts'
import { limitsWith } from './limits.ts'
import type { MarkedBytes } from './mark-file.ts'
import { type Mark, type MarkOptions, markWording } from './marks.ts'
import { Refused, refuse } from './refused.ts'
import type { TableFile } from './table.ts'

/**
 * The file given back with what is wrong shown where it is: the cells coloured, the words in one column added at the right.
 * A workbook keeps its look; a CSV or ndjson file, and a very long table, come back as a new workbook.
 */
export const markTable = async (
  file: TableFile,
  marks: readonly Mark[],
  options: MarkOptions = {},
): Promise<MarkedBytes | { readonly problem: Problem }> => {
  const limits = limitsWith(options.limits)
  const job = { do: 'mark', file, limits, marks, wording: markWording(options) } as const
  try {
    if (file.bytes.length > limits.inputBytes) refuse('FILE_TOO_LARGE', { limit: limits.inputBytes })
    for await (const answer of workerAnswers(job, { limits, signal: options.signal })) {
      if (answer.marked) return answer.marked
      if (answer.refusal) return { problem: answer.refusal }
    }
    throw new Error('the table worker gave no marked file')
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault
    return { problem: fault.problem }
  }
}
