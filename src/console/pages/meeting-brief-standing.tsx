import type { MeetingBrief } from '../../meeting/meeting-brief.ts'
import { Day, Instant } from '../parts/day.tsx'
import { figureCalled, figureSaid } from '../parts/figure-named.ts'
import type { Visit } from '../visit.ts'
import { briefWords } from '../words/brief-words.ts'
import { confirmationWords } from '../words/meeting-words.ts'
import { sealWords } from '../words/seal-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly brief: MeetingBrief
  readonly nameOf: (code: string) => string
}

/** How each city stands to its figures. */
export const BriefConfirmations = ({ visit: { language }, at, brief, nameOf }: Props) => (
  <section class="card">
    <h2>{briefWords.confirmations[language]}</h2>
    <ul class="plain-list">
      {brief.confirmations.map(({ city, state, confirmedAt }) => (
        <li>
          {nameOf(city)}{' '}
          <span class={`badge ${state === 'CONFIRMED' ? 'good' : 'fair'}`}>{confirmationWords[state][language]}</span>{' '}
          <span class="note">{confirmedAt ? <Instant at={confirmedAt} language={language} /> : null}</span>
        </li>
      ))}
    </ul>
    <p>
      <a href={`${at}/seal`}>{sealWords.title[language]}</a>
    </p>
  </section>
)

/** What of the last brief was corrected, as the report shows it. */
export const BriefErrata = ({ visit: { language }, brief, nameOf }: Omit<Props, 'at'>) => {
  const words = wordsIn(sealWords, language)
  if (brief.errata.length === 0) return null
  return (
    <section class="card">
      <h2>{words.errata}</h2>
      <ul class="plain-list">
        {brief.errata.map(({ figure, edition, before, after, reason, on }) => (
          <li>
            <strong>{figureCalled(figure, language, nameOf)}</strong>（{fill(words.nth, { n: edition })}）{' '}
            {fill(words.correction, {
              before: figureSaid(figure, before, language),
              after: figureSaid(figure, after, language),
            })}{' '}
            <span class="note">
              <Day day={on} language={language} />
            </span>
            <div class="said">{reason}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}
