import { answerLightHistory } from '../programme/answer-light-history.ts'
import { answerLightRules } from '../programme/answer-light-rules.ts'
import { answerLights } from '../programme/answer-lights.ts'
import type { AnsweredRow, LightsInput } from '../programme/answered-lights.ts'
import { type GrantExemptionInput, grantExemption, type NamedRow } from '../programme/grant-exemption.ts'
import type { Light, LightCriterion, LightReason } from '../programme/light.ts'
import { lightText } from '../programme/light-wording.ts'
import { type SetLightRulesInput, setLightRules } from '../programme/set-light-rules.ts'
import type { CityLights } from '../programme/shown-lights.ts'
import { type StateOwnLightInput, stateOwnLight } from '../programme/state-own-light.ts'
import { answer, answered } from './answer.ts'
import { checkedCursor, checkedDay, checkedFirst } from './arguments.ts'
import type { Context } from './context.ts'

type LightsAsked = Omit<LightsInput, 'first' | 'after'> & { first?: number | null; after?: string | null }

type HistoryAsked = NamedRow & { city?: string | null; criterion?: LightCriterion | null }

export const lightResolvers = {
  Query: {
    lights: async (_: unknown, asked: LightsAsked, context: Context) => {
      const first = context.spend(checkedFirst(asked.first))
      const after = checkedCursor(asked.after, ['number'])?.[0] ?? 0
      const input = { ...asked, asOf: checkedDay(asked.asOf), first, after }
      const { rows, ...found } = answered(await answerLights(context.hub, context.caller, input), context)
      const { nodes, ...pageInfo } = rows
      context.spend(nodes.reduce((sum, row) => sum + row.cities.length, 0))
      return { ...found, nodes, pageInfo }
    },
    lightHistory: async (_: unknown, asked: HistoryAsked, context: Context) => {
      const key = { ...asked, city: asked.city ?? null, criterion: asked.criterion ?? ('OVERALL' as const) }
      const rows = answered(await answerLightHistory(context.hub, context.caller, key), context)
      return context.spend(rows).map((light) => ({ ...light, since: light.validFrom }))
    },
    lightRules: async (_: unknown, { cluster, asOf }: { cluster: string; asOf?: string | null }, context: Context) =>
      answered(await answerLightRules(context.hub, context.caller, cluster, checkedDay(asOf)), context),
  },
  Mutation: {
    setLightRules: async (_: unknown, { input }: { input: SetLightRulesInput }, context: Context) => {
      const { ok, problems } = answer(await setLightRules(context.hub, context.caller, input), context)
      return { ...ok, problems }
    },
    grantExemption: async (_: unknown, { input }: { input: GrantExemptionInput }, context: Context) => {
      const { ok, problems } = answer(await grantExemption(context.hub, context.caller, input), context)
      return { exemption: ok, problems }
    },
    stateOwnLight: async (_: unknown, { input }: { input: StateOwnLightInput }, context: Context) => {
      const { ok, problems } = answer(await stateOwnLight(context.hub, context.caller, input), context)
      return { own: ok, computed: ok?.computed, gap: ok?.gap, problems }
    },
  },
  Light: {
    criterion: ({ criterion }: Light) => (criterion === 'OVERALL' ? null : criterion),
  },
  LightReason: {
    message: async (reason: LightReason, _: unknown, { load, language }: Context) => {
      const code = reason.facts.city
      const city = typeof code === 'string' ? await load.cities.load(code) : null
      return lightText(reason, new Map(city ? [[city.code, city.name]] : []), language)
    },
  },
  RowLights: {
    leadCity: ({ leadCity }: AnsweredRow, _: unknown, { load }: Context) => load.cities.load(leadCity),
  },
  CityLights: {
    city: ({ city }: CityLights, _: unknown, { load }: Context) => load.cities.load(city),
  },
}
