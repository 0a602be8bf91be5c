import { moneyText, readMoney } from '../base/money.ts'
import { problem } from '../base/problem.ts'
import type { GivenProgress } from '../programme/given-progress.ts'
import type { SentForm } from './forms.ts'
import type { ReportedRow, Reporting } from './progress-rows.ts'

/** Amounts are typed in 万元 and taken in 元; what is no amount goes as it is, for the verb to refuse. */
const yuanOf = (text: string | null): string | null => {
  const fen = text === null ? null : readMoney(text, 'WAN_YUAN')
  return fen === null ? text : moneyText(fen, 'YUAN')
}

const permilleOf = (text: string): number | null =>
  /^\d{1,3}(\.\d)?$/.test(text) ? Math.round(Number(text) * 10) : null

const fieldNames = [
  'completedThisYear',
  'completedSinceStart',
  'physical',
  'stage',
  'isDone',
  'text',
  'reason',
] as const
export type GridField = (typeof fieldNames)[number]

/** What a field of a row is called in the form. */
export const fieldName = (field: GridField, number: number): string => `${field}.${number}`

/** What was typed into the row of a number; null if nothing was. */
export const givenRow = (form: SentForm, { list, year, onDay }: Reporting, number: number): GivenProgress | null => {
  const text = (field: GridField) => form.optional(fieldName(field, number))
  if (fieldNames.every((field) => text(field) === null)) return null
  const share = text('physical')?.replace(/[%％]$/, '') ?? null
  const physicalPermille = share === null ? null : permilleOf(share)
  const isWrong = share !== null && physicalPermille === null
  return {
    ...{ list, year, number, onDay },
    completedThisYear: yuanOf(text('completedThisYear')),
    completedSinceStart: yuanOf(text('completedSinceStart')),
    physicalPermille,
    stage: text('stage'),
    isDone: text('isDone') === 'yes',
    text: text('text'),
    reason: text('reason'),
    problems: isWrong
      ? [
          problem('PHYSICAL_OUT_OF_RANGE', {
            path: ['physicalPermille'],
            field: 'physicalPermille',
            facts: { found: share.slice(0, 40) },
          }),
        ]
      : [],
  }
}

/** The rows to save: the one whose button was pressed, or all that were typed into; what was released only with a reason to revise it. */
export const givenRows = (form: SentForm, reporting: Reporting, rows: readonly ReportedRow[]) => {
  const asked = form.text('save')
  return rows.flatMap(({ row: { number }, now }) => {
    if (asked !== 'all' && asked !== String(number)) return []
    const given = givenRow(form, reporting, number)
    const isReleased = now?.state === 'RELEASED'
    if (given === null || (isReleased && !given.reason && asked === 'all')) return []
    return [{ given, isRevision: isReleased }]
  })
}
