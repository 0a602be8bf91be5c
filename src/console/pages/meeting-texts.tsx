import type { JointMeeting } from '../../meeting/joint-meeting.ts'
import { reportParts, textOf } from '../../meeting/report-text.ts'
import type { Visit } from '../visit.ts'
import { meetingWords, partWords } from '../words/meeting-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly meeting: JointMeeting
  readonly mayWrite: boolean
  readonly nameOf: (code: string) => string
}

const isNamed = (part: string): part is keyof typeof partWords => Object.hasOwn(partWords, part)

/** The name of a part of the papers; of a field what it is called. */
export const partName = (part: string, { language }: Visit, nameOf: (code: string) => string): string =>
  isNamed(part) ? partWords[part][language] : nameOf(part.replace(/^FIELD:/, ''))

/** What the secretariat writes itself into the papers. */
export const MeetingTexts = ({ visit, at, meeting, mayWrite, nameOf }: Props) => {
  const words = wordsIn(meetingWords, visit.language)
  const fields = meeting.texts.map(({ part }) => part).filter((part) => part.startsWith('FIELD:'))
  const parts = [...reportParts.filter((part) => part !== 'FIELD'), ...fields]
  return (
    <section class="card">
      <h2>{words.texts}</h2>
      <ul class="plain-list">
        {parts.map((part) => {
          const text = textOf(meeting.texts, part)
          return (
            <li>
              <strong>{partName(part, visit, nameOf)}</strong>{' '}
              {mayWrite ? <a href={`${at}/text?part=${encodeURIComponent(part)}`}>{words.write}</a> : null}
              {text === null ? <div class="none">{words.notWritten}</div> : <div class="said">{text}</div>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
