import { addDays, type CivilDate } from '../base/civil-date.ts'
import type { GivenPlanRow } from '../programme/given-plan-row.ts'
import { cities } from './demo-cities.ts'

const platforms = [
  {
    title: '区域一体化政务服务平台',
    field: 'PUBLIC_SERVICE',
    host: 0,
    kind: '政务服务',
    stage: 'IN_OPERATION',
    cities: 4,
    unit: '万件',
    target: '60',
  },
  {
    title: '科技成果转化平台',
    field: 'INNOVATION',
    host: 0,
    kind: '科创服务',
    stage: 'IN_OPERATION',
    cities: 3,
    unit: '项',
    target: '120',
  },
  {
    title: '产业协同招商平台',
    field: 'INDUSTRY',
    host: 1,
    kind: '产业协作',
    stage: 'TRIAL',
    cities: 4,
    unit: '个',
    target: '40',
  },
  {
    title: '生态环境联合监测平台',
    field: 'ECOLOGY',
    host: 2,
    kind: '监测共享',
    stage: 'IN_OPERATION',
    cities: 4,
    unit: '个',
    target: '86',
  },
  {
    title: '算力调度平台',
    field: 'INNOVATION',
    host: 3,
    kind: '算力调度',
    stage: 'UNDER_CONSTRUCTION',
    cities: 2,
    unit: 'PFLOPS',
    target: '5000',
  },
  {
    title: '公共就业服务平台',
    field: 'PUBLIC_SERVICE',
    host: 3,
    kind: '就业服务',
    stage: 'PLANNED',
    cities: 0,
    unit: '万人次',
    target: '8',
  },
] as const

/** The platforms of a year; one city's connection has been silent for two months. */
export const demoPlatforms = (year: number, today: CivilDate, carries: boolean): GivenPlanRow[] =>
  platforms.map((platform, i) => ({
    number: i + 1,
    ...(carries ? { carriedFrom: { year: year - 1, number: i + 1 } } : {}),
    content: {
      title: `${platform.title}（演示）`,
      field: platform.field,
      leadCity: cities[platform.host]!.code,
      participatingCities: cities.filter((_, at) => at !== platform.host).map(({ code }) => code),
      source: `${year} 年重大平台清单（演示数据）`,
      kind: platform.kind,
      hostCity: cities[platform.host]!.code,
      stage: platform.stage,
      connections: cities.slice(0, platform.cities).map(({ code }, at) => ({
        city: code,
        since: `${year - 1}-0${3 + at}-01`,
        lastSeenOn: addDays(today, i === 3 && at === 2 ? -61 : -1 - at),
      })),
      figures: [{ name: '年度服务量', unit: platform.unit, target: platform.target, value: null }],
    },
  }))
