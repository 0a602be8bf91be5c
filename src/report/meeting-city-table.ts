import type { FigureName } from '../meeting/figure-wording.ts'
import type { FigureBook } from './meeting-figures.ts'
import { column, type MeetingColumn, type MeetingTable } from './meeting-table.ts'

const of = (header: string, figure: FigureName, holds: MeetingColumn['holds'] = 'COUNT', width = 3) =>
  [column(header, width, holds), figure] as const

const figures = [
  of('重点\n任务', 'tasks.rows'),
  of('完成', 'tasks.done'),
  of('滞后', 'tasks.behind'),
  of('重点\n工程', 'projects.rows'),
  of('完成', 'projects.done'),
  of('滞后', 'projects.behind'),
  of('年度计划', 'projects.planned', 'MONEY', 6),
  of('年内完成', 'projects.completed', 'MONEY', 6),
  of('完成率', 'projects.share', 'SHARE', 5),
  of('序时\n完成率', 'projects.pace', 'SHARE', 5),
  of('重大\n平台', 'platforms.rows'),
  of('完成', 'platforms.done'),
  of('当年\n跨市办件', 'cases.year', 'COUNT', 5),
  of('需协调\n事项', 'issues.open', 'COUNT', 4),
  of('逾期', 'issues.overdue'),
  of('议定\n事项', 'resolutions.open'),
  of('逾期', 'resolutions.overdue'),
] as const

/** The figures of each city, and of all below: a shared row counts in each of its cities. */
export const cityTable = ({ brief, figure }: FigureBook): MeetingTable => {
  const members = brief.cities.filter(({ isMember }) => isMember)
  const ofCities = members.map(({ code, name }) => [
    name,
    ...figures.map(([, id]) => figure(id, { city: code })?.value ?? null),
  ])
  const ofAll = ['合计', ...figures.map(([, id]) => figure(id)?.value ?? null)]
  return {
    name: '各市情况统计表',
    isWide: true,
    isWhole: true,
    columns: [column('城市', 8), ...figures.map(([header]) => header)],
    rows: members.length === 0 ? [] : [...ofCities, ofAll],
  }
}
