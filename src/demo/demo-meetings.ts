import { addDays, type CivilDate } from '../base/civil-date.ts'
import type { AgreementLevel } from '../meeting/agreement.ts'
import type { NextListEntry } from '../meeting/next-list.ts'

/** A meeting of the demonstration. */
interface DemoMeeting {
  readonly edition: number
  readonly title: string
  /** Of the first that is known, whose turn nobody can tell, and of one held out of turn. */
  readonly host?: string
  readonly reason?: string
  readonly heldOn: CivilDate
  readonly isHeld: boolean
  readonly cutOff: string
  readonly year: number
  readonly agenda: readonly string[]
  readonly observers: readonly string[]
  readonly agreements: readonly {
    readonly level: AgreementLevel
    readonly title: string
    readonly parties: readonly string[]
  }[]
  readonly texts: Readonly<Record<string, string>>
}

const titleOf = (ordinal: string) => `呼包鄂乌城市群第${ordinal}次市长联席会议（演示）`
const atSix = (day: CivilDate) => `${day}T10:00:00Z`
const governments = ['呼和浩特市人民政府', '包头市人民政府', '鄂尔多斯市人民政府', '乌兰察布市人民政府']
const observers = ['区域一体化研究机构（演示）']
const usualAgenda = ['听取上次会议议定事项落实情况', '审议一体化进展情况汇报', '研究需协调事项', '审议下一步工作安排']

const fundCentres = ['呼和浩特市住房公积金中心', '包头市住房公积金中心', '鄂尔多斯市住房公积金中心']

/** Two of last year, which were held, and the next one two weeks from today, with its cut-off a week before it. */
export const demoMeetings = (today: CivilDate): readonly DemoMeeting[] => {
  const year = Number(today.slice(0, 4))
  return [
    {
      edition: 6,
      title: titleOf('六'),
      host: '150600',
      heldOn: `${year - 1}-06-27`,
      isHeld: true,
      cutOff: atSix(`${year - 1}-06-20`),
      year: year - 1,
      agenda: usualAgenda,
      observers,
      agreements: [
        { level: 'CITY', title: '政务服务“四城通办”合作协议（演示）', parties: governments },
        { level: 'DEPARTMENT', title: '住房公积金互认互贷合作协议（演示）', parties: fundCentres },
      ],
      texts: {
        INTRODUCTION: '现将第五次会议以来区域一体化发展情况汇报如下。',
        NEXT_STEPS: '抓好议定事项落实，按月调度，逐项销号。',
        MINUTES_OPENING: '会议听取了一体化进展情况汇报，研究了有关事项。',
        MINUTES: '会议强调，四市要把议定事项落到实处，能统一的尽快统一。',
      },
    },
    {
      edition: 7,
      title: titleOf('七'),
      host: '150100',
      reason: '轮值的乌兰察布市会场改造，经四市协商由呼和浩特市主办（演示）',
      heldOn: `${year - 1}-12-26`,
      isHeld: true,
      cutOff: atSix(`${year - 1}-12-19`),
      year: year - 1,
      agenda: [...usualAgenda, '审议下一年度清单'],
      observers,
      agreements: [
        { level: 'CITY', title: '公共交通一卡通行合作协议（演示）', parties: governments },
        {
          level: 'DEPARTMENT',
          title: '大气污染联防联控合作协议（演示）',
          parties: ['包头市生态环境局', '鄂尔多斯市生态环境局'],
        },
      ],
      texts: {
        INTRODUCTION: '现将第六次会议以来区域一体化发展情况汇报如下。',
        'FIELD:TRANSPORT': '交通领域以一卡通行和断头路打通为重点。',
        NEXT_STEPS: '围绕下一年度清单，明确责任单位和时间节点。',
        MINUTES_OPENING: '会议听取了第六次会议议定事项落实情况，审议了下一年度清单。',
        MINUTES: '会议决定，第四批四城通办事项于下一年度发布。',
      },
    },
    {
      edition: 8,
      title: titleOf('八'),
      heldOn: addDays(today, 14),
      isHeld: false,
      cutOff: atSix(addDays(today, 7)),
      year,
      agenda: usualAgenda,
      observers: [],
      agreements: [],
      texts: {
        INTRODUCTION: '现将第七次会议以来区域一体化发展情况汇报如下。',
        NEXT_STEPS: '对逾期的议定事项逐项明确完成时限。',
      },
    },
  ]
}

/** What the seventh meeting put on this year's list. */
export const nextYearsList: readonly NextListEntry[] = [
  { list: 'TASK', title: '科技成果转化共享平台运行（演示）', leadCity: '150100' },
  { list: 'TASK', title: '农畜产品冷链物流通道（演示）', leadCity: '150900' },
  { list: 'TASK', title: '应急救援力量互助（演示）', leadCity: '150600' },
  { list: 'TASK', title: '口岸通关一体化（演示）', leadCity: '150200' },
  { list: 'TASK', title: '跨市公交线路公交化运营（演示）', leadCity: '150900' },
  { list: 'PLATFORM', title: '公共就业服务平台（演示）', leadCity: '150900' },
]
