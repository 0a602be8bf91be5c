import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectSealedPaper } from './sealed-brief.sql.ts'

/** A paper of a sealed brief, byte for byte, with its SHA-256. For every key that reaches the cluster. */
export const fetchSealedPaper = async (
  hub: Hub,
  caller: Caller,
  asked: { readonly cluster: string; readonly edition: number; readonly name: string },
): Promise<Outcome<{ readonly bytes: Uint8Array; readonly hash: string }>> => {
  const forbidden = forbid(caller, roles, { cluster: asked.cluster })
  if (forbidden) return forbidden
  const paper = await selectSealedPaper(hub.db, asked)
  return paper ? done(paper) : refusedFor('PAPER_UNKNOWN', { name: asked.name }, ['name'])
}
