import { describe, expect, it } from 'vitest'
import { warning } from '../../src/base/problem.ts'
import type { Figure, MeetingBrief } from '../../src/meeting/meeting-brief.ts'
import type { OfficialBlock } from '../../src/office/index.ts'
import { meetingPaper } from '../../src/report/meeting-paper.ts'
import { figure, makeSampleBrief } from '../support/meeting-brief.ts'

/** What a reader reads, table by table and line by line. */
const saidIn = (block: OfficialBlock): unknown => {
  if (block.kind === 'TABLE') return block.rows
  if (block.kind === 'CHART') return [block.title, block.unit, block.categories, block.series]
  if (block.kind === 'SIGNATURE') return `${block.organ} ${block.day}`
  if (block.kind === 'ANNEX_NOTE') return block.titles
  if (block.kind === 'ANNEX') return `附件${block.number} ${block.title}`
  return block.kind === 'MINUTES_HEAD' ? block.mark : block.text
}
const said = (brief: MeetingBrief) => meetingPaper(brief).blocks.map(saidIn)

/** What stands under a heading, up to the next of its level or above. */
const under = (brief: MeetingBrief, heading: string) => {
  const { blocks } = meetingPaper(brief)
  const at = blocks.findIndex((block) => block.kind === 'HEADING' && block.text.endsWith(heading))
  const found = blocks[at]
  const rest = found?.kind === 'HEADING' ? blocks.slice(at + 1) : []
  const isEnd = (block: OfficialBlock) =>
    block.kind === 'ANNEX_NOTE' || (block.kind === 'HEADING' && found?.kind === 'HEADING' && block.level <= found.level)
  const to = rest.findIndex(isEnd)
  return rest.slice(0, to < 0 ? undefined : to).map(saidIn)
}

const of = (...figures: Figure[]) => makeSampleBrief({ figures, moved: [] })
const tasks = (rows: string, done: string, underWay: string, notStarted: string) => [
  figure('tasks.rows', rows),
  figure('tasks.done', done),
  figure('tasks.underWay', underWay),
  figure('tasks.notStarted', notStarted),
]

describe('what a paper says of a list', () => {
  it.each([
    [tasks('48', '21', '24', '3'), '截至2026年11月20日，重点任务48项，已完成21项，推进中24项，未启动3项。'],
    [tasks('48', '21', '27', '0'), '截至2026年11月20日，重点任务48项，已完成21项，推进中27项。'],
    [tasks('48', '48', '0', '0'), '截至2026年11月20日，重点任务48项，已全部完成。'],
    [tasks('48', '0', '48', '0'), '截至2026年11月20日，重点任务48项，均在推进中。'],
    [tasks('48', '0', '0', '48'), '截至2026年11月20日，重点任务48项，均未启动。'],
    [
      [
        ...tasks('48', '21', '27', '0'),
        figure('tasks.behind', '5'),
        figure('tasks.red', '2'),
        figure('tasks.stale', '1'),
      ],
      '截至2026年11月20日，重点任务48项，已完成21项，推进中27项。进展滞后5项（其中亮红灯2项），未按月更新进展1项。',
    ],
    [
      [...tasks('48', '21', '27', '0'), figure('tasks.behind', '5'), figure('tasks.red', '0')],
      '截至2026年11月20日，重点任务48项，已完成21项，推进中27项。进展滞后5项。',
    ],
    [
      [
        figure('tasks.rows', '48', { previous: '48' }),
        figure('tasks.done', '21', { previous: '15' }),
        figure('tasks.underWay', '27'),
        figure('tasks.behind', '3', { previous: '5' }),
      ],
      '截至2026年11月20日，重点任务48项，已完成21项，推进中27项。进展滞后3项。较第六次会议，已完成的增加6项，进展滞后的减少2项。',
    ],
  ])('%#', (figures, text) => {
    expect(under(of(...figures), '（一）重点任务')).toEqual([text])
  })

  it('of projects says the money, and whether it keeps pace', () => {
    const figures = [
      figure('projects.rows', '36'),
      figure('projects.done', '6'),
      figure('projects.underWay', '30'),
      figure('projects.planned', '12840000000000'),
      figure('projects.completed', '11083000000000', { previous: '5083000000000' }),
      figure('projects.share', '0.8631'),
      figure('projects.pace', '1.021'),
    ]
    expect(under(of(...figures), '重点工程')).toEqual([
      '截至2026年11月20日，重点工程36个，已完成6个，推进中30个。年度计划投资1,284亿元，年内累计完成1,108.3亿元，占年度计划的86.31%，为序时应完成投资的102.1%。较第六次会议，年内累计完成投资增加600亿元。',
    ])
  })

  it('is nothing where the list is empty, and no section is', () => {
    const brief = makeSampleBrief({
      ...{ figures: [], byField: [], lists: [], batches: [], problems: [], resolutions: [], moved: [], texts: {} },
      ...{ agreements: [], nextList: null, errata: [], confirmations: [], cities: [], last: null },
    })
    expect(said(brief)).toEqual([
      '（演示数据）',
      '呼包鄂乌市长联席会议\n第七次会议情况汇报',
      '（截至2026年11月20日）',
      '市长联席会议：',
      '现将呼包鄂乌2026年一体化发展工作情况汇报如下。数据截至2026年11月20日。',
      '一、总体进展',
      '截至2026年11月20日，2026年度清单尚未列入事项。',
      '二、数据说明',
      '多市共担的事项在合计中只计一次，分城市时各计一次，各市之和可大于合计。金额四舍五入到两位小数，比率舍至万分之一，原始数据和指标口径见附表。',
      '呼包鄂乌市长联席会议秘书处 2026年11月21日',
    ])
  })
})

describe('what a paper says of items', () => {
  it('adds up from the lists as published to what counts', () => {
    const figures = [
      figure('batches', '8'),
      figure('items', '126'),
      figure('batches.new', '1'),
      figure('items.new', '12'),
      figure('items.gross', '130'),
      figure('items.added', '3'),
      figure('items.gainedBySplits', '1'),
      figure('items.duplicates', '4'),
      figure('items.withdrawn', '3'),
      figure('items.mergedAway', '1'),
      figure('items.liveInAll', '118'),
      figure('items.liveInPart', '5'),
      figure('items.fullyOnline', '80'),
      figure('items.acceptedOnBehalf', '50'),
      figure('items.jointlyHandled', '0'),
      figure('cases', '12840', { previous: '7310' }),
      figure('cases.year', '9000'),
    ]
    expect(under({ ...of(...figures), batches: [] }, '互办互认')).toEqual([
      '截至2026年11月20日，累计发布互认互办事项8批次、126项。第六次会议以来，新发布1批、新增事项12项。',
      '各批次发布合计130项，调整增加3项、拆分增加1项，扣除重复计列4项、退出3项、合并减少1项，现计126项。',
      '3市之间都可办的118项，部分城市之间可办的5项。按办理方式分，全程网办80项、异地代收代办50项（一项可有多种方式）。',
      '累计跨市办件12,840件，其中2026年9,000件，较第六次会议增加5,530件。',
    ])
  })

  it('draws what each batch adds, from three batches on', () => {
    const brief = of(figure('batches', '3'), figure('items', '186'))
    expect(under(brief, '互办互认')).toEqual([
      '截至2026年11月20日，累计发布互认互办事项3批次、186项。',
      [
        ...['各批次计入的互认互办事项', '项', ['第1批', '第2批', '第3批']],
        [{ name: '计入事项', values: [60, 60, 66] }],
      ],
    ])
    expect(under({ ...brief, batches: brief.batches.slice(1) }, '互办互认')).toHaveLength(1)
  })
})

describe('what a paper says of the work of the cities', () => {
  const brief = makeSampleBrief()

  it('tells each field by its rows, what was completed and what is behind', () => {
    expect(under(brief, '（一）交通')).toEqual([
      '重点任务1项，已全部完成。',
      '上次会议以来新完成：重点任务第1号“共建一小时通勤圈”（呼和浩特市牵头）。进展滞后的有：重点工程第2号“呼包城际快速路”（包头市牵头，红灯）。',
    ])
  })

  it('names the resolutions whose deadline is over', () => {
    expect(under(brief, '议定事项办理')).toEqual([
      '历次会议议定事项中，截至2026年11月20日未办结的1项，其中逾期1项。第六次会议议定的事项中，推进中1项。逾期的有：第六次会议第1项“年内开通呼包快速通勤巴士”（呼和浩特市牵头）。',
    ])
  })

  it('tells the problems that need the mayors, each with who is to act until when', () => {
    expect(under(brief, '需提请会议协调的问题').slice(0, 3)).toEqual([
      '未销号的需协调事项1件，其中逾期未答复1件，上次会议以来销号1件。',
      '（一）快速路用地指标不足（第3号需协调事项）',
      '包头市于2026年8月3日提出，责任城市为呼和浩特市（呼和浩特市自然资源局），约定2026年9月30日前答复，已督办，逾期未答复。需协调跨市占补平衡指标 120 亩。',
    ])
  })

  it('tells a shared row once, with the cities of which the same is to be said', () => {
    const red = brief.problems.find(({ kind }) => kind === 'ROW')!
    const problems = [red, { ...red, city: '150100' }, { ...red, city: '150100', since: '2026-09-01' }]
    const told = under(makeSampleBrief({ problems }), '需提请会议协调的问题')
      .map(String)
      .filter((text) => text.includes('起亮红灯'))

    expect(told.map((text) => text.slice(0, text.indexOf('起亮红灯')))).toEqual([
      '包头市、呼和浩特市自2026年7月5日',
      '呼和浩特市自2026年9月1日',
    ])
  })

  it('counts what moved since the last meeting; who moved it stands in the annex', () => {
    expect(under(brief, '较上次会议的变化')).toEqual(['较第六次会议，重点任务新完成1项；事项批次新发布1批。'])
    expect(said(brief)).toContainEqual([
      ['重点任务', '第1号', '共建一小时通勤圈', '呼和浩特市', '推进中', '已完成', '2026-10-31'],
      ['事项批次', '第3批', '第三批互认互办事项', '秘书处', '无', '已发布', '2026-09-01'],
    ])
  })

  it('counts a row that cities share once, and only where it moved as a whole', () => {
    const red = { ...brief.moved[0]!, what: 'LIGHT', before: 'GREEN', after: 'RED' } as const
    const moved = [
      { ...red, number: 4, city: '150100' },
      { ...red, number: 4, city: '150200' },
      { ...red, number: 5, isOfWhole: false },
    ]

    expect(under(makeSampleBrief({ moved }), '较上次会议的变化')).toEqual(['较第六次会议，重点任务新亮红灯1项。'])
  })

  it('corrects the last report, and keeps the words of the secretariat', () => {
    expect(under(brief, '对上次会议材料的更正')).toEqual([
      '第六次会议材料中“已完成的重点任务”由0项更正为1项（2026年6月10日更正）。原因：会后核实，通勤圈任务当时已完成。',
    ])
    expect(under(brief, '下一步工作')).toEqual(['一是加快呼包城际快速路用地报批。'])
    expect(said(brief)[4]).toBe('各位领导：现将有关情况汇报如下。')
    expect(said(brief)[5]).toBe('数据截至2026年11月20日。“较第六次会议”指与2026年5月20日的数据相比。')
    expect(under(brief, '提请会议审议的事项')).toEqual([
      '市级协议1项：《呼包鄂乌政务服务一体化合作协议》。2027年清单重点任务1项。',
    ])
  })

  it('says who has not confirmed, and every warning with cities by name', () => {
    const warnings = [warning('CITY_NOT_ON_ROW', { facts: { number: 3, city: '150200' } })]
    expect(under({ ...brief, warnings }, '数据说明')[0]).toContain(
      '包头市、鄂尔多斯市尚未确认本市数据。第 3 号不由城市 包头市 牵头，也没有其参与。',
    )
  })
})

describe('what state a paper is in', () => {
  const seal = { logNumber: 1234, logHash: 'ab12', isBackfilled: false, unconfirmedReason: null }

  it.each([
    ['a draft of sample data', {}, '草稿　演示数据'],
    ['a draft', { cluster: { code: 'hbew', name: '呼包鄂乌', isSample: false } }, '草稿'],
    ['a sealed paper of sample data', { seal }, '演示数据'],
    ['a sealed paper', { seal, cluster: { code: 'hbew', name: '呼包鄂乌', isSample: false } }, undefined],
    [
      'a rehearsal',
      { rehearsal: { batch: { ordinal: 4, title: '第四批' }, pendingEntriesOf: null } },
      '草稿　预演　演示数据',
    ],
  ])('stands on every page: %s', (_, state, running) => {
    expect(meetingPaper(makeSampleBrief(state)).running).toBe(running)
  })

  it('is sealed with the hash of the change log', () => {
    expect(said(makeSampleBrief({ seal }))).toContain(
      '本材料已封存：数据截至2026-11-20，以北京时间2026-11-21 00:00已入库的为准，变更日志第1234号，链首哈希 ab12。',
    )
    expect(JSON.stringify(said(makeSampleBrief()))).not.toContain('封存')
  })

  it('is a rehearsal that says what it supposes', () => {
    const rehearsal = { batch: { ordinal: 4, title: '第四批事项' }, pendingEntriesOf: '150200' }
    expect(said(makeSampleBrief({ rehearsal }))[1]).toBe(
      '（预演：假定第4批（第四批事项）已发布，包头市待审核的填报已通过）',
    )
  })
})
