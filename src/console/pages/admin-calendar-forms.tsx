import type { CalendarYear } from '../../calendar/working-calendar.ts'
import { lineOf } from '../calendar-lines.ts'
import { Field, Form, Select } from '../parts/form.tsx'
import { TextArea } from '../parts/text-area.tsx'
import type { Visit } from '../visit.ts'
import { calendarWords } from '../words/calendar-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly sent: (name: string) => string
}

/** One day of a year that is known. */
export const CalendarDayForm = ({ visit, at, sent }: Props) => {
  const words = wordsIn(calendarWords, visit.language)
  return (
    <details class="card" open={sent('day') !== ''}>
      <summary>{words.enterDay}</summary>
      <Form visit={visit} action={`${at}/day`} class="stack">
        <Field label={words.day} name="day" type="date" value={sent('day')} hint={words.dayHint} required />
        <Select
          label={words.kind}
          name="kind"
          value={sent('kind')}
          options={[
            ['off', words.ordinaryOff],
            ['working', words.ordinaryWorking],
          ]}
        />
        <Field label={words.festival} name="festival" value={sent('festival')} required />
        <button type="submit">{words.enterDay}</button>
      </Form>
    </details>
  )
}

/** The whole notice of a year; of one that is known with what is known of it. */
export const CalendarNoticeForm = ({ visit, at, sent, year }: Props & { readonly year: CalendarYear | null }) => {
  const words = wordsIn(calendarWords, visit.language)
  const known = year?.days.map(lineOf).join('\n')
  return (
    <details class="card" id="notice" open={year !== null || sent('year') !== ''}>
      <summary>{words.enterYear}</summary>
      <Form visit={visit} action={at} class="stack">
        <Field
          label={words.year}
          name="year"
          type="number"
          value={sent('year') || (year && String(year.year))}
          required
        />
        <Field label={words.source} name="source" value={sent('source') || year?.source} required />
        <TextArea label={words.days} name="days" rows={10} value={sent('days') || known} hint={words.daysHint} />
        <button type="submit">{words.save}</button>
      </Form>
    </details>
  )
}
