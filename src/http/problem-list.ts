import { breather } from '../base/breathe.ts'
import type { Problem } from '../base/problem.ts'
import type { Language } from '../report/problem-wording.ts'
import { shownProblem } from './problem-response.ts'

const atATime = 100

/** An answer and its problems as JSON, in pieces: a hundred thousand of them make no one text, and let others in between. */
export async function* jsonWithProblems(
  answer: object,
  problems: readonly Problem[],
  language: Language,
): AsyncGenerator<string> {
  const breathe = breather()
  yield `${JSON.stringify(answer).slice(0, -1)},"problems":[`
  for (let from = 0; from < problems.length; from += atATime) {
    const texts = problems.slice(from, from + atATime).map((found) => JSON.stringify(shownProblem(found, language)))
    yield from === 0 ? texts.join() : `,${texts.join()}`
    await breathe()
  }
  yield ']}'
}
