import type { MeetingBrief } from './meeting-brief.ts'

/** What minutes are made of (会议纪要): the meeting itself, what it resolved and signed; no figure. */
export type MinutesBrief = Pick<
  MeetingBrief,
  | 'cluster'
  | 'edition'
  | 'title'
  | 'host'
  | 'heldOn'
  | 'knownAt'
  | 'cities'
  | 'agenda'
  | 'participants'
  | 'observers'
  | 'resolutions'
  | 'agreements'
  | 'nextList'
  | 'texts'
>
