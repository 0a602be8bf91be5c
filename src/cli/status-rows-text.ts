import { tenThousandText } from './board-text.ts'
import type { Say } from './language.ts'
import { table } from './table.ts'

/** A row behind a figure, as the contract has it. */
export interface ShownRow {
  readonly list: string
  readonly number: number
  readonly title: string
  readonly leadCity: { readonly name: string }
  readonly standing: string
  readonly colour: string
  readonly staleness: string | null
  readonly reportedOn: string | null
  readonly planned: string
  readonly completed: string
  readonly due: string
}

const words: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  NOT_STARTED: ['未开工', 'not started'],
  UNDER_WAY: ['推进中', 'under way'],
  DONE: ['已完成', 'done'],
  GREY: ['不评', 'grey'],
  GREEN: ['绿灯', 'green'],
  YELLOW: ['黄灯', 'yellow'],
  RED: ['红灯', 'red'],
  MISSING: ['未报', 'missing'],
  REPEATED: ['照抄上期', 'repeated'],
}

export const statusRowsText = (rows: readonly ShownRow[], say: Say): string => {
  const word = (value: string | null) => (value === null ? '' : words[value] ? say(...words[value]) : value)
  const isProject = rows[0]?.list === 'PROJECT'
  const count = say(`共 ${rows.length} 行。\n`, `${rows.length} rows.\n`)
  if (rows.length === 0) return count
  const head = [
    say('序号', 'No.'),
    say('牵头', 'Lead'),
    say('状态', 'Standing'),
    say('灯', 'Light'),
    say('停更', 'Stale'),
  ]
  const money = isProject ? [say('计划(万元)', 'Planned (10,000 yuan)'), say('完成(万元)', 'Completed')] : []
  return [
    count,
    table(
      [...head, say('最近报送', 'Reported'), ...money, say('名称', 'Title')],
      rows.map((row) => [
        ...[row.number, row.leadCity.name, word(row.standing), word(row.colour), word(row.staleness), row.reportedOn],
        ...(isProject ? [tenThousandText(row.planned), tenThousandText(row.completed)] : []),
        row.title,
      ]),
    ),
  ].join('')
}
