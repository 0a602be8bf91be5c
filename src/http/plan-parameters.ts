import { checkDate } from '../base/check-date.ts'
import { type Problem, problem } from '../base/problem.ts'
import { type PlanList, planLists } from '../programme/plan-row.ts'
import { type OnProblem, onProblems } from '../recognition/registration.ts'
import { checkQuery, oneOf } from './sync-parameters.ts'

const units = ['YUAN', 'WAN_YUAN', 'YI_YUAN'] as const

const notAllowed = (name: string, found: string, allowed: string): Problem =>
  problem('PARAMETER_INVALID', { path: [name], facts: { name, found: found.slice(0, 60), allowed } })

/** Which edition a query names. */
const editionOf = (query: URLSearchParams) => {
  const text = (name: string) => query.get(name)?.trim() || null
  const year = text('year')
  return {
    edition: { cluster: text('cluster') ?? '', list: text('list') as PlanList, year: Number(year) },
    problems: [
      ...oneOf(query, 'list', planLists),
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
  const asOf = text('asOf')
  return {
    asked: { ...edition, asOf },
    problems: [...checkQuery(query, allowed), ...problems, ...checkDate(asOf, 'asOf')],
  }
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
      ...oneOf(query, 'unit', units),
      ...oneOf(query, 'onProblem', onProblems),
    ],
  }
}
