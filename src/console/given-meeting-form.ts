import type { City } from '../access/city-cluster.ts'
import type { GivenMeeting } from '../meeting/given-meeting.ts'
import type { JointMeeting, Participant } from '../meeting/joint-meeting.ts'
import { linesOf, type SentForm } from './forms.ts'

/** A line `呼和浩特市，张三，市长`: the city by its name or code, for the verb to judge. */
const participantOf = (line: string, cities: readonly City[]): Participant => {
  const [city = '', name = '', ...post] = line.split(/[,，\t]/).map((part) => part.trim())
  return { city: cities.find((one) => one.name === city)?.code ?? city, name, post: post.join('，') }
}

/** What a form says of a meeting. */
export const givenMeeting = (
  { text, optional }: SentForm,
  cities: readonly City[],
  edition: number | null,
): GivenMeeting & { readonly edition: number | null; readonly reason: string | null } => ({
  edition: edition ?? (/^\d{1,5}$/.test(text('edition')) ? Number(text('edition')) : null),
  reason: optional('reason'),
  title: optional('title'),
  host: optional('host'),
  hostReason: optional('hostReason'),
  heldOn: optional('heldOn'),
  year: /^\d{1,5}$/.test(text('year')) ? Number(text('year')) : null,
  agenda: linesOf(text('agenda')),
  participants: linesOf(text('participants')).map((line) => participantOf(line, cities)),
  observers: linesOf(text('observers')),
})

/** What is said of a meeting, as the form shows it. */
export const sentOf = (meeting: JointMeeting, cities: readonly City[]): ((name: string) => string) => {
  const nameOf = (code: string) => cities.find((city) => city.code === code)?.name ?? code
  const fields: Readonly<Record<string, string | null>> = {
    title: meeting.title,
    host: meeting.host,
    hostReason: meeting.hostReason,
    heldOn: meeting.heldOn,
    year: String(meeting.year),
    agenda: meeting.agenda.join('\n'),
    participants: meeting.participants.map(({ city, name, post }) => `${nameOf(city)}，${name}，${post}`).join('\n'),
    observers: meeting.observers.join('\n'),
  }
  return (name) => fields[name] ?? ''
}
