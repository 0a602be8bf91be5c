import { type Problem, problem } from '../base/problem.ts'
import { type PlanList, planLists } from '../programme/plan-row.ts'
import { type OnProblem, onProblems } from '../recognition/registration.ts'
import { checkQuery } from './sync-parameters.ts'

/** The lists as they are named in addresses. */
const lists: Readonly<Record<string, PlanList>> = { tasks: 'TASK', projects: 'PROJECT', platforms: 'PLATFORM' }
const units = ['YUAN', 'WAN_YUAN', 'YI_YUAN'] as const

const notAllowed = (name: string, found: string, allowed: string): Problem =>
  problem('PARAMETER_INVALID', { path: [name], facts: { name, found: found.slice(0, 60), allowed } })

const oneOf = (name: string, found: string | null, allowed: readonly string[]): Problem[] =>
  found === null || allowed.includes(found) ? [] : [notAllowed(name, found, allowed.join(', '))]

/** Which edition a query names. */
const editionOf = (query: URLSearchParams) => {
  const text = (name: string) => query.get(name)?.trim() || null
  const [list, year] = [text('list'), text('year')]
  return {
    edition: { cluster: text('cluster') ?? '', list: lists[list ?? ''] ?? planLists[0], year: Number(year) },
    problems: [
      ...oneOf('list', list, Object.keys(lists)),
      ...(year === null || /^\d{4}$/.test(year) ? [] : [notAllowed('year', year, '2000–2100')]),
    ],
    text,
  }
}

const needed = ['cluster', 'list', 'year']

/** What the query of an export says. */
export const readPlanExportParameters = (query: URLSearchParams) => {
  const { edition, problems, text } = editionOf(query)
  const allowed = { needed, known: [...needed, 'asOf'] }
  return { asked: { ...edition, asOf: text('asOf') }, problems: [...checkQuery(query, allowed), ...problems] }
}

/** What the query of an import says. */
export const readPlanImportParameters = (query: URLSearchParams, idempotencyKey: string | undefined) => {
  const { edition, problems, text } = editionOf(query)
  const allowed = {
    needed: [...needed, 'file'],
    known: [...needed, 'file', 'validFrom', 'unit', 'onProblem', 'dryRun'],
  }
  const [unit, onProblem] = [text('unit'), text('onProblem') ?? 'REJECT_ALL']
  return {
    edition,
    input: {
      ...{ idempotencyKey: idempotencyKey ?? null, cluster: edition.cluster, year: edition.year },
      ...{ validFrom: text('validFrom'), onProblem: onProblem as OnProblem, dryRun: text('dryRun') === 'true' },
    },
    unit: unit as (typeof units)[number] | null,
    fileName: text('file') ?? '',
    problems: [
      ...checkQuery(query, allowed),
      ...problems,
      ...oneOf('unit', unit, units),
      ...oneOf('onProblem', onProblem, onProblems),
    ],
  }
}
