import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { GivenMeeting } from './given-meeting.ts'
import { type MemberTime, suggestedHost } from './host-rotation.ts'
import type { MeetingContent } from './joint-meeting.ts'

/** What a meeting is decided on: what is known of it, of the other meetings and of the cities of the cluster. */
export interface KnownOfMeeting {
  readonly edition: number
  readonly before: MeetingContent | undefined
  readonly others: readonly { readonly edition: number; readonly host: string; readonly heldOn: CivilDate | null }[]
  readonly members: readonly MemberTime[]
  readonly observers: readonly MemberTime[]
  readonly today: CivilDate
}

/** What a meeting is after something was said of it, with every problem of that. */
export const decidedMeeting = (
  given: GivenMeeting,
  known: KnownOfMeeting,
): { readonly content: MeetingContent; readonly problems: readonly Problem[] } => {
  const { before, today } = known
  const heldOn = given.heldOn === undefined ? (before?.heldOn ?? null) : given.heldOn
  const day = heldOn ?? today
  const title = (given.title ?? before?.title ?? '').trim()
  const content: MeetingContent = {
    title,
    ...hostOf(given, known, day),
    heldOn,
    year: given.year ?? before?.year ?? Number(day.slice(0, 4)),
    agenda: given.agenda?.map((text) => text.trim()) ?? before?.agenda ?? [],
    participants: given.participants?.map(trimmed) ?? before?.participants ?? [],
    observers: given.observers?.map((text) => text.trim()) ?? before?.observers ?? [],
  }
  const missing =
    title === '' ? [problem('TEXT_MISSING', { path: ['title'], field: 'title', facts: { field: 'title' } })] : []
  return {
    content,
    problems: [
      ...missing,
      ...checkHost(content, known, day),
      ...checkOrder(content, known),
      ...checkCities(content, known, day),
    ],
  }
}

const trimmed = ({ city, name, post }: MeetingContent['participants'][number]) => ({
  city,
  name: name.trim(),
  post: post.trim(),
})

const hostOf = (given: GivenMeeting, { edition, before, others, members }: KnownOfMeeting, day: CivilDate) => {
  const last = others.findLast((other) => other.edition < edition)?.host ?? null
  const isNew = before === undefined || (given.host ?? before.host) !== before.host
  const suggested = isNew ? suggestedHost(members, last, day) : before.suggestedHost
  const host = given.host ?? before?.host ?? suggested ?? ''
  const reason = given.hostReason?.trim() || (isNew ? null : before.hostReason)
  return { host, suggestedHost: suggested, hostReason: host === suggested ? null : reason }
}

const checkHost = (
  { host, suggestedHost: turn, hostReason }: MeetingContent,
  { members }: KnownOfMeeting,
  day: CivilDate,
) => {
  if (host === '') return [problem('HOST_MISSING', { path: ['host'], field: 'host' })]
  if (!belongs(members, host, day)) return [notMember(host, day, ['host'])]
  return turn === null || turn === host || hostReason !== null
    ? []
    : [problem('HOST_NEEDS_REASON', { path: ['hostReason'], field: 'hostReason', facts: { host, turn } })]
}

/** Editions are held one after the other. */
const checkOrder = ({ heldOn }: MeetingContent, { edition, others }: KnownOfMeeting): Problem[] => {
  if (heldOn === null) return []
  const wrong = others.find(
    (other) => other.heldOn !== null && (other.edition < edition ? other.heldOn > heldOn : other.heldOn < heldOn),
  )
  if (wrong === undefined || wrong.edition === edition) return []
  const facts = { found: heldOn, edition: wrong.edition, other: wrong.heldOn }
  return [problem('MEETING_DAY_OUT_OF_ORDER', { path: ['heldOn'], field: 'heldOn', facts })]
}

const checkCities = ({ participants }: MeetingContent, { members, observers }: KnownOfMeeting, day: CivilDate) =>
  participants.flatMap(({ city }, i) =>
    belongs([...members, ...observers], city, day) ? [] : [notMember(city, day, ['participants', i, 'city'])],
  )

const belongs = (times: readonly MemberTime[], city: string, day: CivilDate): boolean =>
  times.some(
    ({ validFrom, validTo, city: of }) => of === city && validFrom <= day && (validTo === null || day < validTo),
  )

const notMember = (code: string, day: CivilDate, path: Problem['path']): Problem =>
  problem('MEETING_CITY_NOT_MEMBER', { path, facts: { code: code.slice(0, 40), day } })
