import type { CivilDate } from '../base/civil-date.ts'
import { addDays } from '../base/civil-date.ts'
import type { Fen } from '../base/money.ts'
import type { GivenPlanRow } from '../programme/given-plan-row.ts'
import { cities } from './demo-cities.ts'
import { stalledProject } from './demo-stalled.ts'
import { seededRandom } from './seeded-random.ts'

/** How many there are this year; the last twelve are new, the others go on from last year. */
const projectCount = 60
const newFrom = 48

const kinds = [
  ['快速路改造', 'TRANSPORT'],
  ['新能源装备制造基地', 'INDUSTRY'],
  ['黄河支流综合治理', 'ECOLOGY'],
  ['三级医院新院区', 'PUBLIC_SERVICE'],
  ['绿色算力中心', 'INNOVATION'],
  ['公铁联运物流园', 'OPENING_UP'],
  ['城际公交枢纽', 'TRANSPORT'],
  ['稀土新材料产业园', 'INDUSTRY'],
  ['露天矿山生态修复', 'ECOLOGY'],
  ['职业教育园区', 'PUBLIC_SERVICE'],
  ['乳业智能工厂', 'INDUSTRY'],
  ['城市供热管网更新', 'PUBLIC_SERVICE'],
  ['风光储一体化', 'INDUSTRY'],
  ['河套文化展示馆', 'CULTURE_TOURISM'],
  ['污水处理厂扩建', 'ECOLOGY'],
] as const

const wan = 1_000_000
const winter = [1, 2, 3, 11, 12]

/** A plan from month to month: nothing in the months in which nobody builds, the rest even, all of it by December. */
export const plannedCurve = (planned: Fen, firstMonth: number, stopsInWinter: boolean): Fen[] => {
  const months = Array.from({ length: 12 }, (_, i) => i + 1)
  const working = months.filter((month) => month >= firstMonth && !(stopsInWinter && winter.includes(month)))
  const done = (until: number) => working.filter((month) => month <= until).length
  return months.map((month) =>
    month === 12 ? planned : Math.floor((planned / wan) * (done(month) / working.length)) * wan,
  )
}

const day = (year: number, month: number, of = 10): CivilDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`

/** What of a project is the same in both years. */
const projectStory = (index: number, year: number) => {
  const random = seededRandom(202_500 + index)
  const city = cities[index % cities.length]!
  const [kind, field] = kinds[index % kinds.length]!
  const isNew = index >= newFrom
  const startYear = isNew ? year : year - 1
  const startMonth = isNew ? 3 + (index % 6) : 3 + Math.floor(random() * 4)
  const total = (5_000 + Math.floor(random() * 300) * 1_000) * wan
  const stopsInWinter = index % 5 !== 0
  return { random, city, kind, field, isNew, startYear, startMonth, total, stopsInWinter }
}

/** The share of the total that a year takes: a third or so, in whole 万元. */
const plannedOf = (total: Fen, index: number): Fen => Math.floor((total / wan) * (0.25 + (index % 4) * 0.05)) * wan

const factorsOf = (index: number, since: CivilDate) =>
  (['LAND', 'ENERGY', 'ENVIRONMENT', 'WATER', 'FUNDS'] as const).map((factor, i) => ({
    factor,
    state:
      (index + i) % 9 === 4
        ? 'MISSING'
        : (index + i) % 7 === 5
          ? 'WANTED'
          : i === 1 && index % 3 > 0
            ? 'NOT_NEEDED'
            : 'GRANTED',
    since,
  }))

const permitsOf = (index: number, start: CivilDate, today: CivilDate) =>
  ['立项', '用地预审', '施工许可'].map((step, i) => {
    const dueOn = addDays(start, -60 + i * 25)
    const doneOn = addDays(dueOn, index % 8 === 3 && i === 2 ? 20 : -5)
    return {
      step,
      officer: '演示分管领导',
      agent: `演示经办人${i + 1}`,
      dueOn,
      doneOn: doneOn <= today ? doneOn : null,
    }
  })

/** A project as the edition of a year has it, seen today. */
const demoProject = (index: number, year: number, edition: number, today: CivilDate): GivenPlanRow['content'] => {
  const { city, kind, field, startYear, startMonth, total, stopsInWinter } = projectStory(index, year)
  const planned = plannedOf(total, index + (edition === year ? 1 : 0))
  const plannedStart = day(startYear, startMonth)
  // One in eleven starts late, one of those not yet.
  const slip = index % 11 === 5 ? (index % 2 === 1 ? 400 : 75) : (index % 4) * 5
  const actualStart = addDays(plannedStart, slip)
  const entered = addDays(actualStart, index % 10 === 7 ? 95 : 20)
  const hasStarted = actualStart <= today
  const completion = day(startYear + 1 + (index % 3 === 0 ? 0 : 1), 10, 31)
  // Every other one that is to be completed this year is so before its day.
  const finishedOn = addDays(completion, -12 - index)
  const isFinished = index % 6 === 0 && edition === year && completion < `${year + 1}-01-01` && finishedOn <= today
  return {
    title: `${city.name.slice(0, -1)}${kind}${index >= kinds.length * 2 ? '二期' : ''}（演示）`,
    field,
    leadCity: city.code,
    leadUnit: '发展和改革委员会',
    participatingCities: index % 6 === 0 ? [cities[(index + 1) % cities.length]!.code] : [],
    deadline: completion,
    source: `${edition} 年区域一体化重点工程清单（演示数据）`,
    projectCode: `${startYear - 1}-${city.code}-04-01-${String(10_000 + index * 137)}${index % 10}`,
    totalInvestmentFen: total,
    plannedThisYearFen: planned,
    sourceUnit: 'WAN_YUAN',
    plannedCurve: plannedCurve(planned, edition === startYear ? startMonth : 1, stopsInWinter),
    plannedStartOn: plannedStart,
    plannedCompletionOn: completion,
    actualStartOn: hasStarted ? actualStart : null,
    actualCompletionOn: isFinished ? finishedOn : null,
    enteredInStatisticsOn: hasStarted && entered <= today && index % 17 !== 9 ? entered : null,
    stage: isFinished ? 'COMPLETED' : hasStarted ? 'UNDER_CONSTRUCTION' : index % 2 === 0 ? 'READY' : 'PRELIMINARY',
    liaisonLeader: `演示包联领导${1 + (index % 5)}`,
    winterStop: stopsInWinter ? { from: 11, to: 3 } : null,
    factors: factorsOf(index, addDays(plannedStart, -90)),
    permits: permitsOf(index, plannedStart, today),
    conditionalAcceptance:
      index % 9 === 2
        ? {
            acceptedOn: addDays(plannedStart, -40),
            makeUpBy: addDays(plannedStart, 20),
            madeUpOn: index % 2 === 0 ? addDays(plannedStart, 12) : null,
          }
        : null,
    ...stalledProject(index, year),
  }
}

/** Last year's list: what goes on, and four that were finished in the year. */
export const lastYearsProjects = (year: number, today: CivilDate): GivenPlanRow[] => [
  ...Array.from({ length: newFrom }, (_, i) => ({ number: i + 1, content: demoProject(i, year + 1, year, today) })),
  ...Array.from({ length: 4 }, (_, i) => ({
    number: newFrom + i + 1,
    content: {
      ...demoProject(i * 7 + 1, year, year, today),
      title: `${cities[i]!.name.slice(0, -1)}老旧管网改造（演示）`,
      ...{
        actualCompletionOn: `${year}-11-${10 + i}`,
        stage: 'COMPLETED',
        deadline: `${year}-12-31`,
        plannedCompletionOn: `${year}-11-30`,
      },
    },
  })),
]

/** This year's sixty. */
export const thisYearsProjects = (year: number, today: CivilDate): GivenPlanRow[] =>
  Array.from({ length: projectCount }, (_, i) => ({
    number: i + 1,
    ...(i < newFrom ? { carriedFrom: { year: year - 1, number: i + 1 } } : {}),
    content: demoProject(i, year, year, today),
  }))
