import type { JointMeeting } from '../../meeting/joint-meeting.ts'
import type { Seal } from '../../meeting/sealed-brief.ts'
import type { Visit } from '../visit.ts'
import { meetingWords } from '../words/meeting-words.ts'
import { sealWords } from '../words/seal-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly meeting: JointMeeting
  /** Of its brief, once it is sealed. */
  readonly seal: Seal | undefined
}

const names = { 'report.docx': 'report', 'annexes.xlsx': 'annexes', 'minutes.docx': 'minutes' } as const

/** The papers of a meeting to take along, and whether they are drafts. */
export const MeetingPapers = ({ visit: { language }, meeting, seal }: Props) => {
  const words = wordsIn(sealWords, language)
  const ofMeetings = wordsIn(meetingWords, language)
  const hashes = new Map(seal?.papers.map(({ name, hash }) => [name, hash]))
  return (
    <section class="card">
      <h2>{ofMeetings.papers}</h2>
      <ul class="plain-list">
        {Object.entries(names).map(([name, word]) => {
          const hash = hashes.get(name)
          return (
            <li>
              <a href={`/meetings/${meeting.cluster}/${meeting.edition}/${name}`}>{ofMeetings[word]}</a>{' '}
              <span class={`badge ${hash ? 'good' : 'fair'}`}>{hash ? words.sealed : words.draft}</span>{' '}
              {hash ? (
                <span class="note" title={hash}>
                  {fill(words.hash, { hash: hash.slice(0, 12) })}
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
      {seal ? null : <p class="note">{words.draftNote}</p>}
    </section>
  )
}
