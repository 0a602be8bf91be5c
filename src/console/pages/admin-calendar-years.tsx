import type { CalendarYear } from '../../calendar/working-calendar.ts'
import { Day } from '../parts/day.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { calendarWords } from '../words/calendar-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly years: readonly CalendarYear[]
  readonly at: string
  readonly mayChange: boolean
}

/** The known years, the latest first: what was published, and how many days of each kind. */
export const CalendarYears = ({ visit, years, at, mayChange }: Props) => {
  const words = wordsIn(calendarWords, visit.language)
  return (
    <TableBox label={words.years} isLabelShown>
      <thead>
        <tr>
          <th scope="col">{words.year}</th>
          <th scope="col">{words.source}</th>
          <th scope="col" class="num">
            {words.off}
          </th>
          <th scope="col" class="num">
            {words.working}
          </th>
          {mayChange ? <th scope="col">{words.change}</th> : null}
        </tr>
      </thead>
      <tbody>
        {years.toReversed().map(({ year, source, days }) => (
          <tr>
            <th scope="row">
              <a href={`${at}?year=${year}`}>{year}</a>
            </th>
            <td>{source}</td>
            <td class="num">{days.filter(({ isWorking }) => !isWorking).length}</td>
            <td class="num">{days.filter(({ isWorking }) => isWorking).length}</td>
            {mayChange ? (
              <td>
                <a href={`${at}?year=${year}&change=yes#notice`} aria-label={`${words.change} ${year}`}>
                  {words.change}
                </a>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}

/** The days of a year that differ from their weekday. */
export const CalendarDays = ({ visit: { language }, year }: { readonly visit: Visit; readonly year: CalendarYear }) => {
  const words = wordsIn(calendarWords, language)
  return (
    <TableBox label={fill(words.daysOf, { year: year.year, source: year.source })} isLabelShown>
      <thead>
        <tr>
          {[words.day, words.kind, words.festival].map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {year.days.map(({ day, isWorking, name }) => (
          <tr>
            <th scope="row" class="nowrap">
              <Day day={day} language={language} />
            </th>
            <td class="nowrap">
              <span class={`badge ${isWorking ? 'fair' : 'good'}`}>{isWorking ? words.working : words.off}</span>
            </td>
            <td>{name}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
