import type { Wording } from '../../base/wording.ts'
import type { ObligationState } from '../../programme/obligation.ts'
import type { RowAnswer } from '../pages/progress-save.ts'

export const obligationWords: Readonly<Record<ObligationState, Wording>> = {
  OWED: { zh: '未填', en: 'Owed' },
  WAITING: { zh: '待审核', en: 'To be checked' },
  RETURNED: { zh: '已退回', en: 'Returned' },
  REPORTED: { zh: '已报送', en: 'Released' },
  COMPLETED: { zh: '此前已完成', en: 'Done before' },
  WINTER_STOPPED: { zh: '冬季停工', en: 'Winter stop' },
}

export const answerWords: Readonly<Record<RowAnswer['outcome'], Wording>> = {
  ENTERED: { zh: '已保存', en: 'Saved' },
  UNCHANGED: { zh: '无变化', en: 'Unchanged' },
  REJECTED: { zh: '未保存', en: 'Not saved' },
  STEPPED: { zh: '已办', en: 'Done' },
  OVERTAKEN: { zh: '他人已先更新，请核对后再填', en: 'Somebody else was faster: look again' },
}

export const cadenceWords = {
  WEEK: { zh: '周', en: 'Week' },
  TEN_DAYS: { zh: '旬', en: 'Ten days' },
  MONTH: { zh: '月', en: 'Month' },
  QUARTER: { zh: '季', en: 'Quarter' },
} as const satisfies Record<string, Wording>

export const progressWords = {
  title: { zh: '{city}进展填报', en: 'Progress of {city}' },
  section: { zh: '填报', en: 'Reporting' },
  due: { zh: '数据截至 {to}，{due}前报送', en: 'Figures by {to}, due {due}' },
  provisional: { zh: '（节假日安排未公布，暂定）', en: ' (provisional: the calendar is not published yet)' },
  previous: { zh: '上一期', en: 'Earlier' },
  next: { zh: '下一期', en: 'Later' },
  cadence: { zh: '报告期', en: 'Period' },
  city: { zh: '城市', en: 'City' },
  show: { zh: '查看', en: 'Show' },
  all: { zh: '全部', en: 'All' },
  late: { zh: '逾期', en: 'late' },
  repeated: { zh: '与上期雷同', en: 'as last time' },
  exempt: {
    zh: '另有 {n} 项此前已完成或冬季停工，无需填报。',
    en: '{n} more were done before or stand still for the winter: nothing is owed.',
  },
  nothing: { zh: '本期没有需要填报的项目。', en: 'Nothing is owed about this period.' },
  nothingHere: { zh: '没有这一状态的项目。', en: 'None in this state.' },
  onDay: { zh: '数据日', en: 'Day of the figures' },
  onDayHint: {
    zh: '累计数截至这一天；已填的各行沿用原来的日期',
    en: 'Cumulative values up to this day; rows filled in before keep theirs',
  },
  pasteHint: {
    zh: '可从 Excel、WPS 复制一块单元格，点中起始格后粘贴；回车或上下键换行。',
    en: 'Copy a block of cells from a spreadsheet, click the first cell and paste; Enter and the arrow keys move between rows.',
  },
  pick: { zh: '选', en: 'Pick' },
  pickAll: { zh: '全选', en: 'Pick all' },
  row: { zh: '序号、名称', en: 'Number and title' },
  thisYear: { zh: '本年完成（万元）', en: 'This year (10⁴ yuan)' },
  sinceStart: { zh: '开工以来（万元）', en: 'Since start (10⁴ yuan)' },
  physical: { zh: '形象进度（%）', en: 'Physical (%)' },
  stage: { zh: '阶段', en: 'Stage' },
  isDone: { zh: '已完成', en: 'Done' },
  text: { zh: '进展情况', en: 'Progress in words' },
  reason: { zh: '说明', en: 'Reason' },
  reasonHint: {
    zh: '更正必填；数字减少或超总投资时写明原因',
    en: 'Needed for a correction, and for figures that fall or exceed the total',
  },
  planned: { zh: '本年计划 {amount} 万元', en: 'Planned {amount} (10⁴ yuan)' },
  last: { zh: '上期', en: 'last' },
  lastOn: { zh: '上期（{day}）', en: 'Last ({day})' },
  none: { zh: '无', en: 'none' },
  done: { zh: '完成', en: 'done' },
  save: { zh: '保存', en: 'Save' },
  release: { zh: '保存并报送所选', en: 'Save and release what is picked' },
  return: { zh: '退回所选', en: 'Send back what is picked' },
  returnReason: { zh: '退回原因', en: 'Why it is sent back' },
  returnedFor: { zh: '退回：{reason}', en: 'Sent back: {reason}' },
  now: { zh: '现为：{values}', en: 'It now says: {values}' },
  again: { zh: '原样重报', en: 'Send anew as it is' },
  revise: { zh: '更正', en: 'Correct' },
  revising: { zh: '更正中', en: 'Being corrected' },
  documents: { zh: '附件 {n}', en: 'Documents {n}' },
  saved: { zh: '已保存 {n} 行。', en: '{n} rows saved.' },
  released: { zh: '已报送 {n} 行。', en: '{n} rows released.' },
  sentBack: { zh: '已退回 {n} 行。', en: '{n} rows sent back.' },
  unchanged: { zh: '没有改动。', en: 'Nothing was changed.' },
  partly: { zh: '{n} 行已保存，{wrong} 行未保存，原因见各行。', en: '{n} rows saved, {wrong} not: each row says why.' },
  enteredAs: { zh: '数据日 {day}', en: 'Day {day}' },
  rowIn: { zh: '{list} {number} 号', en: '{list} {number}' },
  documentsTitle: { zh: '附件', en: 'Documents' },
  documentsNone: { zh: '还没有附件。', en: 'There are none yet.' },
  documentsFirst: {
    zh: '先填报这一天的进展，再添附件。',
    en: 'State the progress of the day first, then add documents.',
  },
  file: { zh: '文件（复函、佐证材料等，不超过 20 MB）', en: 'File (letters, evidence; up to 20 MB)' },
  attach: { zh: '上传', en: 'Add' },
  attached: { zh: '已添附件。', en: 'Added.' },
  back: { zh: '返回填报', en: 'Back to the grid' },
  size: { zh: '{n} KB', en: '{n} KB' },
} as const satisfies Record<string, Wording>
