import type { Obligation } from '../../programme/obligation.ts'
import { type DispatchQuestion, rowChoices } from '../dispatch-question.ts'
import { Day } from '../parts/day.tsx'
import { Select } from '../parts/form.tsx'
import { Pager } from '../parts/pager.tsx'
import { Empty } from '../parts/state.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { dispatchWords, listWords, obligationWords } from '../words/dispatch-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly asked: DispatchQuestion
  readonly rows: readonly Obligation[]
  readonly cities: readonly string[]
  readonly nameOf: (city: string) => string
}

const atOnce = 200
const paths = { TASK: 'tasks', PROJECT: 'projects', PLATFORM: 'platforms' } as const
const tones = { REPORTED: 'good', WAITING: 'fair', RETURNED: 'fair', OWED: 'bad', COMPLETED: '', WINTER_STOPPED: '' }

const Row = ({ visit: { language }, at, nameOf, row }: Props & { readonly row: Obligation }) => {
  const words = wordsIn(dispatchWords, language)
  return (
    <tr>
      <td class="nowrap">{`${listWords[row.list][language]} ${row.number}`}</td>
      <td class="title">
        <a href={`${at}/plan/${paths[row.list]}/${row.number}?year=${row.year}`}>{row.title}</a>
      </td>
      <td class="nowrap">{nameOf(row.city)}</td>
      <td>
        <span class={`badge ${tones[row.state]}`}>{obligationWords[row.state][language]}</span>{' '}
        {row.isLate ? <span class="badge bad">{words.late}</span> : null}{' '}
        {row.isRepeated ? <span class="badge fair">{words.repeated}</span> : null}
      </td>
      <td class="nowrap">
        <Day day={row.releasedOn} language={language} />
      </td>
    </tr>
  )
}

/** Row by row in each of its cities: how it stands with what is owed. */
export const DispatchRows = (props: Props) => {
  const { visit, asked, rows, cities, nameOf, at } = props
  const words = wordsIn(dispatchWords, visit.language)
  const labels = { LATE: words.late, REPEATED: words.repeated }
  const from = Math.max(0, Number(visit.url.searchParams.get('after')) || 0)
  const choice = (code: (typeof rowChoices)[number]) =>
    code === 'LATE' || code === 'REPEATED' ? labels[code] : obligationWords[code][visit.language]
  return (
    <>
      <form class="filters" id="rows" action={`${at}/dispatch#rows`}>
        <input type="hidden" name="period" value={asked.period} />
        <Select
          label={words.city}
          name="city"
          value={asked.city}
          options={[['', words.all], ...cities.map((city) => [city, nameOf(city)] as const)]}
        />
        <Select
          label={words.onlyThose}
          name="only"
          value={asked.only}
          options={[['', words.all], ...rowChoices.map((code) => [code, choice(code)] as const)]}
        />
        <button type="submit" class="plain">
          {words.show}
        </button>
        <span class="note">{fill(words.rowCount, { n: rows.length })}</span>
      </form>
      {rows.length === 0 ? (
        <Empty text={words.noRows} />
      ) : (
        <TableBox label={words.rows}>
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.title}</th>
              <th scope="col">{words.city}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.releasedOn}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(from, from + atOnce).map((row) => (
              <Row {...props} row={row} />
            ))}
          </tbody>
        </TableBox>
      )}
      <Pager
        url={visit.url}
        language={visit.language}
        next={from + atOnce < rows.length ? String(from + atOnce) : null}
      />
    </>
  )
}
