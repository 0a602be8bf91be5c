import type { Movement } from '../meeting/brief-part.ts'
import { colourWords, issueStateWords, listWords, standingWords } from './dispatch-tables.ts'
import type { FigureBook } from './meeting-figures.ts'
import { movementKinds } from './meeting-moved.ts'
import { causeWords, problemName } from './meeting-problems.ts'
import { resolutionWords } from './meeting-resolutions.ts'
import { column, type MeetingTable } from './meeting-table.ts'

/** Every open resolution of earlier meetings, those done since the last one, and all of this one. */
export const resolutionTable = ({ brief, nameOf }: FigureBook): MeetingTable => ({
  name: '议定事项办理情况表',
  isWide: true,
  isWhole: true,
  columns: [
    column('会议', 3, 'SHORT'),
    column('序号', 2, 'SHORT'),
    column('议定事项', 12),
    column('牵头城市', 5, 'SHORT'),
    column('配合城市', 6),
    column('责任单位', 6),
    column('完成时限', 5, 'SHORT'),
    column('状态', 4, 'SHORT'),
    column('最近进展', 12),
  ],
  rows: brief.resolutions.map((one) => [
    `第${one.edition}次`,
    String(one.number),
    one.text,
    nameOf(one.leadCity),
    one.coCities.length === 0 ? null : one.coCities.map(nameOf).join('、'),
    one.unit,
    one.deadline,
    resolutionWords[one.state] + (one.isOverdue ? '\n（逾期）' : ''),
    one.said === null ? null : `${one.said}${one.saidOn === null ? '' : `（${one.saidOn}）`}`,
  ]),
})

export const problemTable = ({ brief, nameOf }: FigureBook): MeetingTable => ({
  name: '需提请会议协调的问题表',
  isWide: true,
  columns: [
    column('问题', 12),
    column('提出', 5, 'SHORT'),
    column('责任城市', 5, 'SHORT'),
    column('责任单位', 6),
    column('起始', 5, 'SHORT'),
    column('时限', 5, 'SHORT'),
    column('情形', 8),
  ],
  rows: brief.problems.map((one) => [
    problemName(one),
    one.kind === 'ISSUE' ? nameOf(one.raisedBy) : null,
    one.city === null ? null : nameOf(one.city),
    one.unit,
    one.since,
    one.dueOn,
    one.causes.map((cause) => causeWords[cause]).join('、'),
  ]),
})

const stateWords: Readonly<Record<string, string>> = {
  ...{ ...issueStateWords, ...colourWords, ...standingWords, ...resolutionWords },
  ...{ LISTED: '在清单内', PUBLISHED: '已发布' },
}
const stateText = (state: string | null, none: string) => (state === null ? none : (stateWords[state] ?? state))

const movementName = ({ kind, edition, number }: Movement): string => {
  if (kind === 'RESOLUTION') return `第${edition}次会议第${number}项`
  return kind === 'BATCH' ? `第${number}批` : `第${number}号`
}

/** What is not as it was at the last meeting, and who moved it. */
export const movedTable = ({ brief, nameOf }: FigureBook): MeetingTable => ({
  name: '较上次会议变化情况表',
  isWide: true,
  columns: [
    column('类别', 5, 'SHORT'),
    column('编号', 6, 'SHORT'),
    column('名称', 14),
    column('城市', 5, 'SHORT'),
    column('上次会议', 5, 'SHORT'),
    column('本次会议', 5, 'SHORT'),
    column('日期', 5, 'SHORT'),
  ],
  rows: brief.moved.map((one) => [
    movementKinds[one.kind][0],
    movementName(one),
    one.title,
    nameOf(one.city),
    stateText(one.before, '无'),
    stateText(one.after, '不再列入'),
    one.on,
  ]),
})

/** A list of the plan as it stands; projects with their money. */
export const planTable = (
  { brief, nameOf }: FigureBook,
  { list, rows }: FigureBook['brief']['lists'][number],
): MeetingTable => {
  const fields = new Map(brief.byField.map(({ code, name }) => [code, name]))
  const isProject = list === 'PROJECT'
  return {
    name: `${listWords[list]}进展情况表`,
    isWide: true,
    columns: [
      column('序号', 3, 'SHORT'),
      column('名称', 14),
      column('领域', 4, 'SHORT'),
      column('牵头城市', 5, 'SHORT'),
      column('责任单位', 7),
      column('完成时限', 5, 'SHORT'),
      column('状态', 4, 'SHORT'),
      column('灯', 3, 'SHORT'),
      ...(isProject ? [column('年度计划', 5, 'MONEY'), column('年内完成', 5, 'MONEY')] : []),
      column('最近报送', 5, 'SHORT'),
    ],
    rows: rows.map((row) => [
      String(row.number),
      row.title,
      fields.get(row.field) ?? row.field,
      nameOf(row.leadCity),
      row.leadUnit,
      row.deadline,
      standingWords[row.standing],
      colourWords[row.colour],
      ...(isProject ? [row.planned, row.completed] : []),
      row.reportedOn,
    ]),
  }
}

export const batchTable = ({ brief }: FigureBook): MeetingTable => ({
  name: '互认互办事项批次表',
  isWide: false,
  columns: [
    column('批次', 3, 'SHORT'),
    column('发布日期', 4, 'SHORT'),
    column('发布事项', 3, 'COUNT'),
    column('计入事项', 3, 'COUNT'),
  ],
  rows: brief.batches.map((one) => [`第${one.ordinal}批`, one.publishedOn, String(one.listed), String(one.credited)]),
})

export const nextListTable = ({ brief: { nextList }, nameOf }: FigureBook): MeetingTable => ({
  name: nextList === null ? '' : `${nextList.year}年清单`,
  isWide: false,
  columns: [column('清单', 4, 'SHORT'), column('名称', 12), column('牵头城市', 5, 'SHORT')],
  rows: nextList?.entries.map((one) => [listWords[one.list], one.title, nameOf(one.leadCity)]) ?? [],
})
