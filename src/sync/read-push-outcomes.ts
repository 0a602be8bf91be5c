import type { Caller } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectOutcomesAfter } from './chunk.sql.ts'
import { findPush, type PushName } from './find-push.ts'

/** The outcomes of a chunk: a line a row (`OutcomeLine`), as they are kept. */
export interface ChunkOutcomes {
  readonly chunk: number
  readonly outcomes: string
}

/** What became of every row of a push, chunk by chunk; each chunk is a question of its own, and never changes. */
export const readPushOutcomes = async (
  hub: Hub,
  caller: Caller,
  name: PushName,
): Promise<Outcome<AsyncGenerator<ChunkOutcomes>>> => {
  const found = await findPush(hub, caller, name)
  return found.ok === undefined ? found : done(chunksOf(hub, found.ok.push.id))
}

async function* chunksOf({ db }: Hub, pushId: number): AsyncGenerator<ChunkOutcomes> {
  for (let after = 0; ; ) {
    const next = await selectOutcomesAfter(db, pushId, after)
    if (!next) return
    yield { chunk: next.number, outcomes: next.outcomes }
    after = next.number
  }
}
