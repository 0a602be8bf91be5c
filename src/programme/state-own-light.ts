import { selectClusterForUpdate } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkOptionalText } from '../base/check-text.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import type { NamedRow } from './grant-exemption.ts'
import { selectLights } from './light.sql.ts'
import { gapOf, type LightColour } from './light.ts'
import { lightOn } from './light-history.ts'
import { insertOwnLight, type OwnLight } from './own-light.sql.ts'
import { selectPlanRowsByNumber } from './plan-row.sql.ts'
import { planSubject } from './plan-row.ts'

export interface StateOwnLightInput extends NamedRow {
  readonly idempotencyKey?: string | null
  readonly city: string
  readonly colour: LightColour
  readonly text?: string | null
}

/** A city's word beside the computed light. */
export interface StatedLight extends OwnLight {
  readonly computed: LightColour
  readonly gap: number | null
}

/**
 * Records how a city rates itself on a row (自评), and answers the gap to the computed light. It changes no light. Refuses a row on
 * which the city does not stand.
 */
export const stateOwnLight = async (
  hub: Hub,
  caller: Caller,
  input: StateOwnLightInput,
): Promise<Outcome<StatedLight>> => {
  const forbidden = forbid(caller, ['COORDINATOR'], { cluster: input.cluster, city: input.city })
  if (forbidden) return forbidden
  const problems = [
    ...checkOptionalText(input.text, 'text', 1000),
    ...(input.colour === 'GREY' ? [problem('OWN_LIGHT_GREY', { path: ['colour'], field: 'colour' })] : []),
  ]
  if (problems.length > 0) return refused(...problems)
  const today = civilDateAt(hub.now())
  const { idempotencyKey, ...content } = input

  return writeOnce(hub, caller, 'stateOwnLight', { idempotencyKey, content }, async (db, log) => {
    const cluster = await selectClusterForUpdate(db, input.cluster)
    if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
    const edition = { clusterId: cluster.id, list: input.list, year: input.year }
    const [row] = await selectPlanRowsByNumber(db, edition, [input.number], { asOf: today, knownAt: null })
    if (row?.state !== 'LISTED') return refusedFor('PLAN_ROW_UNKNOWN', { number: input.number }, ['number'])
    const { leadCity, participatingCities } = row.content
    if (![leadCity, ...participatingCities].includes(input.city))
      return refusedFor('CITY_NOT_ON_ROW', { number: input.number, city: input.city }, ['city'])
    const { subjectId } = row
    const { city, colour } = input
    const own = { subjectId, city, colour, text: input.text?.trim() || null, onDay: today }
    await insertOwnLight(db, row.year, own, log.tx)
    await log.record({
      kind: 'ownLight.stated',
      subject: `${planSubject(cluster.code, row)}/${city}`,
      ...{ cluster: cluster.code, city, isPublic: false },
      state: { colour, text: own.text, onDay: today },
    })
    const lights = await selectLights(db, [subjectId], { from: today, to: today })
    const ofYear = lights.filter(({ year }) => year === row.year)
    const computed = lightOn(ofYear, { city, criterion: 'OVERALL' }, today)?.colour ?? 'GREY'
    return done({ ...own, computed, gap: gapOf(colour, computed) })
  })
}
