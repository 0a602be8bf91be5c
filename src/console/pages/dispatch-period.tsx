import { cadenceOf, cadences, nextPeriod, previousPeriod, startOf } from '../../base/period.ts'
import { periodWords } from '../../report/period-words.ts'
import { periodsToChoose } from '../dispatch-question.ts'
import { Select } from '../parts/form.tsx'
import type { Visit } from '../visit.ts'
import { cadenceWords, dispatchWords } from '../words/dispatch-words.ts'
import { wordsIn } from '../words/speak.ts'

/** The choice of a cadence and of a period of it. */
export const DispatchPeriod = ({ visit, at, period }: { visit: Visit; at: string; period: string }) => {
  const { language, today } = visit
  const words = wordsIn(dispatchWords, language)
  const next = nextPeriod(period)
  return (
    <form class="filters" action={`${at}/dispatch`}>
      <Select
        label={words.cadence}
        name="cadence"
        value={cadenceOf(period)}
        options={cadences.map((code) => [code, cadenceWords[code][language]] as const)}
      />
      <Select
        label={words.period}
        name="period"
        value={period}
        options={periodsToChoose(period, today).map((one) => [one, periodWords(one, language)] as const)}
      />
      <button type="submit" class="plain">
        {words.show}
      </button>
      <span class="pages">
        <a href={`${at}/dispatch?period=${previousPeriod(period)}`}>{words.earlier}</a>
        {startOf(next) <= today ? <a href={`${at}/dispatch?period=${next}`}>{words.later}</a> : null}
      </span>
    </form>
  )
}
