import { boardFigures } from '../../programme/board.sql.ts'
import { lightColours } from '../../programme/light.ts'
import type { PlanField } from '../../programme/plan-field.ts'
import type { PlanList } from '../../programme/plan-row.ts'
import type { ClusterCities } from '../cluster-cities.ts'
import { Field, Select } from '../parts/form.tsx'
import { lightWords } from '../parts/light-mark.tsx'
import type { PlanAsked } from '../read-plan-rows.ts'
import type { Visit } from '../visit.ts'
import { figureWords, planWords } from '../words/plan-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly asked: PlanAsked
  readonly cities: ClusterCities
  readonly fields: readonly PlanField[]
  /** Null: of all three. */
  readonly list: PlanList | null
  readonly year: number
}

/** What a list is narrowed to: in the address, so that it can be sent. */
export const PlanFilters = ({ visit, at, asked, cities, fields, list, year }: Props) => {
  const { language } = visit
  const words = wordsIn(planWords, language)
  const all = ['', words.all] as const
  const figures = boardFigures.filter((figure) => figure !== 'ROWS' && (figure !== 'CONNECTED' || list === 'PLATFORM'))
  return (
    <form class="filters" method="get" action={at}>
      {String(year) === visit.today.slice(0, 4) ? null : <input type="hidden" name="year" value={String(year)} />}
      {asked.asOf === null ? null : <input type="hidden" name="asOf" value={asked.asOf} />}
      <Field label={words.search} name="q" type="search" value={asked.text} />
      <Select
        label={words.city}
        name="city"
        value={asked.city}
        options={[all, ...cities.members.map(({ code, name }) => [code, name] as const)]}
      />
      <Select
        label={words.field}
        name="field"
        value={asked.field}
        options={[all, ...fields.map(({ code, name }) => [code, name] as const)]}
      />
      <Select
        label={words.light}
        name="light"
        value={asked.light}
        options={[all, ...lightColours.map((colour) => [colour, lightWords[colour][language]] as const).toReversed()]}
      />
      <Select
        label={words.standing}
        name="figure"
        value={asked.figure === 'ROWS' ? '' : asked.figure}
        options={[all, ...figures.map((figure) => [figure, figureWords[figure][language]] as const)]}
      />
      <Select
        label={words.overdue}
        name="overdue"
        value={asked.overdue ? 'yes' : ''}
        options={[all, ['yes', words.overdueOnly]]}
      />
      <Select
        label={words.group}
        name="group"
        value={asked.group}
        options={[
          ['', words.noGroup],
          ['city', words.city],
          ['field', words.field],
          ['light', words.light],
        ]}
      />
      <button type="submit" class="plain">
        {words.filter}
      </button>
    </form>
  )
}
