import type { Caller, Role } from '../base/caller.ts'
import type { Outcome } from '../base/outcome.ts'

export const cluster = 'hbew'

export const cities = [
  { code: '150100', name: '呼和浩特市', since: '2019-01-01', areaCode: '0471' },
  { code: '150200', name: '包头市', since: '2019-01-01', areaCode: '0472' },
  { code: '150600', name: '鄂尔多斯市', since: '2019-01-01', areaCode: '0477' },
  { code: '150900', name: '乌兰察布市', since: '2021-01-01', areaCode: '0474' },
] as const

export type DemoCity = (typeof cities)[number]

/** The demo is told by the hub's own verbs, so a refusal here is a fault of the demo. */
export const must = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok === undefined) throw new Error(`the demo was refused: ${JSON.stringify(outcome.problems)}`)
  return outcome.ok
}

export const asRole = (role: Role, city: string | null = null): Caller => ({
  keyId: null,
  role,
  cluster: null,
  city,
  cityClusters: [cluster],
})
