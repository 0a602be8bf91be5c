import { standingOf } from '../../programme/coordination-issue.ts'
import { dayText } from '../parts/day.tsx'
import { LightMark } from '../parts/light-mark.tsx'
import { planPaths } from '../plan-kinds.ts'
import type { Visit } from '../visit.ts'
import type { WeekMoves } from '../week-moves.ts'
import { issueStateWords } from '../words/issue-words.ts'
import { overviewWords } from '../words/overview-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

const mostShown = 12

/** What moved this week. */
export const Moves = ({ visit: { language }, at, moves }: { visit: Visit; at: string; moves: WeekMoves }) => {
  const words = wordsIn(overviewWords, language)
  const { turned, issues, batches, since } = moves
  const isQuiet = turned.length + issues.length + batches.length === 0
  return (
    <section class="card">
      <h2>{words.moved}</h2>
      <p class="note">{fill(isQuiet ? words.quiet : words.movedSince, { day: dayText(since, language) })}</p>
      <ul class="plain-list flowing">
        {batches.map(({ ordinal, title }) => (
          <li>
            <span class="badge good">{words.published}</span> <a href={`${at}/batches/${ordinal}`}>{title}</a>
          </li>
        ))}
        {turned.slice(0, mostShown).map(({ list, number, title, colour }) => (
          <li>
            <LightMark colour={colour} language={language} />{' '}
            <a href={`${at}/plan/${planPaths[list]}/${number}`}>{title}</a>
          </li>
        ))}
        {issues.slice(0, mostShown).map((issue) => (
          <li>
            <span class="badge">{issueStateWords[standingOf(issue).state][language]}</span>{' '}
            <a href={`${at}/issues/${issue.number}`}>{issue.title}</a>
          </li>
        ))}
      </ul>
      {turned.length > mostShown ? (
        <p class="note">{fill(words.moreTurned, { n: turned.length - mostShown })}</p>
      ) : null}
    </section>
  )
}
