import type { BriefProblem, BriefResolution, BriefRow, Movement } from '../../src/meeting/brief-part.ts'
import { figureId, figureKind, figureNames } from '../../src/meeting/figure-kind.ts'
import type { Figure, MeetingBrief } from '../../src/meeting/meeting-brief.ts'

/** A figure of the sample brief. */
export const figure = (
  name: Parameters<typeof figureKind>[0],
  value: string | null,
  { previous = null, city = null, field = null }: Partial<Pick<Figure, 'previous' | 'city' | 'field'>> = {},
): Figure => ({
  ...{ id: figureId({ name, city, field }), city, field, value, unit: figureKind(name).unit, previous },
  asOf: '2026-11-20',
})

const row: BriefRow = {
  ...{ list: 'TASK', number: 1, title: '共建一小时通勤圈', field: 'TRANSPORT', leadCity: '150100' },
  ...{ cities: ['150100', '150200'], leadUnit: '呼和浩特市交通运输局', deadline: '2026-12-31', standing: 'DONE' },
  ...{ colour: 'GREEN', staleness: null, reportedOn: '2026-10-31', planned: '0', completed: '0', due: '0' },
}

/** A row of the sample brief, a completed task but for what is said. */
export const briefRow = (said: Partial<BriefRow> = {}): BriefRow => ({ ...row, ...said })

const railway = briefRow({
  ...{ list: 'PROJECT', number: 2, title: '呼包城际快速路', leadCity: '150200', cities: ['150200'], leadUnit: null },
  ...{ standing: 'UNDER_WAY', colour: 'RED', planned: '8600000000', completed: '4300000000', due: '7166666666' },
})
const platform = briefRow({
  ...{
    list: 'PLATFORM',
    number: 1,
    title: '算力调度平台',
    field: 'INNOVATION',
    leadCity: '150600',
    cities: ['150600'],
  },
  ...{ standing: 'UNDER_WAY', leadUnit: '鄂尔多斯市大数据中心' },
})

const issue: BriefProblem = {
  ...{ kind: 'ISSUE', number: 3, title: '快速路用地指标不足', text: '需协调跨市占补平衡指标 120 亩。' },
  ...{ causes: ['SUPERVISED', 'OVERDUE'], raisedBy: '150200', city: '150100', unit: '呼和浩特市自然资源局' },
  ...{ since: '2026-08-03', dueOn: '2026-09-30', reasons: [] },
  row: { list: 'PROJECT', year: 2026, number: 2, title: '呼包城际快速路' },
}
const redRow: BriefProblem = {
  ...{ kind: 'ROW', number: 2, title: '呼包城际快速路', text: null, causes: ['RED_FOR_LONG'], raisedBy: null },
  ...{ city: '150200', unit: null, since: '2026-07-05', dueOn: '2026-12-31' },
  row: { list: 'PROJECT', year: 2026, number: 2, title: '呼包城际快速路' },
  reasons: [{ code: 'BEHIND_PACE', facts: { points: '33.4', completed: '4300000000', due: '7166666666' } }],
}

const resolution: BriefResolution = {
  ...{ edition: 6, number: 1, text: '年内开通呼包快速通勤巴士', leadCity: '150100', coCities: ['150200'] },
  ...{ unit: '呼和浩特市交通运输局', deadline: '2026-06-30', state: 'UNDER_WAY', isOverdue: true, isCarriedOver: true },
  ...{
    said: '线路已确定，车辆采购中。',
    saidOn: '2026-09-15',
    links: [{ kind: 'TASK', year: 2026, number: 1, title: '共建一小时通勤圈' }],
  },
}

const done: Movement = {
  ...{ kind: 'TASK', number: 1, edition: null, title: '共建一小时通勤圈', field: 'TRANSPORT', city: '150100' },
  ...{ what: 'STANDING', before: 'UNDER_WAY', after: 'DONE', on: '2026-10-31', isOfWhole: true },
}
const published: Movement = {
  ...{ kind: 'BATCH', number: 3, edition: null, title: '第三批互认互办事项', field: null, city: null },
  ...{ what: 'STATE', before: null, after: 'PUBLISHED', on: '2026-09-01', isOfWhole: true },
}

/** What the sample says, and what was said at the last meeting; of every other figure `1`, and `0` before. */
const told: Readonly<Record<string, readonly [value: string, previous: string | null]>> = {
  'projects.planned': ['8600000000', '8600000000'],
  'projects.completed': ['4300000000', '2150000000'],
  'projects.due': ['7166666666', '3583333333'],
  'projects.share': ['0.5', '0.25'],
  'projects.pace': ['0.6', '0.6'],
  items: ['186', '120'],
  'items.new': ['66', null],
  batches: ['3', '2'],
  cases: ['12840', '7310'],
  'requests.acceptedInTime': ['0.8', null],
  'requests.answeredInTime': ['0.6667', null],
}

/** Every kind of figure of all, and some of a city and a field. */
const figures: readonly Figure[] = [
  ...figureNames.map((name) => {
    const [value, previous] = told[name] ?? ['1', '0']
    return figure(name, value, { previous })
  }),
  figure('projects.rows', '1', { city: '150200', previous: '1' }),
  figure('projects.completed', '4300000000', { city: '150200', previous: '2150000000' }),
  figure('tasks.rows', '1', { field: 'TRANSPORT', previous: '1' }),
  figure('tasks.done', '1', { field: 'TRANSPORT', previous: '0' }),
]

/** A brief with something in every part of it: the seventh meeting, host Baotou. */
export const sampleBrief: MeetingBrief = {
  cluster: { code: 'hbew', name: '呼包鄂乌（示例）', isSample: true },
  ...{ edition: 7, title: '呼包鄂乌一体化发展第七次市长联席会议', host: '150200', heldOn: '2026-11-28', year: 2026 },
  ...{ asOf: '2026-11-20', knownAt: '2026-11-20T16:00:00.000000Z', cutOff: '2026-11-20T16:00:00.000000Z' },
  cities: [
    { code: '150100', name: '呼和浩特市', isMember: true },
    { code: '150200', name: '包头市', isMember: true },
    { code: '150600', name: '鄂尔多斯市', isMember: true },
  ],
  last: { edition: 6, asOf: '2026-05-20', knownAt: '2026-05-20T16:00:00.000000Z', isSealed: true },
  agenda: ['听取 2026 年工作进展情况汇报', '审议 2027 年重点任务清单'],
  participants: [{ city: '150200', name: '王某', post: '市长' }],
  observers: ['自治区发展改革委'],
  figures,
  byField: [
    { code: 'TRANSPORT', name: '交通', newlyDone: [row], behind: [railway] },
    { code: 'INNOVATION', name: '科创', newlyDone: [], behind: [] },
  ],
  lists: [
    { list: 'TASK', count: 1, rows: [row] },
    { list: 'PROJECT', count: 1, rows: [railway] },
    { list: 'PLATFORM', count: 1, rows: [platform] },
  ],
  batches: [
    { ordinal: 1, publishedOn: '2025-06-01', listed: 60, credited: 60 },
    { ordinal: 2, publishedOn: '2026-03-01', listed: 64, credited: 60 },
    { ordinal: 3, publishedOn: '2026-09-01', listed: 70, credited: 66 },
  ],
  problems: [issue, redRow],
  resolutions: [
    resolution,
    {
      ...resolution,
      ...{ edition: 7, text: '共建算力调度平台', state: 'NOT_STARTED', deadline: '2027-06-30' },
      ...{ isOverdue: false, isCarriedOver: false, said: null, saidOn: null, links: [] },
    },
  ],
  moved: [done, published],
  texts: { INTRODUCTION: '各位领导：现将有关情况汇报如下。', NEXT_STEPS: '一是加快呼包城际快速路用地报批。' },
  agreements: [
    {
      ...{ number: 1, version: 1, level: 'CITY', title: '呼包鄂乌政务服务一体化合作协议' },
      ...{ parties: ['呼和浩特市', '包头市'], signedOn: '2026-11-28', documentNumber: null, reason: null },
    },
  ],
  nextList: { version: 1, year: 2027, entries: [{ list: 'TASK', title: '推进公积金互认互贷', leadCity: '150600' }] },
  errata: [
    {
      ...{ figure: 'tasks.done', edition: 6, before: '0', after: '1', on: '2026-06-10' },
      reason: '会后核实，通勤圈任务当时已完成。',
    },
  ],
  confirmations: [
    { city: '150100', state: 'CONFIRMED', confirmedAt: '2026-11-21T02:00:00.000000Z' },
    { city: '150200', state: 'LAPSED', confirmedAt: '2026-11-21T02:00:00.000000Z' },
    { city: '150600', state: 'MISSING', confirmedAt: null },
  ],
  warnings: [],
  rehearsal: null,
  seal: null,
}

/** The sample brief but for what is said. */
export const makeSampleBrief = (said: Partial<MeetingBrief> = {}): MeetingBrief => ({ ...sampleBrief, ...said })
