import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { foundRowsHash, loggedHashes, type SealFinding, sealFindings } from './seal-finding.ts'
import { selectStoredHashes } from './stored-hash.sql.ts'

/**
 * Hashes what is stored of a sealed brief anew and compares it with what the change log says, whose chain `hutong audit verify` verifies:
 * nothing is found if brief, rows and papers are those that were sealed. For every key that reaches the cluster.
 */
export const checkSeal = async (
  hub: Hub,
  caller: Caller,
  { cluster, edition }: { readonly cluster: string; readonly edition: number },
): Promise<Outcome<readonly SealFinding[]>> => {
  const forbidden = forbid(caller, roles, { cluster })
  if (forbidden) return forbidden
  const stored = await selectStoredHashes(hub.db, { cluster, edition })
  if (!stored) return refusedFor('MEETING_NOT_SEALED', { edition }, ['edition'])
  const { logged, hash, rows, papers } = stored
  return done(
    sealFindings(logged === null ? undefined : loggedHashes(logged), { hash, rowsHash: foundRowsHash(rows), papers }),
  )
}
