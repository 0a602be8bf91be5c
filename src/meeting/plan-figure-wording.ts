import { type FigureWords, words } from './figure-words.ts'

/** The figures that each list of the plan has, under its own word. */
const ofList = <P extends string>(prefix: P, zh: string, en: string) => {
  const figures = {
    rows: words(
      `${zh}总数`,
      `${en} on the list`,
      `截止日在年度清单内的${zh}；多市共担的只计一次，分城市时各计一次。`,
      `All ${en} on the year's list on the day. A shared one counts once, and in each of its cities.`,
    ),
    notStarted: words(
      `未启动的${zh}`,
      `${en} not started`,
      '所有承担城市均未开工、未启动。以城市已报送的阶段、形象进度或实际开工日期为准。',
      'Begun in none of its cities, by the stage, physical progress or day of start that they released.',
    ),
    underWay: words(
      `推进中的${zh}`,
      `${en} under way`,
      '既未全部完成，也非全部未启动。',
      'Neither done nor not started.',
    ),
    done: words(`已完成的${zh}`, `${en} done`, '所有承担城市均已完成。', 'Done in all its cities.'),
    behind: words(
      `进展滞后的${zh}`,
      `${en} behind`,
      '任一承担城市亮黄灯或红灯。',
      'Yellow or red in one of its cities.',
    ),
    red: words(`亮红灯的${zh}`, `${en} red`, '任一承担城市亮红灯。', 'Red in one of its cities.'),
    stale: words(
      `停更的${zh}`,
      `${en} stale`,
      '任一承担城市未报送最近应报月份的进展，或照抄上期；已完成和冬歇的除外。',
      'One of its cities released nothing of the last month due, or the same again. Not of what is done or stopped for winter.',
    ),
  }
  type Named = { readonly [F in keyof typeof figures as `${P}.${F & string}`]: FigureWords }
  return Object.fromEntries(Object.entries(figures).map(([figure, said]) => [`${prefix}.${figure}`, said])) as Named
}

/** Figures of the tasks, projects and platforms of a year. */
export const planFigureWords = {
  ...ofList('tasks', '重点任务', 'tasks'),
  ...ofList('projects', '重点工程', 'projects'),
  ...ofList('platforms', '重大平台', 'platforms'),
  'projects.planned': words(
    '年度计划投资',
    'planned this year',
    '重点工程当年计划投资之和。',
    "Sum of the projects' plan of the year.",
  ),
  'projects.completed': words(
    '年度完成投资',
    'completed this year',
    '各市截止日前最近一次已报送的当年累计完成投资之和；当年未报送的按零计。',
    'Sum of what each city last released as completed this year; nothing, where it released none of the year.',
  ),
  'projects.due': words(
    '序时应完成投资',
    'due by now',
    '按月度计划曲线（无曲线的按建设月份均摊）到考核月末应完成的投资之和，每项舍去不足一分的部分。',
    'Sum of what is due by the end of the month held, by the planned curve or else in equal months of building; each less than a 分 left out.',
  ),
  'projects.share': words(
    '年度投资完成率',
    'share of the plan',
    '年度完成投资÷年度计划投资，舍至万分之一。',
    'Completed by planned, to four decimals, rounded down.',
  ),
  'projects.pace': words(
    '序时进度完成率',
    'pace',
    '年度完成投资÷序时应完成投资，舍至万分之一。',
    'Completed by due, to four decimals, rounded down.',
  ),
  'platforms.connected': words(
    '已接入的重大平台',
    'platforms connected',
    '截止日已有城市接入的重大平台。',
    'Platforms to which a city is connected on the day.',
  ),
}
