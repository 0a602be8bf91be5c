import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused } from '../base/outcome.ts'
import { isError, type Problem, warning } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import type { TableFile, TableLimits } from '../office/index.ts'
import { openProfile } from './column-profile.ts'
import { clusterFor } from './find-push.ts'
import { type MapProposal, proposeMap } from './map-proposal.ts'
import { readSourceMap } from './read-code-map.ts'
import { readUnknownRows } from './read-unknown-rows.ts'
import type { SourceName } from './source.sql.ts'
import { checkSourceCode } from './sync-source.ts'

/** A proposal, and where the sheets' headers were taken to be. */
export interface ProposedCodeMap extends MapProposal {
  readonly headerRows: readonly { readonly sheet: string; readonly row: number }[]
}

/**
 * Looks at an unknown catalogue and proposes the code map that it needs, with what speaks for it; what is known of the source's words
 * already is taken for granted. Nothing is written, and what is ambiguous stays open.
 */
export const proposeCodeMap = async (
  hub: Hub,
  caller: Caller,
  input: SourceName,
  readFile: () => Promise<Outcome<TableFile>>,
  options: { readonly limits?: Partial<TableLimits>; readonly signal?: AbortSignal } = {},
): Promise<Outcome<ProposedCodeMap>> => {
  const { city } = input
  const forbidden = forbid(caller, ['PARTNER', 'COORDINATOR'], { cluster: clusterFor(caller, input), city })
  if (forbidden) return forbidden
  const problems = checkSourceCode(input.source)
  if (problems.length > 0) return refused(...problems)
  const file = await readFile()
  if (file.ok === undefined) return file
  const map = await readSourceMap(hub, caller, input)
  const profile = openProfile()
  const read = await readUnknownRows(file.ok, map, profile.take, options)
  if (read.ok === undefined) return read
  if (read.ok.problems.some(isError)) return refused(...read.ok.problems)
  const { headerRows, hasEnvelope, unread } = read.ok
  const unreadLines: Problem[] = unread > 0 ? [warning('LINES_NOT_JSON', { facts: { count: unread } })] : []
  const proposal = proposeMap(map, profile.finish(), hasEnvelope)
  return done({ ...proposal, headerRows }, [...read.ok.problems, ...unreadLines])
}
