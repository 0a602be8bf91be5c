import type { Wording } from '../../base/wording.ts'
import type { BoardFigure } from '../../programme/board.sql.ts'
import type { PlanList } from '../../programme/plan-row.ts'

export const listWords: Readonly<Record<PlanList, Wording>> = {
  TASK: { zh: '重点任务', en: 'Key tasks' },
  PROJECT: { zh: '重点工程', en: 'Key projects' },
  PLATFORM: { zh: '重大平台', en: 'Major platforms' },
}

export const figureWords: Readonly<Record<BoardFigure, Wording>> = {
  ROWS: { zh: '全部', en: 'All' },
  NOT_STARTED: { zh: '未启动', en: 'Not started' },
  UNDER_WAY: { zh: '推进中', en: 'Under way' },
  DONE: { zh: '已完成', en: 'Done' },
  BEHIND: { zh: '滞后', en: 'Behind' },
  RED: { zh: '红灯', en: 'Red' },
  STALE: { zh: '停更', en: 'Stale' },
  MISSING: { zh: '未报', en: 'Missing' },
  REPEATED: { zh: '照抄上期', en: 'Repeated' },
  CONNECTED: { zh: '已接入', en: 'Connected' },
}

export const planWords = {
  heading: { zh: '{year}年{list}', en: '{list} of {year}' },
  cut: {
    zh: '一张清单一次最多显示{n}项，以下未必是全部；请按城市、领域、灯或名称缩小范围，或下载表格。',
    en: 'At most {n} rows of a list are shown at once, so these may not be all; narrow them by city, field, light or title, or download the sheet.',
  },
  countNote: { zh: '共{n}项，截至{day}', en: '{n} rows, as of {day}' },
  search: { zh: '名称', en: 'Title' },
  city: { zh: '城市', en: 'City' },
  field: { zh: '领域', en: 'Field' },
  light: { zh: '灯', en: 'Light' },
  standing: { zh: '进展', en: 'Standing' },
  overdue: { zh: '时限', en: 'Deadline' },
  overdueOnly: { zh: '已逾期', en: 'Passed' },
  group: { zh: '分组', en: 'Group by' },
  noGroup: { zh: '不分组', en: 'None' },
  all: { zh: '全部', en: 'All' },
  filter: { zh: '筛选', en: 'Filter' },
  number: { zh: '序号', en: 'No.' },
  title: { zh: '名称', en: 'Title' },
  lead: { zh: '牵头', en: 'Lead' },
  deadline: { zh: '时限', en: 'Deadline' },
  reported: { zh: '最近报送', en: 'Reported' },
  invested: { zh: '完成／计划投资', en: 'Completed / planned' },
  export: { zh: '下载{list}表', en: 'Spreadsheet of {list}' },
  three: { zh: '任务、工程、平台', en: 'Tasks, projects, platforms' },
  nothing: { zh: '没有符合条件的项目。', en: 'Nothing fits.' },
  clear: { zh: '清除筛选', en: 'Clear the filter' },
  missing: { zh: '未报', en: 'missing' },
  repeated: { zh: '照抄', en: 'repeated' },
  bar: { zh: '完成{done}，序时{due}', en: '{done} completed, {due} due' },
  neverReported: { zh: '尚未报送', en: 'Never' },
} as const satisfies Record<string, Wording>
