import { checkOptionalText } from '../base/check-text.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { isError, type Problem, problem } from '../base/problem.ts'
import { canonicalJson } from '../changes/canonical.ts'
import { sha256Hex } from '../changes/digest.ts'
import type { TaskContent } from './plan-content.ts'
import { checkPlanContent } from './plan-content-rules.ts'
import { type GivenReason, type NewDeadline, nextDeadline } from './plan-deadline.ts'
import { type ContentOf, citiesOf, type PlanList, type PlanRow, type PlanState } from './plan-row.ts'
import { emptyValue, planShapes } from './plan-shape.ts'
import { takeValue } from './plan-value.ts'
import type { PlanWords } from './plan-words.ts'

/** A row as it is given: fields left out stay as they are, null takes a value away. */
export interface GivenPlanRow {
  readonly number: number
  /** The row of an earlier edition that goes on under this number. */
  readonly carriedFrom?: { readonly year: number; readonly number: number } | null
  readonly state?: PlanState | null
  /** Why it was changed or removed. */
  readonly reason?: string | null
  readonly deadlineReason?: GivenReason | null
  readonly content: Readonly<Record<string, unknown>>
  /** What the reader of a sheet found already. */
  readonly problems?: readonly Problem[]
}

/** What is known of a row before it changes. */
export interface KnownPlanRow {
  /** The last version in the same edition. */
  readonly last: PlanRow | null
  /** The last version of the row that it is carried over from. */
  readonly carried: PlanRow | null
  /** The number that the carried subject has already in this edition. */
  readonly carriedNumber: number | null
  readonly hasBaseline: boolean
}

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
): DecidedPlanRow => {
  const { last, carried } = known
  const before = last?.content ?? (carried && withoutYearly(carried.content))
  const taken = takeContent(list, given.content, before, words)
  const head = [...(given.problems ?? []), ...headProblems(given, known, validFrom), ...taken.problems]
  if (head.some(isError)) return rejected(head)
  const content = taken.content as ContentOf[L]
  const was = last ?? carried
  const deadline = nextDeadline(
    { deadline: was?.content.deadline ?? null, hasBaseline: known.hasBaseline },
    content.deadline,
    given.deadlineReason ?? null,
  )
  const problems = [...head, ...checkPlanContent(list, content), ...deadline.problems]
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
    const { value, problems: found } = takeValue(shape, said, field, words)
    problems.push(...found)
    return [field, value] as const
  })
  const whole = Object.fromEntries(content) as unknown as TaskContent
  const participatingCities = whole.participatingCities.filter((city) => city !== whole.leadCity)
  return { content: { ...whole, participatingCities }, problems }
}

const headProblems = (given: GivenPlanRow, { last, carried, carriedNumber }: KnownPlanRow, validFrom: CivilDate) => {
  const about = (code: string, field: string, facts: Problem['facts'] = {}) =>
    problem(code, { path: [field], field, facts })
  const from = given.carriedFrom ?? null
  return [
    ...checkOptionalText(given.reason, 'reason', 1000),
    ...(given.state === 'REMOVED' && !given.reason?.trim() ? [about('REMOVAL_NEEDS_REASON', 'reason')] : []),
    ...(given.state === 'REMOVED' && !last ? [about('PLAN_ROW_UNKNOWN', 'number', { number: given.number })] : []),
    ...(last && validFrom < last.validFrom
      ? [about('BEGINS_BEFORE_LAST', 'number', { number: given.number, last: last.validFrom })]
      : []),
    ...(from && !carried
      ? [about('CARRIED_ROW_UNKNOWN', 'carriedFrom', { year: from.year, number: from.number })]
      : []),
    ...(carried && last && carried.subjectId !== last.subjectId
      ? [about('NUMBER_OF_OTHER', 'carriedFrom', { number: given.number, title: last.content.title })]
      : []),
    ...(carried && !last && carriedNumber !== null
      ? [about('CARRIED_TWICE', 'carriedFrom', { year: from!.year, number: from!.number, as: carriedNumber })]
      : []),
  ]
}

/** The fields whose values differ; every field that says something where there was nothing before. */
export const changedFields = (list: PlanList, before: TaskContent | null, after: TaskContent): string[] =>
  Object.entries(planShapes[list]).flatMap(([field, shape]) => {
    const was = canonicalJson({ value: before ? before[field as keyof TaskContent] : emptyValue(shape) })
    return was === canonicalJson({ value: after[field as keyof TaskContent] }) ? [] : [field]
  })
