import type { CivilDate } from '../../base/civil-date.ts'
import { deadlineOf, type Resolution, type ResolutionStep } from '../../meeting/resolution.ts'
import { cityOrOffice } from '../city-or-office.ts'
import { Day, dayText } from '../parts/day.tsx'
import type { Visit } from '../visit.ts'
import { linkWords, resolutionStateWords, resolutionWords } from '../words/meeting-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { ResolutionMarks } from './resolution-table.tsx'

interface Props {
  readonly visit: Visit
  readonly one: Resolution
  readonly nameOf: (city: string) => string
}

const paths = { TASK: 'plan/tasks', PROJECT: 'plan/projects', PLATFORM: 'plan/platforms', BATCH: 'batches' } as const

/** Who is to do what by when, and what it produced. */
export const ResolutionFacts = ({ visit, one, asOf, nameOf }: Props & { readonly asOf: CivilDate }) => {
  const { language } = visit
  const words = wordsIn(resolutionWords, language)
  const deadline = deadlineOf(one)
  return (
    <section class="card">
      <dl class="facts">
        <dt>{words.state}</dt>
        <dd>
          <ResolutionMarks visit={visit} one={one} asOf={asOf} />
        </dd>
        <dt>{words.lead}</dt>
        <dd>
          {nameOf(one.leadCity)} {one.unit}
        </dd>
        <dt>{words.co}</dt>
        <dd>{one.coCities.map(nameOf).join('、') || '—'}</dd>
        <dt>{words.deadline}</dt>
        <dd>
          <Day day={deadline} language={language} />{' '}
          {deadline !== one.deadline && one.deadline ? (
            <span class="note">
              {words.adoptedDeadline} {dayText(one.deadline, language)}
            </span>
          ) : null}
        </dd>
        {one.links.length > 0 ? <dt>{words.links}</dt> : null}
        {one.links.map(({ kind, year, number, title }) => (
          <dd>
            <span class="badge">{linkWords[kind][language]}</span>{' '}
            <a href={`/console/${one.cluster}/${paths[kind]}/${number}${year === null ? '' : `?year=${year}`}`}>
              {title}
            </a>
          </dd>
        ))}
      </dl>
    </section>
  )
}

const more = ({ visit: { language } }: Props, { deadline, endedBy }: ResolutionStep): string => {
  const words = wordsIn(resolutionWords, language)
  if (deadline !== null) return fill(words.until, { day: dayText(deadline, language) })
  return endedBy === null ? '' : fill(words.byMeeting, { n: endedBy })
}

/** All that was said of it, in order. */
export const ResolutionSteps = (props: Props) => {
  const { visit, one, nameOf } = props
  const words = wordsIn(resolutionWords, visit.language)
  return (
    <section class="card">
      <h2>{words.progress}</h2>
      {one.steps.length === 0 ? <p class="none">{words.noSteps}</p> : null}
      <ol class="plain-list">
        {one.steps.map((step) => (
          <li>
            <strong>{resolutionStateWords[step.state][visit.language]}</strong> {more(props, step)}{' '}
            <Day day={step.onDay} language={visit.language} /> {cityOrOffice(step.by, nameOf, visit.language)}{' '}
            {step.documentNumber ? <span class="note">{step.documentNumber}</span> : null}
            <div class="said">{step.text}</div>
          </li>
        ))}
      </ol>
    </section>
  )
}
