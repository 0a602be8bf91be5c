import type { CivilDate } from '../base/civil-date.ts'
import { isError, type Problem } from '../base/problem.ts'
import { canonicalJson } from '../changes/canonical.ts'
import { sha256Hex } from '../changes/digest.ts'
import { type GivenPlanRow, headProblems, type KnownPlanRow } from './given-plan-row.ts'
import type { TaskContent } from './plan-content.ts'
import { aheadOf, checkPlanContent } from './plan-content-rules.ts'
import { type NewDeadline, nextDeadline } from './plan-deadline.ts'
import { type ContentOf, citiesOf, type PlanList, type PlanState } from './plan-row.ts'
import { emptyValue, planShapes } from './plan-shape.ts'
import { takeValue } from './plan-value.ts'
import { type PlanWords, wordsFor } from './plan-words.ts'

export type PlanOutcome = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REJECTED'

/** The version that follows, without what only the database gives. */
export interface NextPlanRow {
  readonly subjectId: number | null
  readonly version: number
  readonly state: PlanState
  readonly content: TaskContent
  readonly canonical: string
  readonly contentHash: string
  readonly cities: readonly string[]
  readonly deadline: NewDeadline | null
  readonly reason: string | null
}

/** What becomes of a given row. */
export interface DecidedPlanRow {
  readonly outcome: PlanOutcome
  /** The fields of the content that are other than before. */
  readonly changed: readonly string[]
  readonly next: NextPlanRow | null
  readonly problems: readonly Problem[]
}

/** Of another year's edition; they begin anew. */
const yearly: readonly string[] = ['plannedThisYearFen', 'plannedCurve']

const rejected = (problems: readonly Problem[]): DecidedPlanRow => ({
  outcome: 'REJECTED',
  changed: [],
  next: null,
  problems,
})

/** Decides what a given row does to an edition: a first version, a next one, nothing, or a refusal with all that is wrong. */
export const decidePlanRow = <L extends PlanList>(
  list: L,
  given: GivenPlanRow,
  known: KnownPlanRow,
  words: PlanWords,
  validFrom: CivilDate,
  today: CivilDate = validFrom,
): DecidedPlanRow => {
  const { last, carried } = known
  const before = last?.content ?? (carried && withoutYearly(carried.content))
  const taken = takeContent(list, given.content, before, wordsFor(words, before))
  const head = [...(given.problems ?? []), ...headProblems(given, known, validFrom), ...taken.problems]
  if (head.some(isError)) return rejected(head)
  const content = taken.content as ContentOf[L]
  const was = last ?? carried
  const deadline = nextDeadline(
    { deadline: was?.content.deadline ?? null, hasBaseline: known.hasBaseline },
    content.deadline,
    given.deadlineReason ?? null,
  )
  const problems = [...head, ...checkPlanContent(list, content), ...aheadOf(content, today), ...deadline.problems]
  if (problems.some(isError)) return rejected(problems)
  const canonical = canonicalJson(content)
  const contentHash = sha256Hex(canonical)
  const state = given.state ?? 'LISTED'
  const changed = changedFields(list, last?.content ?? null, content)
  if (last && last.contentHash === contentHash && last.state === state)
    return { outcome: 'UNCHANGED', changed: [], next: null, problems }
  const next: NextPlanRow = {
    ...{ subjectId: was?.subjectId ?? null, version: (last?.version ?? 0) + 1, state, content, canonical, contentHash },
    ...{ cities: citiesOf(content), deadline: deadline.next, reason: given.reason?.trim() || null },
  }
  return { outcome: last ? 'UPDATED' : 'CREATED', changed, next, problems }
}

const withoutYearly = (content: TaskContent): TaskContent =>
  Object.fromEntries(
    Object.entries(content).map(([field, value]) => [field, yearly.includes(field) ? null : value]),
  ) as unknown as TaskContent

const takeContent = (
  list: PlanList,
  given: GivenPlanRow['content'],
  before: TaskContent | null,
  words: PlanWords,
): { content: unknown; problems: Problem[] } => {
  const problems: Problem[] = []
  const content = Object.entries(planShapes[list]).map(([field, shape]) => {
    const said = given[field]
    if (said === undefined) return [field, before ? before[field as keyof TaskContent] : emptyValue(shape)] as const
    const was = before ? before[field as keyof TaskContent] : null
    const { value, problems: found } = takeValue(shape, said, field, words, was)
    problems.push(...found)
    return [field, value] as const
  })
  const whole = Object.fromEntries(content) as unknown as TaskContent
  const participatingCities = whole.participatingCities.filter((city) => city !== whole.leadCity)
  return { content: { ...whole, participatingCities }, problems }
}

/** The fields whose values differ; every field that says something where there was nothing before. */
const changedFields = (list: PlanList, before: TaskContent | null, after: TaskContent): string[] =>
  Object.entries(planShapes[list]).flatMap(([field, shape]) => {
    const was = canonicalJson({ value: before ? before[field as keyof TaskContent] : emptyValue(shape) })
    return was === canonicalJson({ value: after[field as keyof TaskContent] }) ? [] : [field]
  })
