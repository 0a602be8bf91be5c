import type { AnsweredProblem } from '../client/index.ts'
import type { Say } from './language.ts'
import { listing, table } from './table.ts'

interface Named {
  readonly name: string
}

/** A meeting as it is shown. */
export interface ShownMeeting {
  readonly edition: number
  readonly title: string
  readonly host: Named
  readonly suggestedHost: Named | null
  readonly hostReason: string | null
  readonly heldOn: string | null
  readonly state: string
  readonly year: number
  readonly cutOff: string | null
  readonly agenda?: readonly string[]
  readonly participants?: readonly { readonly city: Named; readonly name: string; readonly post: string }[]
  readonly observers?: readonly string[]
  readonly agreements?: readonly { readonly number: number; readonly level: string; readonly title: string }[]
  readonly nextList?: { readonly year: number; readonly entries: readonly { readonly title: string }[] } | null
  readonly texts?: readonly { readonly part: string; readonly text: string }[]
}

export interface MeetingPayload {
  readonly meeting: ShownMeeting
  readonly problems: readonly AnsweredProblem[]
}

export const meetingFields = 'edition title host { name } suggestedHost { name } hostReason heldOn state year cutOff'
export const meetingDetailFields = `${meetingFields} agenda participants { city { name } name post } observers
  agreements { number level title } nextList { year entries { title } } texts { part text }`

const stateOf = (say: Say, state: string): string =>
  state === 'HELD' ? say('已召开', 'held') : say('筹备中', 'in preparation')

/** The wall clock in Beijing. */
const beijing = (instant: string | null): string | null =>
  instant && new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** The meetings of a cluster, one a line. */
export const meetingTable = (meetings: readonly ShownMeeting[], say: Say): string =>
  meetings.length === 0
    ? say('没有联席会议。\n', 'No meetings.\n')
    : table(
        [
          say('届次', 'Edition'),
          say('状态', 'State'),
          say('召开日期', 'Held on'),
          say('主办城市', 'Host'),
          say('数据截止', 'Cut-off'),
          say('会议', 'Title'),
        ],
        meetings.map(({ edition, state, heldOn, host, cutOff, title }) => [
          edition,
          stateOf(say, state),
          heldOn,
          host.name,
          beijing(cutOff),
          title,
        ]),
      )

const levels: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  CITY: ['市级', 'cities'],
  DEPARTMENT: ['部门', 'departments'],
}

const hostOf = (say: Say, { host, suggestedHost, hostReason }: ShownMeeting): string =>
  suggestedHost === null || suggestedHost.name === host.name
    ? host.name
    : say(
        `${host.name}(轮值为${suggestedHost.name}:${hostReason})`,
        `${host.name} (the turn of ${suggestedHost.name}: ${hostReason})`,
      )

/** One meeting with all that belongs to it but its resolutions. */
export const meetingDetails = (meeting: ShownMeeting, say: Say): string => {
  const { agenda = [], participants = [], observers = [], agreements = [], nextList = null, texts = [] } = meeting
  return listing([
    [say('届次', 'Edition'), meeting.edition],
    [say('会议', 'Title'), meeting.title],
    [say('状态', 'State'), stateOf(say, meeting.state)],
    [say('召开日期', 'Held on'), meeting.heldOn],
    [say('主办城市', 'Host'), hostOf(say, meeting)],
    [say('汇报年度', 'Year'), meeting.year],
    [say('数据截止', 'Cut-off'), beijing(meeting.cutOff)],
    ...agenda.map((text, i): [string, string] => [say(`议程 ${i + 1}`, `Agenda ${i + 1}`), text]),
    ...participants.map(({ city, name, post }): [string, string] => [
      say('参会', 'Present'),
      `${city.name} ${name} ${post}`,
    ]),
    ...observers.map((name): [string, string] => [say('列席', 'Observer'), name]),
    ...agreements.map(({ number, level, title }): [string, string] => [
      say(`协议 ${number}`, `Agreement ${number}`),
      `${levels[level] ? say(...levels[level]) : level} ${title}`,
    ]),
    ...(nextList?.entries ?? []).map(({ title }, i): [string, string] => [
      say(`${nextList!.year} 年清单 ${i + 1}`, `List of ${nextList!.year}, ${i + 1}`),
      title,
    ]),
    ...texts.map(({ part, text }): [string, string] => [part, text]),
  ])
}
