import type { CivilDate } from '../base/civil-date.ts'
import { dayInWords } from '../base/civil-date.ts'
import { standingOf } from '../programme/coordination-issue.ts'
import { completedOf, completedWithin, type DispatchRow, standingOfRow } from '../programme/dispatch-row.ts'
import { lightText } from '../programme/light-wording.ts'
import type { PlanList } from '../programme/plan-row.ts'
import type { DispatchBrief } from '../programme/prepare-dispatch.ts'
import { wanYuanText } from './official-words.ts'

/** A table of a paper, as a sheet and on the page. */
export interface PaperTable {
  readonly name: string
  readonly columns: readonly { readonly header: string; readonly width: number; readonly align?: 'CENTRE' | 'RIGHT' }[]
  readonly rows: readonly (readonly (string | number)[])[]
}

export const listWords: Readonly<Record<PlanList, string>> = {
  TASK: '重点任务',
  PROJECT: '重点工程',
  PLATFORM: '重大平台',
}
export const colourWords = { RED: '红灯', YELLOW: '黄灯', GREEN: '绿灯', GREY: '不评' } as const
export const standingWords = { NOT_STARTED: '未启动', UNDER_WAY: '推进中', DONE: '已完成' } as const
export const issueStateWords = {
  RAISED: '待交办',
  ASSIGNED: '已交办',
  HANDLED: '办理中',
  ANSWERED: '已答复',
  RETURNED: '已退回',
  CLOSED: '已销号',
} as const

export const nameIn = ({ cities }: DispatchBrief, city: string | null): string =>
  city === null ? '秘书处' : (cities.get(city) ?? city)

const centre = (header: string, width: number) => ({ header, width, align: 'CENTRE' as const })
const right = (header: string, width: number) => ({ header, width, align: 'RIGHT' as const })
const dayText = (day: CivilDate | null) => (day === null ? '—' : day)

/** Rows whose light is red or yellow, the red ones first, each with why. */
export const lightTable = (brief: DispatchBrief): PaperTable => ({
  name: '亮灯事项',
  columns: [
    centre('清单', 3),
    centre('序号', 2),
    { header: '名称', width: 6 },
    centre('牵头城市', 3),
    centre('灯', 2),
    { header: '原因', width: 8 },
  ],
  rows: (['RED', 'YELLOW'] as const).flatMap((colour) =>
    brief.rows
      .filter((row) => row.colour === colour)
      .map((row) => [
        listWords[row.list],
        row.number,
        row.title,
        nameIn(brief, row.leadCity),
        colourWords[colour],
        causesText(brief, row),
      ]),
  ),
})

/** Each city once, with all its reasons; a full stop ends the whole only. */
const causesText = (brief: DispatchBrief, { causes }: DispatchBrief['rows'][number]): string => {
  const texts = new Map<string, string[]>()
  for (const { city, reasons } of causes) {
    const own = reasons.map((reason) => lightText(reason, brief.cities, 'zh').replace(/。$/u, ''))
    texts.set(city, [...(texts.get(city) ?? []), ...own])
  }
  return [...texts].map(([city, own]) => `${nameIn(brief, city)}：${own.join('，')}`).join('；')
}

/** Who has reported what is owed of the period. */
export const reportingTable = (brief: DispatchBrief): PaperTable => ({
  name: '报送情况',
  columns: [
    { header: '城市', width: 4 },
    right('应报', 2),
    right('已报', 2),
    right('待审核', 2),
    right('已退回', 2),
    right('未报', 2),
    right('逾期', 2),
    right('与上期雷同', 3),
    right('免报', 2),
  ],
  rows: brief.obligations.cities.map((one) => [
    nameIn(brief, one.city),
    one.owed,
    one.reported,
    one.waiting,
    one.returned,
    one.missing,
    one.late,
    one.repeated,
    one.exempt,
  ]),
})

/** The issues that are open at the end of the period, by number. */
export const issueTable = (brief: DispatchBrief): PaperTable => ({
  name: '需协调事项',
  columns: [
    centre('编号', 2),
    { header: '事项', width: 8 },
    centre('提出', 3),
    centre('责任城市', 3),
    centre('答复时限', 4),
    centre('状态', 3),
  ],
  rows: brief.issues.toReversed().map((issue) => {
    const { owner, dueOn, state } = standingOf(issue)
    const title = issue.title
    return [
      issue.number,
      title,
      nameIn(brief, issue.raisedBy),
      owner === null ? '—' : nameIn(brief, owner),
      dayText(dueOn),
      issueStateWords[state],
    ]
  }),
})

const progressOf = (brief: DispatchBrief, { parts }: DispatchRow): string =>
  parts
    .map(({ city, entry }) =>
      entry === null
        ? `${nameIn(brief, city)}：未报送`
        : `${nameIn(brief, city)}（${dayInWords(entry.onDay)}）：${entry.text?.replace(/\s+/g, ' ').trim() || '未附文字'}`,
    )
    .join('\n')

/** Each row of a list with what its cities reported. */
export const progressTable = (brief: DispatchBrief, list: PlanList): PaperTable => ({
  name: `${listWords[list]}进展`,
  columns: [
    centre('序号', 3),
    { header: '名称', width: 9 },
    centre('牵头城市', 6),
    centre('时限', 6),
    centre('状态', 4),
    centre('灯', 3),
    ...(list === 'PROJECT'
      ? [right('年度计划（万元）', 6), right('年内完成（万元）', 6), right('本期完成（万元）', 6)]
      : []),
    { header: '进展', width: list === 'PROJECT' ? 18 : 36 },
  ],
  rows: brief.rows
    .filter((row) => row.list === list)
    .map((row) => [
      row.number,
      row.title,
      nameIn(brief, row.leadCity),
      dayText(row.deadline),
      standingWords[standingOfRow(row, brief)],
      colourWords[row.colour],
      ...(list === 'PROJECT'
        ? [
            row.plannedThisYearFen === null ? '—' : wanYuanText(BigInt(row.plannedThisYearFen)),
            wanYuanText(completedOf(row, brief)),
            wanYuanText(completedWithin(row, brief)),
          ]
        : []),
      progressOf(brief, row),
    ]),
})
