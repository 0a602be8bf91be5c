import { cutOffOf, type JointMeeting } from '../../meeting/joint-meeting.ts'
import { Day, Instant } from '../parts/day.tsx'
import type { Visit } from '../visit.ts'
import { listWords } from '../words/dispatch-words.ts'
import { meetingWords } from '../words/meeting-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly meeting: JointMeeting
  readonly nameOf: (city: string) => string
}

/** When and where, and until when figures count. */
export const MeetingFacts = ({ visit: { language }, meeting, nameOf }: Props) => {
  const words = wordsIn(meetingWords, language)
  const cutOff = cutOffOf(meeting)
  const { host, suggestedHost, hostReason, cutOffs } = meeting
  return (
    <section class="card">
      <dl class="facts">
        <dt>{words.host}</dt>
        <dd>
          {nameOf(host)}{' '}
          {suggestedHost !== null && suggestedHost !== host ? (
            <span class="note">
              {fill(words.byTurn, { city: nameOf(suggestedHost) })}；{hostReason}
            </span>
          ) : null}
        </dd>
        <dt>{words.heldOn}</dt>
        <dd>
          <Day day={meeting.heldOn} language={language} />
        </dd>
        <dt>{words.year}</dt>
        <dd>{meeting.year}</dd>
        <dt>{words.cutOff}</dt>
        <dd>
          {cutOff ? <Instant at={cutOff} language={language} /> : words.noCutOff}{' '}
          {cutOffs.length > 1 ? <span class="note">{cutOffs.at(-1)!.reason}</span> : null}
        </dd>
        <dt>{words.participants}</dt>
        <dd>
          {meeting.participants.length === 0 ? '—' : null}
          <ul class="plain-list">
            {meeting.participants.map(({ city, name, post }) => (
              <li>
                {nameOf(city)} {fill(words.person, { name, post })}
              </li>
            ))}
          </ul>
        </dd>
        <dt>{words.observers}</dt>
        <dd>{meeting.observers.join('、') || '—'}</dd>
      </dl>
    </section>
  )
}

/** What is on the agenda, what was signed, and the next year's list. */
export const MeetingContents = ({ visit: { language }, meeting, nameOf }: Props) => {
  const words = wordsIn(meetingWords, language)
  const { agenda, agreements, nextList } = meeting
  return (
    <section class="card">
      <h2>{words.agenda}</h2>
      {agenda.length === 0 ? <p class="none">—</p> : null}
      <ol class="tight">
        {agenda.map((point) => (
          <li>{point}</li>
        ))}
      </ol>
      {agreements.length > 0 ? <h2>{words.agreements}</h2> : null}
      <ul class="plain-list">
        {agreements.map(({ title, parties, signedOn }) => (
          <li>
            {title} <Day day={signedOn} language={language} /> <span class="note">{parties.join('、')}</span>
          </li>
        ))}
      </ul>
      {nextList ? <h2>{fill(words.nextList, { year: nextList.year })}</h2> : null}
      <ul class="plain-list">
        {(nextList?.entries ?? []).map(({ list, title, leadCity }) => (
          <li>
            <span class="badge">{listWords[list][language]}</span> {title} <span class="note">{nameOf(leadCity)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
