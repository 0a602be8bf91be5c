import type { CivilDate } from '../../base/civil-date.ts'
import type { Milestone } from '../../programme/plan-content.ts'
import type { Language } from '../../report/problem-wording.ts'
import { planRowWords } from '../words/plan-row-words.ts'
import { wordsIn } from '../words/speak.ts'
import { Day } from './day.tsx'

interface Props {
  readonly milestones: readonly Milestone[]
  /** The day as of which it is shown. */
  readonly asOf: CivilDate
  readonly isToday: boolean
  readonly language: Language
}

const dayNumber = (day: CivilDate): number => Date.parse(day) / 86_400_000

/** Milestones on a line from the first to the last, with the place of the day as of which it is shown; below it the list in words. */
export const Timeline = ({ milestones, asOf, isToday, language }: Props) => {
  const words = wordsIn(planRowWords, language)
  const dated = milestones.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn]))
  const [first, last] = [[...dated, asOf].sort()[0]!, [...dated, asOf].sort().at(-1)!]
  const span = Math.max(1, dayNumber(last) - dayNumber(first))
  const placeOf = (day: CivilDate) => 10 + (780 * (dayNumber(day) - dayNumber(first))) / span
  return (
    <section class="card">
      <h2>{words.milestones}</h2>
      {dated.length > 0 ? (
        <svg class="chart timeline" viewBox="0 0 800 44" aria-hidden="true">
          <line class="axis" x1="10" y1="14" x2="790" y2="14" />
          <line class="today" x1={placeOf(asOf)} y1="2" x2={placeOf(asOf)} y2="26" />
          <text x={Math.min(755, Math.max(45, placeOf(asOf)))} y="40" text-anchor="middle">
            {isToday ? words.today : words.asOfDay}
          </text>
          {dated.map((day) => (
            <circle class={day < asOf ? 'past' : 'ahead'} cx={placeOf(day)} cy="14" r="6" />
          ))}
        </svg>
      ) : null}
      {milestones.length === 0 ? <p class="note">{words.noMilestones}</p> : null}
      <ol class="plain-list">
        {milestones.map(({ title, dueOn, owner }) => (
          <li>
            <Day day={dueOn} language={language} /> {title}
            {owner ? <span class="note"> {owner}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
