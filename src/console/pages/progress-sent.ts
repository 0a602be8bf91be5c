import type { CivilDate } from '../../base/civil-date.ts'
import type { GridRow } from '../../programme/read-progress-grid.ts'
import type { SentForm } from '../forms.ts'
import { gridCells, type RowTexts } from './progress-texts.ts'

/** What a row is called in the form and in the address. */
export const keyOf = ({ list, number }: Pick<GridRow, 'list' | 'number'>): string => `${list}-${number}`

/** A row as the form was sent. */
export interface SentRow {
  readonly seen: string
  readonly texts: RowTexts
  readonly isPicked: boolean
  /** Corrects what was released. */
  readonly revises: boolean
  /** What was sent back is sent anew as it is: the coordinator may have asked for a document, not for another figure. */
  readonly isAgain: boolean
}

/** What was sent of the grid. */
export interface SentGrid {
  readonly onDay: CivilDate
  /** `next` saves and goes on to the rows that follow. */
  readonly action: 'save' | 'next' | 'release' | 'return'
  readonly returnReason: string
  /** The only row to be saved; null: all that were changed. */
  readonly only: string | null
  readonly rows: ReadonlyMap<string, SentRow>
}

const actionOf = (text: string): SentGrid['action'] =>
  (['next', 'release', 'return'] as const).find((one) => one === text) ?? 'save'

/** Reads the form of the grid; rows that are not in it are left alone. */
export const sentGrid = (form: SentForm, rows: readonly GridRow[]): SentGrid => {
  const picked = new Set(form.all('pick'))
  const sent = rows.map(keyOf).flatMap((key): [string, SentRow][] => {
    if (form.all(`${key}.seen`).length === 0) return []
    const texts = Object.fromEntries(gridCells.map((cell) => [cell, form.text(`${key}.${cell}`)])) as RowTexts
    const isSaid = (name: string) => form.text(`${key}.${name}`) === 'yes'
    const marks = { isPicked: picked.has(key), revises: isSaid('revises'), isAgain: isSaid('again') }
    return [[key, { seen: form.text(`${key}.seen`), texts, ...marks }]]
  })
  return {
    onDay: form.text('onDay'),
    action: actionOf(form.text('do')),
    only: form.optional('only'),
    returnReason: form.text('returnReason'),
    rows: new Map(sent),
  }
}
