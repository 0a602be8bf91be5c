import type { CivilDate } from '../base/civil-date.ts'

/** A city's time as a member, up to but not including `validTo`. */
export interface MemberTime {
  readonly city: string
  readonly validFrom: CivilDate
  readonly validTo: CivilDate | null
}

/**
 * Whose turn it is to hold a meeting: the member after the last host in the order of joining, cities that joined on one day by
 * code. A host that has left since keeps its place in the order. Null where no earlier meeting is known: there is no turn yet.
 */
export const suggestedHost = (
  times: readonly MemberTime[],
  lastHost: string | null,
  asOf: CivilDate,
): string | null => {
  if (lastHost === null) return null
  const order = [...new Set([...times].sort(byJoining).map(({ city }) => city))]
  const isMember = (city: string) => times.some((time) => time.city === city && holdsOn(time, asOf))
  const after = order.indexOf(lastHost) + 1
  return [...order.slice(after), ...order.slice(0, after)].find(isMember) ?? null
}

const byJoining = (a: MemberTime, b: MemberTime): number =>
  a.validFrom < b.validFrom || (a.validFrom === b.validFrom && a.city < b.city) ? -1 : 1

const holdsOn = ({ validFrom, validTo }: MemberTime, day: CivilDate): boolean =>
  validFrom <= day && (validTo === null || day < validTo)
