import { type Problem, problem } from '../base/problem.ts'
import { hasForbiddenCharacter } from '../base/text.ts'
import type { SourceName } from '../sync/source.sql.ts'
import type { SyncInput } from '../sync/sync-implementations.ts'
import { type PushMode, pushModes } from '../sync/sync-push.ts'

/** Which parameters a door of sync knows, and which of them it needs. */
export interface Allowed {
  readonly needed: readonly string[]
  readonly known: readonly string[]
}

/** Problems of a query: what is missing, unknown or no text; a rehearsal that is not understood as one would write. */
export const checkQuery = (query: URLSearchParams, { needed, known }: Allowed): Problem[] => [
  ...needed
    .filter((name) => !query.get(name)?.trim())
    .map((name) => problem('PARAMETER_MISSING', { path: [name], facts: { name } })),
  ...[...new Set(query.keys())].flatMap((name) =>
    known.includes(name)
      ? []
      : [problem('PARAMETER_UNKNOWN', { path: [name.slice(0, 60)], facts: { name: name.slice(0, 60), known } })],
  ),
  ...[...query].flatMap(([name, value]) =>
    hasForbiddenCharacter(value) ? [problem('TEXT_NOT_ALLOWED', { path: [name], facts: { field: name } })] : [],
  ),
  ...['dryRun', 'confirm'].flatMap((name) => oneOf(query, name, ['true', 'false'])),
  ...(query.has('version') && !/^[1-9]\d{0,14}$/.test(query.get('version')!)
    ? [notAllowed(query, 'version', '1 …')]
    : []),
  ...['chunk', 'chunks'].flatMap((name) =>
    query.has(name) && !/^[1-9]\d{0,8}$/.test(query.get(name)!) ? [notAllowed(query, name, '1 …')] : [],
  ),
]

/** The problem of a parameter that is none of the words allowed. */
export const oneOf = (query: URLSearchParams, name: string, allowed: readonly string[]): Problem[] =>
  query.has(name) && !allowed.includes(query.get(name)!) ? [notAllowed(query, name, allowed.join(', '))] : []

const notAllowed = (query: URLSearchParams, name: string, allowed: string): Problem =>
  problem('PARAMETER_INVALID', { path: [name], facts: { name, found: query.get(name)!.slice(0, 60), allowed } })

/** Which source a query names; its cluster only if it is needed. */
export const sourceNamed = (query: URLSearchParams): SourceName => ({
  city: query.get('city')?.trim() ?? '',
  source: query.get('source')?.trim() ?? '',
  cluster: query.get('cluster')?.trim() || null,
})

const ofPush: Allowed = {
  needed: ['cluster', 'city', 'source'],
  known: ['cluster', 'city', 'source', 'push', 'chunk', 'mode', 'dryRun', 'file', 'version'],
}

/** The file that a push brings, and the version of its rows that name none (a sheet has but one, such as its day). */
export interface PushedSheetName {
  readonly name: string | null
  readonly version: number | null
}

/** What the query of a push says. */
export const readPushParameters = (
  query: URLSearchParams,
): { readonly input: SyncInput; readonly sheet: PushedSheetName; readonly problems: readonly Problem[] } => {
  const text = (name: string) => query.get(name)?.trim() || null
  const input: SyncInput = {
    ...{ cluster: text('cluster') ?? '', city: text('city') ?? '', source: text('source') ?? '' },
    ...{ push: text('push'), chunk: query.has('chunk') ? Number(query.get('chunk')) : null },
    ...{ mode: (text('mode') ?? 'CHANGES') as PushMode, dryRun: text('dryRun') === 'true' },
  }
  const sheet = { name: text('file'), version: query.has('version') ? Number(query.get('version')) : null }
  return { input, sheet, problems: [...checkQuery(query, ofPush), ...oneOf(query, 'mode', pushModes)] }
}

/** Words of a closed set with commas between, under `only`; null where none are named. */
export const readOnly = (
  query: URLSearchParams,
  allowed: readonly string[],
): { readonly words: readonly string[] | null; readonly problems: readonly Problem[] } => {
  const words =
    query
      .get('only')
      ?.split(',')
      .map((word) => word.trim())
      .filter(Boolean) ?? null
  const isFit = words === null || words.every((word) => allowed.includes(word))
  return { words, problems: isFit ? [] : [notAllowed(query, 'only', allowed.join(', '))] }
}
