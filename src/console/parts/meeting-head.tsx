import type { Visit } from '../visit.ts'
import { meetingWords } from '../words/meeting-words.ts'
import { wordsIn } from '../words/speak.ts'
import { SubPages } from './sub-pages.tsx'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly current: 'meetings' | 'ledger'
}

/** The pages about meetings. */
export const MeetingPages = ({ visit, at, current }: Props) => {
  const words = wordsIn(meetingWords, visit.language)
  return (
    <SubPages
      label={words.section}
      current={current}
      pages={[
        ['meetings', words.meetings, `${at}/meetings`],
        ['ledger', words.ledger, `${at}/resolutions`],
      ]}
    />
  )
}
