import { type Problem, problem } from '../base/problem.ts'
import { hasForbiddenCharacter } from '../base/text.ts'
import { type Granularity, granularities, readGranularity } from '../catalogue/granularity.ts'
import { type HeaderMap, readHeaderMap } from '../catalogue/list-header.ts'
import { type OnProblem, onProblems, type RegistrationInput } from '../recognition/registration.ts'

/** What the query of an upload says. */
export interface FileParameters {
  readonly input: RegistrationInput
  /** Set for a batch of past years. */
  readonly publishedOn: string | null
  readonly map: HeaderMap
  readonly fileName: string
  readonly problems: readonly Problem[]
}

export const readFileParameters = (query: URLSearchParams, idempotencyKey: string | undefined): FileParameters => {
  const text = (name: string) => query.get(name)?.trim() || null
  const missing = ['cluster', 'ordinal', 'title', 'file'].filter((name) => text(name) === null)
  const header = readHeaderMap(query.getAll('map'))
  const granularity = text('granularity')
  const readLevel = granularity === null ? null : readGranularity(granularity)
  const onProblem = text('onProblem') ?? 'REJECT_ALL'
  const ordinal = Number(text('ordinal'))
  const invalid = [
    ...(text('ordinal') !== null && !/^\d{1,4}$/.test(text('ordinal')!)
      ? [notAllowed('ordinal', text('ordinal')!, '1–9999')]
      : []),
    ...(granularity !== null && readLevel === null
      ? [notAllowed('granularity', granularity, granularities.join(', '))]
      : []),
    // So is `dry_run=true`, were it passed over.
    ...[...new Set(query.keys())].flatMap((name) =>
      known.includes(name)
        ? []
        : [problem('PARAMETER_UNKNOWN', { path: [name.slice(0, 60)], facts: { name: name.slice(0, 60), known } })],
    ),
    // A rehearsal that is not understood as one would write.
    ...(['true', 'false', null].includes(text('dryRun')) ? [] : [notAllowed('dryRun', text('dryRun')!, 'true, false')]),
    ...[...query].flatMap(([name, value]) =>
      hasForbiddenCharacter(value) ? [problem('TEXT_NOT_ALLOWED', { path: [name], facts: { field: name } })] : [],
    ),
    ...(onProblems.includes(onProblem as OnProblem) ? [] : [notAllowed('onProblem', onProblem, onProblems.join(', '))]),
  ]
  return {
    input: {
      idempotencyKey: idempotencyKey ?? null,
      cluster: text('cluster') ?? '',
      ordinal,
      title: text('title') ?? '',
      documentNumber: text('documentNumber'),
      granularity: readLevel as Granularity | null,
      onProblem: onProblem as OnProblem,
      dryRun: text('dryRun') === 'true',
    },
    publishedOn: text('publishedOn'),
    map: header.map,
    fileName: text('file') ?? '',
    problems: [
      ...missing.map((name) => problem('PARAMETER_MISSING', { path: [name], facts: { name } })),
      ...invalid,
      ...header.problems,
    ],
  }
}

const known = [
  'cluster',
  'ordinal',
  'title',
  'documentNumber',
  'publishedOn',
  'granularity',
  'onProblem',
  'dryRun',
  'map',
  'file',
]

const notAllowed = (name: string, found: string, allowed: string): Problem =>
  problem('PARAMETER_INVALID', { path: [name], facts: { name, found: found.slice(0, 60), allowed } })
