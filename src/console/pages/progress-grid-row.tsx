import { moneyText } from '../../base/money.ts'
import { stagesOf } from '../../programme/progress-entry.ts'
import { fieldName, type GridField } from '../given-rows.ts'
import type { ReportedRow } from '../progress-rows.ts'
import { stageWords } from '../words/plan-row-words.ts'
import { progressWords } from '../words/progress-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { LastPeriod, RowState } from './progress-cells.tsx'
import type { GridProps } from './progress-grid.tsx'

type Props = GridProps & ReportedRow & { readonly mayCheck: boolean }

const wan = (fen: number | null | undefined): string =>
  fen === null || fen === undefined ? '' : moneyText(fen, 'WAN_YUAN')

/** What stands in the fields: what was typed and not saved, else what was said of the day. */
const valuesOf = ({ now, row, form, answers }: Props): ((field: GridField) => string) => {
  const isKept = form !== null && answers.rows.get(row.number)?.word === 'REJECTED'
  const said: Readonly<Record<GridField, string>> = {
    completedThisYear: wan(now?.completedThisYearFen),
    completedSinceStart: wan(now?.completedSinceStartFen),
    physical: now?.physicalPermille === null || !now ? '' : String(now.physicalPermille / 10),
    stage: now?.stage ?? '',
    isDone: now?.isDone ? 'yes' : '',
    text: now?.text ?? '',
    reason: '',
  }
  return (field) => (isKept ? form.text(fieldName(field, row.number)) : said[field])
}

export const ProgressGridRow = (props: Props) => {
  const { visit, reporting, row, before, now, answers, mayCheck } = props
  const { language } = visit
  const words = wordsIn(progressWords, language)
  const value = valuesOf(props)
  const answer = answers.rows.get(row.number)
  const labelOf = (field: GridField) => fill(words.cell, { n: row.number, field: words[field] })
  const wrong = (field: string) => (answer?.problems.some((found) => found.field === field) ? 'true' : undefined)
  const input = (field: GridField, of: string, className: string) => (
    <td>
      <input
        name={fieldName(field, row.number)}
        value={value(field)}
        aria-label={labelOf(field)}
        aria-invalid={wrong(of)}
        class={className}
        data-cell
        inputmode={className === 'amount' ? 'decimal' : undefined}
        autocomplete="off"
      />
    </td>
  )
  return (
    <tr id={`row-${row.number}`}>
      {mayCheck ? (
        <td>
          {now?.state === 'ENTERED' ? (
            <input
              type="checkbox"
              name="pick"
              value={String(row.number)}
              aria-label={fill(words.pick, { n: row.number })}
            />
          ) : null}
        </td>
      ) : null}
      <td class="num">{row.number}</td>
      <th scope="row" class="title">
        {row.content.title}
      </th>
      <LastPeriod before={before} language={language} list={reporting.list} />
      {reporting.list === 'PROJECT' ? (
        <>
          {input('completedThisYear', 'completedThisYear', 'amount')}
          {input('completedSinceStart', 'completedSinceStart', 'amount')}
          {input('physical', 'physicalPermille', 'amount')}
        </>
      ) : null}
      <td>
        <select name={fieldName('stage', row.number)} aria-label={labelOf('stage')} data-cell>
          {['', ...stagesOf[reporting.list]].map((stage) => (
            <option value={stage} selected={stage === value('stage')}>
              {stage === '' ? '' : stageWords[stage]?.[language]}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          type="checkbox"
          name={fieldName('isDone', row.number)}
          value="yes"
          checked={value('isDone') === 'yes'}
          aria-label={labelOf('isDone')}
        />
      </td>
      {input('text', 'text', 'words')}
      {input('reason', 'reason', 'words short')}
      <RowState {...{ now, answer, language }} number={row.number} action={visit.url.pathname} />
    </tr>
  )
}
