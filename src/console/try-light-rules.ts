import type { Outcome } from '../base/outcome.ts'
import { done } from '../base/outcome.ts'
import { answerLights } from '../programme/answer-lights.ts'
import type { AnsweredLights, AnsweredRow } from '../programme/answered-lights.ts'
import type { GivenLightRules } from '../programme/light-rules-check.ts'
import type { PlanList } from '../programme/plan-row.ts'
import { planLists } from '../programme/plan-row.ts'
import type { Visit } from './visit.ts'

/** What a draft would do to this year's editions. */
export interface LightTrial {
  readonly lists: readonly {
    readonly list: PlanList
    readonly now: AnsweredLights['counts']
    readonly drafted: AnsweredLights['counts']
  }[]
  readonly changed: readonly AnsweredRow[]
}

/** As many rows as a plan may have: those that turn are picked out of all. */
const all = { first: 60_000, after: 0 }

/** Tries a draft of the light rules on the rows as they are today; nothing is recorded. */
export const tryLightRules = async (
  { hub, caller, today }: Visit,
  cluster: string,
  rules: GivenLightRules,
): Promise<Outcome<LightTrial>> => {
  const year = Number(today.slice(0, 4))
  const lists: LightTrial['lists'][number][] = []
  const changed: AnsweredRow[] = []
  for (const list of planLists) {
    const edition = { cluster, list, year }
    const [drafted, now] = await Promise.all([
      answerLights(hub, caller, { ...edition, ...all, rules }),
      answerLights(hub, caller, { ...edition, first: 1, after: 0 }),
    ])
    if (drafted.ok === undefined) return drafted
    if (now.ok === undefined) return now
    lists.push({ list, now: now.ok.counts, drafted: drafted.ok.counts })
    changed.push(...drafted.ok.rows.nodes.filter(({ before, light }) => before !== light.colour))
  }
  return done({ lists, changed })
}
