import type { GivenPlanRow } from '../programme/given-plan-row.ts'

/** A task of the demonstration: all cities take part in it but the one that leads, unless it says who does. */
interface DemoTask {
  readonly title: string
  readonly field: string
  readonly leadCity: string
  readonly leadUnit: string
  readonly with?: readonly string[]
  /** Month and day of the year. */
  readonly due: string
  /** Not yet on last year's list. */
  readonly isNew?: true
  /** On last year's list until then, so that its deadline moved by a year or not at all. */
  readonly carriedAs?: number
}

const [hohhot, baotou, ordos, ulanqab] = ['150100', '150200', '150600', '150900'] as const

const demoTasks: readonly DemoTask[] = [
  {
    title: '四城通办事项扩面提质',
    field: 'PUBLIC_SERVICE',
    leadCity: hohhot,
    leadUnit: '政务服务与数据管理局',
    due: '12-31',
    carriedAs: 1,
  },
  {
    title: '城际“一小时通勤圈”公交一卡通行',
    field: 'TRANSPORT',
    leadCity: hohhot,
    leadUnit: '交通运输局',
    due: '09-30',
    carriedAs: 2,
  },
  {
    title: '异地就医住院费用直接结算',
    field: 'PUBLIC_SERVICE',
    leadCity: baotou,
    leadUnit: '医疗保障局',
    due: '06-30',
    carriedAs: 3,
  },
  {
    title: '黄河流域水污染联防联控',
    field: 'ECOLOGY',
    leadCity: ordos,
    leadUnit: '生态环境局',
    due: '12-31',
    carriedAs: 4,
  },
  {
    title: '大气污染应急预警会商',
    field: 'ECOLOGY',
    leadCity: baotou,
    leadUnit: '生态环境局',
    due: '10-31',
    carriedAs: 5,
  },
  {
    title: '新能源装备产业链协同布局',
    field: 'INDUSTRY',
    leadCity: baotou,
    leadUnit: '工业和信息化局',
    with: [ordos, ulanqab],
    due: '12-31',
    carriedAs: 6,
  },
  {
    title: '算力网络互联与一体化调度',
    field: 'INNOVATION',
    leadCity: ulanqab,
    leadUnit: '大数据管理局',
    due: '11-30',
    carriedAs: 7,
  },
  {
    title: '住房公积金异地互认互贷',
    field: 'PUBLIC_SERVICE',
    leadCity: hohhot,
    leadUnit: '住房公积金中心',
    due: '03-31',
    carriedAs: 8,
  },
  {
    title: '文化旅游一卡通',
    field: 'CULTURE_TOURISM',
    leadCity: ordos,
    leadUnit: '文化和旅游局',
    due: '08-31',
    carriedAs: 9,
  },
  {
    title: '人力资源市场一体化',
    field: 'PUBLIC_SERVICE',
    leadCity: ulanqab,
    leadUnit: '人力资源和社会保障局',
    due: '09-30',
    carriedAs: 10,
  },
  {
    title: '科技成果转化共享平台运行',
    field: 'INNOVATION',
    leadCity: hohhot,
    leadUnit: '科学技术局',
    due: '12-31',
    isNew: true,
  },
  {
    title: '农畜产品冷链物流通道',
    field: 'INDUSTRY',
    leadCity: ulanqab,
    leadUnit: '农牧局',
    with: [hohhot],
    due: '07-31',
    isNew: true,
  },
  {
    title: '应急救援力量互助',
    field: 'PUBLIC_SERVICE',
    leadCity: ordos,
    leadUnit: '应急管理局',
    due: '05-31',
    isNew: true,
  },
  {
    title: '口岸通关一体化',
    field: 'OPENING_UP',
    leadCity: baotou,
    leadUnit: '口岸办公室',
    with: [ulanqab],
    due: '12-31',
    isNew: true,
  },
  {
    title: '跨市公交线路公交化运营',
    field: 'TRANSPORT',
    leadCity: ulanqab,
    leadUnit: '交通运输局',
    with: [hohhot],
    due: '10-31',
    isNew: true,
  },
]

const others = (leadCity: string): string[] => [hohhot, baotou, ordos, ulanqab].filter((city) => city !== leadCity)

const content = (task: DemoTask, year: number): GivenPlanRow['content'] => ({
  title: `${task.title}（演示）`,
  field: task.field,
  leadCity: task.leadCity,
  leadUnit: task.leadUnit,
  participatingCities: task.with ?? others(task.leadCity),
  cooperatingUnits: ['发展和改革委员会', '财政局'],
  deadline: `${year}-${task.due}`,
  milestones: [
    { key: 'm1', title: '印发实施方案', dueOn: `${year}-02-28`, owner: task.leadUnit },
    {
      key: 'm2',
      title: '中期评估',
      dueOn: `${year}-${task.due.slice(0, 2) > '06' ? '06-30' : '03-15'}`,
      owner: task.leadUnit,
    },
  ],
  source: `${year} 年区域一体化重点任务清单（演示数据）`,
})

/** Last year's list: what goes on, and two that were finished. */
export const lastYearsTasks = (year: number): GivenPlanRow[] => {
  const carried = demoTasks.flatMap((task) => (task.carriedAs ? [{ number: task.carriedAs, task }] : []))
  const finished: DemoTask[] = [
    {
      title: '社会保障卡居民服务一卡通',
      field: 'PUBLIC_SERVICE',
      leadCity: hohhot,
      leadUnit: '人力资源和社会保障局',
      due: '10-31',
    },
    { title: '统一区域旅游标识', field: 'CULTURE_TOURISM', leadCity: baotou, leadUnit: '文化和旅游局', due: '12-31' },
  ]
  return [...carried, ...finished.map((task, i) => ({ number: 11 + i, task }))].map(({ number, task }) => ({
    number,
    content: content(task, year),
  }))
}

/** This year's: fifteen, of which ten go on from last year with a new deadline. */
export const thisYearsTasks = (year: number): GivenPlanRow[] =>
  demoTasks.map((task, i) => ({
    number: i + 1,
    ...(task.carriedAs
      ? {
          carriedFrom: { year: year - 1, number: task.carriedAs },
          deadlineReason: { code: 'NEXT_EDITION', text: '转入本年度继续推进' },
        }
      : {}),
    content: content(task, year),
  }))
