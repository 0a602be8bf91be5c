import type { GivenLink } from '../meeting/given-resolution.ts'
import type { ResolutionState } from '../meeting/resolution.ts'

const [hohhot, baotou, ordos, ulanqab] = ['150100', '150200', '150600', '150900'] as const

/** A word on a resolution, so many days after its meeting, or today if that is to come. */
interface DemoStep {
  readonly after: number
  readonly state: ResolutionState
  readonly text: string
  /** Month and day of a year, counted from this one; an extension is the secretariat's word, as is an end. */
  readonly deadline?: readonly [year: number, day: string]
  readonly endedBy?: number
}

/** A resolution of the demonstration; years are counted from this one. */
export interface DemoResolution {
  readonly edition: number
  readonly text: string
  readonly lead: string
  readonly co: readonly string[]
  readonly unit: string
  readonly due: readonly [year: number, day: string] | null
  readonly links?: readonly (Omit<GivenLink, 'year'> & { readonly inYear?: number })[]
  readonly steps: readonly DemoStep[]
}

const underWay = (after: number, text: string): DemoStep => ({ after, state: 'UNDER_WAY', text })
const done = (after: number, text: string): DemoStep => ({ after, state: 'DONE', text })
const task = (number: number, inYear: number) => [{ kind: 'TASK' as const, inYear, number }]

/** What the sixth meeting resolved: one done, one extended and late again, two carried over, one ended by the seventh. */
const ofSixth: readonly Omit<DemoResolution, 'edition'>[] = [
  {
    text: '统一四市政务服务“四城通办”窗口标识和服务规范',
    lead: hohhot,
    co: [baotou, ordos, ulanqab],
    unit: '政务服务与数据管理局',
    due: [-1, '12-31'],
    links: task(1, -1),
    steps: [underWay(40, '标识方案已征求各市意见'), done(150, '四市市级大厅标识更换完毕')],
  },
  {
    text: '制定公共交通一卡通行实施方案',
    lead: baotou,
    co: [hohhot, ordos, ulanqab],
    unit: '交通运输局',
    due: [-1, '09-30'],
    links: task(2, -1),
    steps: [
      underWay(30, '方案初稿已形成'),
      { after: 88, state: 'EXTENDED', text: '清分结算规则尚需四市会商', deadline: [0, '06-30'] },
      underWay(200, '清分结算规则已有三市会签'),
    ],
  },
  {
    text: '建立黄河流域跨市断面水质联合监测机制',
    lead: ordos,
    co: [baotou],
    unit: '生态环境局',
    due: [0, '12-31'],
    links: task(4, -1),
    steps: [underWay(60, '已布设联合监测断面'), underWay(240, '监测数据按月互送')],
  },
  {
    text: '推动算力调度平台四市接入',
    lead: ulanqab,
    co: [hohhot],
    unit: '大数据管理局',
    due: [-1, '12-31'],
    links: [{ kind: 'PLATFORM', inYear: -1, number: 5 }],
    steps: [underWay(50, '平台主体建设，两市已接入')],
  },
  {
    text: '研究设立区域协同发展基金',
    lead: hohhot,
    co: [baotou, ordos, ulanqab],
    unit: '财政局',
    due: [-1, '12-31'],
    steps: [
      underWay(45, '已形成可行性研究报告'),
      { after: 182, state: 'ENDED', text: '第七次会议决定不再设立，改由各市现有渠道支持', endedBy: 7 },
    ],
  },
]

/** What the seventh meeting resolved: one done with a batch, the others open in every way. */
const ofSeventh: readonly Omit<DemoResolution, 'edition'>[] = [
  {
    text: '发布第四批四城通办事项清单',
    lead: hohhot,
    co: [baotou, ordos, ulanqab],
    unit: '政务服务与数据管理局',
    due: [0, '12-31'],
    links: [{ kind: 'BATCH', number: 4 }],
    steps: [underWay(40, '事项已征集'), done(400, '第四批清单已发布')],
  },
  {
    text: '实现异地就医住院费用直接结算四市全覆盖',
    lead: baotou,
    co: [hohhot, ordos, ulanqab],
    unit: '医疗保障局',
    due: [0, '06-30'],
    links: task(3, 0),
    steps: [underWay(50, '接口改造完成联调')],
  },
  {
    text: '建立大气污染应急预警联合会商制度',
    lead: baotou,
    co: [hohhot, ordos, ulanqab],
    unit: '生态环境局',
    due: [0, '10-31'],
    links: task(5, 0),
    steps: [underWay(60, '会商制度已印发'), done(290, '已开展两次联合会商')],
  },
  {
    text: '开通跨市公交化运营线路',
    lead: ulanqab,
    co: [hohhot],
    unit: '交通运输局',
    due: [0, '10-31'],
    links: task(15, 0),
    steps: [
      underWay(55, '线路走向已商定'),
      { after: 300, state: 'EXTENDED', text: '首末站用地手续未办结', deadline: [1, '03-31'] },
    ],
  },
  {
    text: '加快城际快速路改造工程建设',
    lead: hohhot,
    co: [baotou],
    unit: '住房和城乡建设局',
    due: [1, '12-31'],
    links: [{ kind: 'PROJECT', inYear: 0, number: 1 }],
    steps: [underWay(65, '路基工程施工')],
  },
  {
    text: '签署应急救援力量互助协议并开展联合演练',
    lead: ordos,
    co: [hohhot, baotou, ulanqab],
    unit: '应急管理局',
    due: [0, '05-31'],
    links: task(13, 0),
    steps: [],
  },
  {
    text: '推进文化旅游一卡通长期运营',
    lead: ordos,
    co: [hohhot, baotou, ulanqab],
    unit: '文化和旅游局',
    due: null,
    links: task(9, 0),
    steps: [underWay(60, '首批景区已接入')],
  },
]

/** All of them, in the order of being adopted. */
export const demoResolutions: readonly DemoResolution[] = [
  ...ofSixth.map((one) => ({ edition: 6, ...one })),
  ...ofSeventh.map((one) => ({ edition: 7, ...one })),
]
