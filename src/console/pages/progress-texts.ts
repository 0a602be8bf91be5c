import type { CivilDate } from '../../base/civil-date.ts'
import { moneyText } from '../../base/money.ts'
import type { Problem } from '../../base/problem.ts'
import type { GivenProgress } from '../../programme/given-progress.ts'
import type { GridEntry, GridFacts } from '../../programme/progress-grid.sql.ts'
import type { GridRow } from '../../programme/read-progress-grid.ts'
import { at, permille, readAmount } from '../../programme/sheet-value.ts'

/** The cells of a row of the grid that are filled in, in the order in which they stand. */
export const gridCells = ['thisYear', 'sinceStart', 'physical', 'stage', 'isDone', 'text', 'reason'] as const
export type GridCell = (typeof gridCells)[number]

/** What stands in them: money in 万元, shares in per cent. */
export type RowTexts = Readonly<Record<GridCell, string>>

type Figures = NonNullable<GridFacts['before']> & { readonly reason?: string | null }

/** An entry as the cells show it. */
export const textsOf = (entry: Figures | null): RowTexts => ({
  thisYear: entry?.completedThisYearFen == null ? '' : moneyText(entry.completedThisYearFen, 'WAN_YUAN'),
  sinceStart: entry?.completedSinceStartFen == null ? '' : moneyText(entry.completedSinceStartFen, 'WAN_YUAN'),
  physical: entry?.physicalPermille == null ? '' : String(entry.physicalPermille / 10),
  stage: entry?.stage ?? '',
  isDone: entry?.isDone ? 'yes' : '',
  text: entry?.text ?? '',
  reason: entry?.reason ?? '',
})

/** Browsers send the ends of lines in another way than they got them. */
const evened = (text: string): string => text.replace(/\r\n?/g, '\n').trim()

export const isSameText = (one: RowTexts, other: RowTexts): boolean =>
  gridCells.every((cell) => plain(cell, one[cell]) === plain(cell, other[cell]))

/** 1,500 is what is shown as 1500. */
const plain = (cell: GridCell, text: string): string =>
  cell === 'thisYear' || cell === 'sinceStart' ? text.replaceAll(',', '') : evened(text)

/** Under which name the problems of a cell's field come. */
export const fieldOfCell: Readonly<Record<GridCell, string>> = {
  thisYear: 'completedThisYear',
  sinceStart: 'completedSinceStart',
  physical: 'physicalPermille',
  stage: 'stage',
  isDone: 'isDone',
  text: 'text',
  reason: 'reason',
}

/** What is known of a row's entry when its page is made: a later one shows that somebody was faster. */
export const seenOf = (said: GridEntry | null): string =>
  said ? `${said.onDay}/${said.revision}/${said.step ?? ''}` : ''

/** The cells as an entry of a day, with what cannot be read in them. */
export const entryOf = (row: GridRow, onDay: CivilDate, texts: RowTexts): GivenProgress => {
  const problems: Problem[] = []
  const amount = (cell: 'thisYear' | 'sinceStart', field: 'completedThisYear' | 'completedSinceStart') =>
    texts[cell] === '' ? null : readAmount({ text: texts[cell], unit: 'WAN_YUAN' }, field, problems)
  const physical = texts.physical === '' ? null : permille(texts.physical, 'PERCENT', false)
  const entry = {
    ...{ list: row.list, year: row.year, number: row.number, onDay },
    completedThisYear: amount('thisYear', 'completedThisYear'),
    completedSinceStart: amount('sinceStart', 'completedSinceStart'),
    ...{ physicalPermille: physical, stage: texts.stage || null, isDone: texts.isDone === 'yes' },
    ...{ text: evened(texts.text) || null, reason: texts.reason || null },
  }
  if (texts.physical !== '' && physical === null)
    problems.push(at('PHYSICAL_OUT_OF_RANGE', 'physicalPermille', { found: texts.physical.slice(0, 40) }))
  return { ...entry, problems }
}

/** Which of them a list has: only projects have money and physical progress of their own. */
export const cellsOf = (list: GridRow['list']): readonly GridCell[] =>
  list === 'PROJECT' ? gridCells : gridCells.filter((cell) => !['thisYear', 'sinceStart', 'physical'].includes(cell))
