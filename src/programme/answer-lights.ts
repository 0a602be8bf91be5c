import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { pageOf } from '../base/connection.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { type AnsweredLights, cursorOf, type LightsInput, ownsOf } from './answered-lights.ts'
import { judgedLights } from './judged-lights.ts'
import type { LightColour } from './light.ts'
import { selectEditionFacts } from './light-facts.sql.ts'
import { selectJudgingCluster } from './light-rule-set.sql.ts'
import { type LightRuleSet, ruleSetOn } from './light-rules.ts'
import { checkLightRules, rulesWith } from './light-rules-check.ts'
import { type LitQuestion, selectLitColours, selectLitPage } from './lit-row.sql.ts'
import { refuseForeign } from './refuse-foreign.ts'
import { colourCounts, colourFor, draftedLights, recordedLights } from './shown-lights.ts'

/**
 * The lights of an edition of a list on a day, as they were recorded; with `rules` what they would be by a draft, judged by the same
 * pure rules and recorded nowhere. For keys that reach the cluster.
 */
export const answerLights = async (hub: Hub, caller: Caller, input: LightsInput): Promise<Outcome<AnsweredLights>> => {
  const forbidden = forbid(caller, roles, { cluster: input.cluster })
  if (forbidden) return forbidden
  const { list, year, city = null, knownAt = null } = input
  const cluster = await selectJudgingCluster(hub.db, input.cluster, knownAt)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
  const asOf = input.asOf ?? civilDateAt(hub.now())
  const question: LitQuestion = { clusterId: cluster.id, list, year, asOf, knownAt, city }
  const ruleSet = ruleSetOn(cluster.ruleSets, asOf)
  if (!input.rules) {
    const read = await readLights(hub, question, ruleSet, input)
    const foreign = read.rows.nodes.length === 0 && (await refuseForeign(hub.db, input.cluster, city))
    return foreign || done(read)
  }
  const rules = rulesWith(ruleSet.rules, input.rules)
  const problems = checkLightRules(rules)
  return problems.length > 0 ? refused(...problems) : draftLights(hub, question, { ...ruleSet, rules }, input)
}

const readLights = async (
  hub: Hub,
  question: LitQuestion,
  ruleSet: LightRuleSet,
  { colours = null, first, after }: LightsInput,
): Promise<AnsweredLights> => {
  const { asOf, list } = question
  const { counts, knownAt, rows, owns } = await selectLitPage(hub.db, question, colours, { after, limit: first + 1 })
  const page = pageOf(rows, first, cursorOf)
  const nodes = page.nodes.map(({ number, title, leadCity, ...row }) => ({
    ...{ list, number, title, leadCity, before: null },
    ...recordedLights(row.lights, row.cities, ownsOf(owns, row), asOf),
  }))
  const head = { asOf, knownAt, ruleSet, isDraft: false, changed: null }
  return { ...head, counts: colourCounts(counts), rows: { ...page, nodes } }
}

/** A what-if judges every row of the edition anew, so that what changes can be counted; no plan is longer. */
const mostRows = 60_000

const draftLights = async (
  hub: Hub,
  question: LitQuestion,
  ruleSet: LightRuleSet,
  { colours = null, first, after }: LightsInput,
): Promise<Outcome<AnsweredLights>> => {
  const { asOf, knownAt, city, list } = question
  const facts = await selectEditionFacts(hub.db, question, { day: asOf, knownAt }, mostRows + 1)
  if (facts.length > mostRows) return refusedFor('LIGHTS_TOO_MANY', { most: mostRows }, ['rules'])
  const now = await selectLitColours(hub.db, question)
  const drafted = facts
    .filter((row) => city === null || row.cities.some((one) => one.city === city))
    .map((row) => {
      const { number, title, leadCity } = row
      const cities = row.cities.map((one) => one.city)
      const lights = draftedLights(judgedLights(row, ruleSet.rules, asOf), cities, ownsOf(now.owns, row))
      return { list, number, title, leadCity, before: now.colours[number] ?? 'GREY', ...lights }
    })
  const colourOf = (row: (typeof drafted)[number]): LightColour => colourFor(row, city)
  const counts = new Map<LightColour, number>()
  for (const row of drafted) counts.set(colourOf(row), (counts.get(colourOf(row)) ?? 0) + 1)
  const asked = drafted.filter((row) => row.number > after && (colours === null || colours.includes(colourOf(row))))
  return done({
    ...{ asOf, knownAt: now.knownAt, ruleSet, isDraft: true },
    counts: colourCounts(Object.fromEntries(counts)),
    changed: drafted.filter((row) => colourOf(row) !== row.before).length,
    rows: pageOf(asked, first, cursorOf),
  })
}
