import { readCodeMap } from '../sync/read-code-map.ts'
import { setCodeMap } from '../sync/set-code-map.ts'
import type { SourceName } from '../sync/source.sql.ts'
import { answer, requestError } from './answer.ts'
import type { Context } from './context.ts'

interface EntryInput {
  readonly field?: string | null
  readonly theirs: string
  readonly ours?: string | null
}

interface SetInput {
  readonly idempotencyKey?: string | null
  readonly city: string
  readonly source: string
  readonly cluster?: string | null
  readonly entries: readonly EntryInput[]
  readonly replaces: boolean
  readonly dryRun: boolean
}

export const codeMapResolvers = {
  Query: {
    codeMap: async (_: unknown, asked: SourceName, context: Context) => {
      const { ok, problems } = answer(await readCodeMap(context.hub, context.caller, asked), context)
      if (ok === null) throw requestError(problems[0]!, context)
      context.spend(ok.entries)
      return ok
    },
  },
  Mutation: {
    setCodeMap: async (_: unknown, { input }: { input: SetInput }, context: Context) => {
      const entries = input.entries.map(({ field = null, theirs, ours = null }) => ({ field, theirs, ours }))
      const { ok: codeMap, problems } = answer(
        await setCodeMap(context.hub, context.caller, { ...input, entries }),
        context,
      )
      return { codeMap, problems }
    },
  },
}
