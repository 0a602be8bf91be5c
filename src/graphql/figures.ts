import type { Granularity } from '../catalogue/granularity.ts'
import { answerCoverage } from '../recognition/answer-coverage.ts'
import { type ImpactInput, impactOf } from '../recognition/answer-impact.ts'
import { countFigures } from '../recognition/count-figures.ts'
import { countRecognition } from '../recognition/count-recognition.ts'
import { answer, requestError } from './answer.ts'
import { checkedCursor, checkedDay, checkedFirst } from './arguments.ts'
import type { Context } from './context.ts'

interface FigureArguments {
  readonly cluster: string
  readonly asOf?: string | null
  readonly knownAt?: string | null
}

export const figureResolvers = {
  Query: {
    coverage: async (
      _: unknown,
      asked: FigureArguments & { batch?: number | null; first?: number | null; after?: string | null },
      { hub, caller, spend }: Context,
    ) => {
      const first = spend(checkedFirst(asked.first))
      const after = checkedCursor(asked.after, ['string', 'number'])
      const place = after && { sortKey: after[0], id: after[1] }
      const input = { ...asked, asOf: checkedDay(asked.asOf), first, after: place }
      const found = await answerCoverage(hub, caller, input)
      if (!found) return null
      const { nodes, ...pageInfo } = found.items
      return { ...found, items: nodes, pageInfo }
    },
    recognitionCount: async (
      _: unknown,
      { level = null, ...asked }: FigureArguments & { level?: Granularity | null },
      { hub, caller }: Context,
    ) => {
      const input = { ...asked, asOf: checkedDay(asked.asOf) }
      if (level !== null) return countRecognition(hub, caller, { ...input, level })
      const figures = await countFigures(hub, caller, input)
      if (!figures) return null
      const { asOf, knownAt } = figures
      return {
        ...figures,
        byMode: async () => (await countRecognition(hub, caller, { ...input, asOf, knownAt }))!.byMode,
      }
    },
    impact: async (_: unknown, input: ImpactInput, context: Context) => {
      const { ok, problems } = answer(await impactOf(context.hub, context.caller, input), context)
      if (ok === null) throw requestError(problems[0]!, context)
      return { ...ok, problems }
    },
  },
}
