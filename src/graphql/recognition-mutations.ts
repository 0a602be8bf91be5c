import type { Caller } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import type { Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { resumeRecognition, suspendRecognition, withdrawRecognition } from '../recognition/change-recognition.ts'
import { selectDeclarations } from '../recognition/declaration.sql.ts'
import { type Declared, type DeclareRecognitionInput, declareRecognition } from '../recognition/declare-recognition.ts'
import { exceptRecognition } from '../recognition/except-recognition.ts'
import { answer } from './answer.ts'
import type { Context } from './context.ts'

/** A change of what stands, as a mutation: the verb, then the recognitions that changed with it. */
const change =
  <I>(verb: (hub: Hub, caller: Caller, input: I) => Promise<Outcome<Declared>>) =>
  async (_: unknown, { input }: { input: I }, context: Context) => {
    const { ok, problems } = answer(await verb(context.hub, context.caller, input), context)
    return { affected: ok?.affected ?? [], problems }
  }

export const recognitionMutations = {
  Mutation: {
    declareRecognition: async (_: unknown, { input }: { input: DeclareRecognitionInput }, context: Context) => {
      const { ok, problems } = answer(await declareRecognition(context.hub, context.caller, input), context)
      return {
        declarations: ok ? () => declared(input, ok.itemIds, context) : [],
        affected: ok?.affected ?? [],
        problems,
      }
    },
    exceptRecognition: change(exceptRecognition),
    suspendRecognition: change(suspendRecognition),
    resumeRecognition: change(resumeRecognition),
    withdrawRecognition: change(withdrawRecognition),
  },
}

/** How the declarations stand that were asked for. */
const declared = async (input: DeclareRecognitionInput, itemIds: readonly number[], { hub, load }: Context) => {
  const { id: clusterId } = await load.clusters.load(input.cluster)
  const asOf = input.validFrom ?? civilDateAt(hub.now())
  const stand = await selectDeclarations(hub.db, { itemIds, clusterId, city: input.city, asOf })
  return stand.filter(({ aspect }) => input.aspects.includes(aspect))
}
