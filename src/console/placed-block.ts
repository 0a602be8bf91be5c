import type { CivilDate } from '../base/civil-date.ts'
import type { PlanList } from '../programme/plan-row.ts'
import { stagesOf } from '../programme/progress-entry.ts'
import type { GridRow } from '../programme/read-progress-grid.ts'
import { cellsOf, type GridCell, type RowTexts, textsOf } from './pages/progress-texts.ts'
import { listWords } from './words/plan-words.ts'
import { stageText } from './words/stage-words.ts'

/** A block of cells as the grid's script sends it, or null. Not as text: blanks at its beginning are cells too. */
export const readBlock = (json: string): string[][] | null => {
  try {
    const block: unknown = JSON.parse(json)
    const isBlock =
      Array.isArray(block) && block.every((row) => Array.isArray(row) && row.every((one) => typeof one === 'string'))
    return isBlock ? (block as string[][]) : null
  } catch {
    return null
  }
}

const heads: Readonly<Record<GridCell, string>> = {
  thisYear: '本年完成（万元）',
  sinceStart: '开工以来完成投资（万元）',
  physical: '形象进度（%）',
  stage: '阶段',
  isDone: '是否完成',
  text: '进展情况',
  reason: '说明',
}

/** A cell as the sheet has it: a stage by its code, since each list has words of its own, and shares with their sign, so that 0.5 is no half. */
const written = (list: PlanList, cell: GridCell, text: string): string => {
  if (cell === 'stage')
    return stagesOf[list].find((one) => [stageText(one, 'zh'), stageText(one, 'en')].includes(text)) ?? text
  if (cell === 'physical' && /^\d+(\.\d+)?$/.test(text)) return `${text}%`
  return cell === 'isDone' && text === 'yes' ? '是' : text
}

const quoted = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

interface Placing {
  /** From the row on into which the block's first line goes. */
  readonly rows: readonly GridRow[]
  readonly list: PlanList
  /** The column into which its first cell goes. */
  readonly cell: GridCell
  /** Of rows of which nothing was said yet. */
  readonly onDay: CivilDate
}

/**
 * A block without heads as a sheet with them: each line beside the row into which it goes, what the block does not say as it stood.
 * Lines beyond the last row have no number, for the sheet's reader to refuse.
 */
export const placedBlock = (block: readonly (readonly string[])[], { rows, list, cell, onDay }: Placing): string => {
  const cells = cellsOf(list)
  const first = cells.indexOf(cell)
  const lines = block.map((line, index) => {
    const row = rows[index]
    const stood: RowTexts = textsOf(row?.said ?? null)
    const values = cells.map((one, at) => written(list, one, (at < first ? undefined : line[at - first]) ?? stood[one]))
    const name = row ? [String(row.number), row.title, row.said?.onDay ?? onDay] : ['', '', onDay]
    return [listWords[list].zh, ...name, ...values]
  })
  const head = ['清单', '序号', '名称', '数据日期', ...cells.map((one) => heads[one])]
  return [head, ...lines].map((line) => line.map(quoted).join('\t')).join('\n')
}
