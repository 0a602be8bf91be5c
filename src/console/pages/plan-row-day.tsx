import type { CivilDate } from '../../base/civil-date.ts'
import { dayText } from '../parts/day.tsx'
import { Field } from '../parts/form.tsx'
import type { Visit } from '../visit.ts'
import { planRowWords } from '../words/plan-row-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly year: number
  readonly asOf: CivilDate
}

/** As of which day the page is shown: in the address, so that it can be sent. */
export const PlanRowDay = ({ visit, year, asOf }: Props) => {
  const { language, today, url } = visit
  const words = wordsIn(planRowWords, language)
  const isOfYear = String(year) !== today.slice(0, 4)
  return (
    <>
      <form class="filters" action={url.pathname}>
        {isOfYear ? <input type="hidden" name="year" value={String(year)} /> : null}
        <Field label={words.asOf} name="asOf" type="date" value={asOf} />
        <button type="submit" class="plain">
          {words.show}
        </button>
      </form>
      {asOf === today ? null : (
        <p class="note">
          {fill(words.asOfNote, { day: dayText(asOf, language) })}{' '}
          <a href={isOfYear ? `${url.pathname}?year=${year}` : url.pathname}>{words.toToday}</a>
        </p>
      )}
    </>
  )
}
