import { checkOptionalText } from '../base/check-text.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { type Fen, readMoney } from '../base/money.ts'
import { type Problem, problem } from '../base/problem.ts'
import { checkDay, type GivenName } from './given-name.ts'
import { isPermille, type ProgressFigures, stagesOf } from './progress-entry.ts'
import { textKey } from './text-key.ts'

/** An entry as a city gives it: money as exact decimal text in 元. */
export interface GivenProgress extends GivenName {
  /** The row's title, where a sheet has it beside the number: another one means that the number is wrong. */
  readonly title?: string | null
  readonly completedThisYear?: string | null
  readonly completedSinceStart?: string | null
  readonly physicalPermille?: number | null
  readonly stage?: string | null
  readonly isDone?: boolean | null
  readonly text?: string | null
  /** Why it is revised, or why its figures do not follow from those before. */
  readonly reason?: string | null
  /** What was found where it came from, such as a cell that is no number. */
  readonly problems?: readonly Problem[]
}

/** An entry in its normal form, with what is wrong with it by itself. */
export interface ReadProgress extends ProgressFigures {
  readonly textKey: string
  readonly reason: string | null
  readonly problems: readonly Problem[]
}

const at = (code: string, field: string, facts: Problem['facts']): Problem =>
  problem(code, { path: [field], field, facts })

const readAmount = (text: string | null | undefined, field: string): { fen: Fen | null; problems: Problem[] } => {
  if (text === null || text === undefined || text.trim() === '') return { fen: null, problems: [] }
  const fen = readMoney(text, 'YUAN')
  return { fen, problems: fen === null ? [at('MONEY_INVALID', field, { field, found: text.slice(0, 40) })] : [] }
}

const longestText = 4000
const longestReason = 1000

const keptText = (text: string | null | undefined): string | null => text?.trim() || null

/** Reads an entry, and finds what is wrong with it whatever stands before it. */
export const readProgress = (given: GivenProgress, today: CivilDate): ReadProgress => {
  const thisYear = readAmount(given.completedThisYear, 'completedThisYear')
  const sinceStart = readAmount(given.completedSinceStart, 'completedSinceStart')
  const physicalPermille = given.physicalPermille ?? null
  const stage = keptText(given.stage)
  const text = keptText(given.text)
  const isDone = given.isDone ?? false
  const stages = stagesOf[given.list]
  const problems = [
    ...(given.problems ?? []),
    ...checkDay(given, today),
    ...thisYear.problems,
    ...sinceStart.problems,
    ...(physicalPermille !== null && !isPermille(physicalPermille)
      ? [at('PHYSICAL_OUT_OF_RANGE', 'physicalPermille', { found: physicalPermille })]
      : []),
    ...(stage !== null && !stages.includes(stage)
      ? [at('PROGRESS_STAGE_UNKNOWN', 'stage', { found: stage.slice(0, 40), stages })]
      : []),
    ...checkOptionalText(given.text, 'text', longestText),
    ...checkOptionalText(given.reason, 'reason', longestReason),
  ]
  const said = { completedThisYearFen: thisYear.fen, completedSinceStartFen: sinceStart.fen, physicalPermille, stage }
  const isEmpty = !isDone && text === null && Object.values(said).every((value) => value === null)
  return {
    ...said,
    isDone,
    text,
    textKey: textKey(text),
    reason: keptText(given.reason),
    problems: isEmpty && problems.length === 0 ? [at('PROGRESS_EMPTY', 'text', {})] : problems,
  }
}
