import type { Language } from '../report/problem-wording.ts'
import type { OutcomeLine } from '../sync/row-outcome.ts'
import type { SyncAnswer } from '../sync/sync-implementations.ts'
import { shownProblem } from './problem-response.ts'

/** A kept line without problems is shown as it is kept. */
const withoutProblems = '"problems":[]}'

/** Outcomes as they are kept, with what their problems say to people. */
export function* shownLines(outcomes: string, language: Language): Generator<string> {
  let start = 0
  while (start < outcomes.length) {
    const found = outcomes.indexOf('\n', start)
    const end = found < 0 ? outcomes.length : found
    const line = outcomes.slice(start, end)
    yield `${line.endsWith(withoutProblems) ? line : shownLine(line, language)}\n`
    start = end + 1
  }
}

const shownLine = (text: string, language: Language): string => {
  const line = JSON.parse(text) as OutcomeLine
  return JSON.stringify({ ...line, problems: line.problems.map((found) => shownProblem(found, language)) })
}

/** The answer to a chunk: a line a row, and the summary. */
export async function* answerLines(answer: SyncAnswer, language: Language): AsyncGenerator<string> {
  const { outcomes, counts, problems, ...head } = answer
  yield* shownLines(outcomes, language)
  const shown = problems.map((found) => shownProblem(found, language))
  yield `${JSON.stringify({ summary: { ...head, ...counts, problems: shown } })}\n`
}
