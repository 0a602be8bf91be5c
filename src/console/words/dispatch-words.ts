import type { Wording } from '../../base/wording.ts'
import type { ObligationState } from '../../programme/obligation.ts'

export const dispatchWords = {
  section: { zh: '调度', en: 'Dispatch' },
  obligations: { zh: '催报', en: 'Reports owed' },
  issues: { zh: '需协调事项', en: 'Problems to coordinate' },
  scorecard: { zh: '响应评分', en: 'Scorecard' },
  cadence: { zh: '报送频次', en: 'Cadence' },
  period: { zh: '报告期', en: 'Period' },
  show: { zh: '查看', en: 'Show' },
  earlier: { zh: '‹ 上一期', en: '‹ Earlier' },
  later: { zh: '下一期 ›', en: 'Later ›' },
  note: {
    zh: '报送时限{due}；截至{asOf}；{since}起填报的进展计入本期',
    en: 'Due on {due}; as of {asOf}; entries from {since} on count',
  },
  provisional: { zh: '{day}（暂定）', en: '{day} (provisional)' },
  owed: { zh: '应报', en: 'Owed' },
  reported: { zh: '已报', en: 'Reported' },
  missing: { zh: '未报', en: 'Missing' },
  late: { zh: '逾期', en: 'Late' },
  repeated: { zh: '与上期雷同', en: 'Repeated' },
  waiting: { zh: '待审核', en: 'To be released' },
  returned: { zh: '已退回', en: 'Sent back' },
  exempt: { zh: '免报', en: 'Nothing owed' },
  byCity: { zh: '各市报送情况', en: 'Reports by city' },
  city: { zh: '城市', en: 'City' },
  all: { zh: '全部', en: 'All' },
  total: { zh: '合计', en: 'Total' },
  rows: { zh: '逐项报送情况', en: 'Row by row' },
  row: { zh: '序号', en: 'No.' },
  title: { zh: '名称', en: 'Title' },
  state: { zh: '状态', en: 'State' },
  marks: { zh: '标记', en: 'Marks' },
  releasedOn: { zh: '报送日', en: 'Released on' },
  onlyThose: { zh: '只看', en: 'Only' },
  noRows: { zh: '没有符合条件的行。', en: 'No such rows.' },
  rowCount: { zh: '共{n}行', en: '{n} rows' },
  chase: { zh: '催报名单', en: 'Chase list' },
  chaseNote: { zh: '可直接粘贴到工作群。', en: 'Ready to be pasted into a message.' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  papers: { zh: '公文与报表', en: 'Papers' },
  papersNote: { zh: '{period}，按当前数据生成。', en: '{period}, made of the data of now.' },
  paper: { zh: '下载公文（docx）', en: 'Paper (docx)' },
  sheet: { zh: '下载报表（xlsx）', en: 'Sheets (xlsx)' },
} as const satisfies Record<string, Wording>

export const cadenceWords = {
  WEEK: { zh: '周调度', en: 'Weekly' },
  TEN_DAYS: { zh: '旬报告', en: 'Ten-daily' },
  MONTH: { zh: '月通报', en: 'Monthly' },
  QUARTER: { zh: '季总结', en: 'Quarterly' },
} as const satisfies Record<string, Wording>

export const obligationWords: Readonly<Record<ObligationState, Wording>> = {
  REPORTED: { zh: '已报', en: 'Reported' },
  WAITING: { zh: '已填待审核', en: 'Entered, to be released' },
  RETURNED: { zh: '已退回待重填', en: 'Sent back' },
  OWED: { zh: '未报', en: 'Missing' },
  COMPLETED: { zh: '已完成，免报', en: 'Completed, nothing owed' },
  WINTER_STOPPED: { zh: '冬季停工，免报', en: 'Winter stop, nothing owed' },
}

export const listWords = {
  TASK: { zh: '重点任务', en: 'Task' },
  PROJECT: { zh: '重点工程', en: 'Project' },
  PLATFORM: { zh: '重大平台', en: 'Platform' },
} as const satisfies Record<string, Wording>
