import type { City } from '../access/city-cluster.ts'
import { mayReadDrafts } from '../access/rights.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { hasForbiddenCharacter } from '../base/text.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import type { AffectedRecognition } from '../recognition/affected-recognition.ts'
import { answerCanHandle, answerMatrix } from '../recognition/answer-can-handle.ts'
import { answerDifferences } from '../recognition/answer-differences.ts'
import { answerDueDate } from '../recognition/answer-due-date.ts'
import { answerSameShare, type SameShareInput } from '../recognition/answer-same-share.ts'
import type { RecognitionDeclaration } from '../recognition/declaration.sql.ts'
import { changeText, fieldText } from '../recognition/difference-text.ts'
import { guardText } from '../recognition/guard-wording.ts'
import type { MissingGuard } from '../recognition/recognition-state.ts'
import { answer, requestError } from './answer.ts'
import { badRequest, checkedDay } from './arguments.ts'
import type { Context } from './context.ts'
import { encodeId } from './ids.ts'

interface ItemArguments {
  readonly cluster: string
  readonly item: string
  readonly asOf?: string | null
  readonly knownAt?: string | null
}

/** The question with its day checked. */
const asked = <A extends ItemArguments>(args: A) => ({
  ...args,
  asOf: checkedDay(args.asOf),
  knownAt: args.knownAt ?? null,
})

/** No calendar reaches further. */
const lastAcceptance = '2100-12-31'

interface ShownAnswer {
  readonly explain: readonly MissingGuard[]
  readonly acceptingCity: City
  readonly competentCity: City
}

type Differences = NonNullable<Awaited<ReturnType<typeof answerDifferences>>>

export const recognitionResolvers = {
  Query: {
    canHandle: async (
      _: unknown,
      args: ItemArguments & { competentCity: string; acceptingCity: string; acceptedOn?: string | null },
      { hub, caller }: Context,
    ) => {
      const [question, acceptedOn] = [asked(args), checkedDay(args.acceptedOn)]
      if (acceptedOn && acceptedOn > lastAcceptance) throw badRequest(`acceptedOn is after ${lastAcceptance}`)
      const found = await answerCanHandle(hub, caller, question)
      const limit = found?.committedLimit
      if (!limit || !acceptedOn) return found
      return { ...found, dueOn: () => answerDueDate(hub, args.cluster, limit, acceptedOn, found.knownAt) }
    },
    recognitionMatrix: async (_: unknown, args: ItemArguments, { hub, caller, spend }: Context) => {
      const matrix = await answerMatrix(hub, caller, asked(args))
      if (matrix) spend(matrix.cells)
      return matrix
    },
    itemDifferences: (
      _: unknown,
      { cities = null, ...args }: ItemArguments & { cities?: readonly string[] | null },
      { hub, caller }: Context,
    ) => answerDifferences(hub, caller, { ...asked(args), cities }),
    sameShare: async (_: unknown, args: SameShareInput, context: Context) => {
      const input = { ...args, asOf: checkedDay(args.asOf) }
      const { ok, problems } = answer(await answerSameShare(context.hub, context.caller, input), context)
      if (problems[0]) throw requestError(problems[0], context)
      if (ok) context.spend([...ok.byPair, ...ok.byDepartment, ...ok.byBatch])
      return ok
    },
  },
  ServiceItem: {
    recognitions: async (
      { id: itemId }: ServiceItem,
      { cluster, asOf }: { cluster: string; asOf?: string | null },
      { hub, caller, load, spend }: Context,
    ) => {
      if (!mayReadDrafts(caller, cluster)) return []
      if (hasForbiddenCharacter(cluster)) return []
      const day = checkedDay(asOf) ?? civilDateAt(hub.now())
      return spend(await load.declarations.load({ itemId, cluster, asOf: day }))
    },
  },
  RecognitionDeclaration: {
    id: ({ id }: RecognitionDeclaration) => encodeId('RecognitionDeclaration', id),
    item: ({ itemId }: RecognitionDeclaration, _: unknown, { load }: Context) => load.items.load(itemId),
    cluster: ({ clusterId }: RecognitionDeclaration, _: unknown, { load }: Context) =>
      load.clustersById.load(clusterId),
  },
  AffectedRecognition: {
    item: ({ itemId }: AffectedRecognition, _: unknown, { load }: Context) => load.items.load(itemId),
  },
  CanHandleAnswer: {
    explain: ({ explain, ...pair }: ShownAnswer, _: unknown, { language }: Context) =>
      explain.map((missing) => ({ ...missing, message: guardText(missing, pair, language) })),
  },
  ItemDifferences: {
    fields: ({ fields, cities }: Differences, _: unknown, { language }: Context) => {
      const names = new Map(cities.map(({ code, name }) => [code, name]))
      const cityOf = (code: string) => ({ code, name: names.get(code) ?? code })
      return fields.map((difference) => ({
        field: difference.field,
        isSame: difference.isSame,
        isTied: difference.isTied,
        common: fieldText(difference, null, names, language),
        values: difference.values.map(({ city }) => ({
          city: cityOf(city),
          value: fieldText(difference, city, names, language),
        })),
        changes: difference.changes.map((change) => ({
          city: cityOf(change.city),
          message: changeText(change, names, language),
        })),
      }))
    },
  },
}
