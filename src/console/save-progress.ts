import type { CityCluster } from '../access/city-cluster.ts'
import { isError, type Problem, problem } from '../base/problem.ts'
import { recordProgress, reviseProgress } from '../programme/record-progress.ts'
import { releaseProgress, returnProgress } from '../programme/release-progress.ts'
import type { SentForm } from './forms.ts'
import { givenRows } from './given-rows.ts'
import { listAt } from './plan-kinds.ts'
import { type ReportedRow, type Reporting, reportingOf } from './progress-rows.ts'
import type { Visit } from './visit.ts'
import { progressWords } from './words/progress-words.ts'
import { fill, wordsIn } from './words/speak.ts'

/** What became of a row: in a word, and why. */
export interface RowAnswer {
  readonly word: 'ENTERED' | 'UNCHANGED' | 'REJECTED' | 'STEPPED'
  readonly problems: readonly Problem[]
  readonly isRefused: boolean
}

/** What became of a form: of each row by its number, and of the whole. */
export interface Answers {
  readonly rows: ReadonlyMap<number, RowAnswer>
  readonly problems: readonly Problem[]
  readonly summary: string | null
}

export const noAnswers: Answers = { rows: new Map(), problems: [], summary: null }

const answersOf = (
  numbers: readonly number[],
  outcomes: readonly RowAnswer['word'][],
  problems: readonly Problem[],
): ReadonlyMap<number, RowAnswer> =>
  new Map(
    numbers.map((number, i) => {
      const own = problems.filter(({ path }) => path[0] === 'entries' && path[1] === i)
      return [number, { word: outcomes[i]!, problems: own, isRefused: own.some(isError) }]
    }),
  )

/** Enters what was typed, what was released before as a revision; each row by itself. */
const save = async (
  { hub, caller, language }: Visit,
  reporting: Reporting,
  form: SentForm,
  rows: readonly ReportedRow[],
): Promise<Answers> => {
  const words = wordsIn(progressWords, language)
  const given = givenRows(form, reporting, rows)
  if (given.length === 0) return { ...noAnswers, summary: words.nothingSent }
  const found: (readonly [number, RowAnswer])[] = []
  const problems: Problem[] = []
  for (const isRevision of [false, true]) {
    const entries = given.filter((one) => one.isRevision === isRevision).map((one) => one.given)
    if (entries.length === 0) continue
    const { cluster, city } = reporting
    const input = { cluster, city, entries, onProblem: 'ACCEPT_VALID' as const, dryRun: false }
    const outcome = await (isRevision ? reviseProgress : recordProgress)(hub, caller, input)
    if (outcome.ok === undefined) problems.push(...outcome.problems)
    else
      found.push(
        ...answersOf(
          entries.map(({ number }) => number),
          outcome.ok.outcomes,
          outcome.problems,
        ),
      )
  }
  const count = (word: RowAnswer['word']) => found.filter(([, answer]) => answer.word === word).length
  const counts = {
    received: given.length,
    entered: count('ENTERED'),
    unchanged: count('UNCHANGED'),
    rejected: count('REJECTED'),
  }
  return { rows: new Map(found), problems, summary: fill(words.summary, counts) }
}

/** Releases or returns the rows that were chosen. */
const step = async ({ hub, caller, language }: Visit, reporting: Reporting, form: SentForm): Promise<Answers> => {
  const words = wordsIn(progressWords, language)
  const { cluster, city, list, year, onDay } = reporting
  const numbers = form.all('pick').map(Number)
  if (numbers.length === 0) return { ...noAnswers, problems: [problem('PROGRESS_NONE')], summary: words.nothingPicked }
  const input = { cluster, city, entries: numbers.map((number) => ({ list, year, number, onDay })) }
  const outcome = await (form.text('step') === 'return'
    ? returnProgress(hub, caller, { ...input, reason: form.text('returnReason') })
    : releaseProgress(hub, caller, input))
  if (outcome.ok === undefined) return { ...noAnswers, problems: outcome.problems }
  const { received, stepped, unchanged, rejected, outcomes } = outcome.ok
  return {
    rows: answersOf(numbers, outcomes, outcome.problems),
    problems: [],
    summary: fill(words.stepped, { received, stepped, unchanged, rejected }),
  }
}

/** Does what the pressed button says. */
export const answerForm = (
  visit: Visit,
  cluster: CityCluster,
  form: SentForm,
  rows: readonly ReportedRow[],
): Promise<Answers> => {
  const reporting = reportingOf(visit, cluster, listAt(form.text('list')) ?? 'PROJECT', form.text('day'))
  return form.text('step') === '' ? save(visit, reporting, form, rows) : step(visit, reporting, form)
}
