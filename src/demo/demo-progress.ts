import { addDays, type CivilDate } from '../base/civil-date.ts'
import { type Fen, moneyText } from '../base/money.ts'
import { endOf } from '../base/period.ts'
import type { GivenPlanRow } from '../programme/given-plan-row.ts'
import type { GivenProgress } from '../programme/given-progress.ts'
import type { WinterStop } from '../programme/plan-content.ts'
import type { PlanList } from '../programme/plan-row.ts'
import { isWinter } from '../programme/repeated-progress.ts'

/** How a row's reporting goes. Most go well; each mark and each light has somebody. */
const temperaments = [
  ...['STEADY', 'STEADY', 'SLOW', 'STEADY', 'STALE', 'STEADY', 'RECOVERED', 'STEADY', 'LATE', 'STEADY'],
  ...['FAR_BEHIND', 'STEADY', 'SILENT', 'STEADY', 'STEADY', 'UNRELEASED', 'STEADY', 'AHEAD', 'RETURNED'],
] as const
export type Temperament = (typeof temperaments)[number]

/** An entry of the story, and what becomes of it. */
export interface ToldEntry {
  readonly city: string
  readonly given: GivenProgress
  readonly fate: 'IN_TIME' | 'LATE' | 'UNRELEASED' | 'RETURNED'
}

interface Place {
  readonly list: PlanList
  readonly year: number
  readonly month: number
  /** The last month that the story tells. */
  readonly isLast: boolean
}

const wan = 1_000_000
const toWan = (fen: number): Fen => Math.floor(fen / wan) * wan

/** What share of its plan a row has done, by its temperament; those who recovered were behind until last year's end. */
const shareOf = (temperament: Temperament, isThisYear: boolean): number => {
  if (temperament === 'SLOW') return 0.8
  if (temperament === 'FAR_BEHIND') return 0.5
  if (temperament === 'RECOVERED') return isThisYear ? 1 : 0.6
  return temperament === 'AHEAD' ? 1.08 : 0.97
}

const monthEnd = (year: number, month: number): CivilDate => endOf(`${year}-${String(month).padStart(2, '0')}`)

export const temperamentOf = (list: PlanList, number: number, city: number): Temperament => {
  const offset = { TASK: 3, PROJECT: 0, PLATFORM: 7 }[list]
  return temperaments[(number + offset + city * 5) % temperaments.length]!
}

interface PlanMoney {
  readonly plannedThisYearFen?: Fen | null
  readonly plannedCurve?: readonly Fen[] | null
  readonly stage?: string | null
  readonly actualStartOn?: CivilDate | null
  readonly actualCompletionOn?: CivilDate | null
  readonly stalled?: { readonly since: CivilDate; readonly revivedOn: CivilDate | null } | null
}

/** What was completed from January to a month: by the plan's curve and the temperament; a project that stands still stays where it was. */
export const completedBy = (
  plan: PlanMoney,
  temperament: Temperament,
  year: number,
  month: number,
  isThisYear: boolean,
): Fen => {
  const { plannedThisYearFen: planned, plannedCurve: curve, stalled } = plan
  if (!planned || !curve) return 0
  const standsFrom = stalled && !stalled.revivedOn ? stalled.since : null
  const months = standsFrom === null ? month : Math.max(0, Math.min(month, monthsUntil(standsFrom, year)))
  const done = months === 0 ? 0 : curve[months - 1]!
  const started = plan.actualStartOn ?? '9999-12-31'
  return started > monthEnd(year, month) ? 0 : toWan(done * shareOf(temperament, isThisYear))
}

const monthsUntil = (day: CivilDate, year: number): number =>
  (Number(day.slice(0, 4)) - year) * 12 + Number(day.slice(5, 7)) - 1

const steps = ['完成方案比选', '完成征拆协议签订', '主体施工推进', '设备安装就位', '分段验收', '联调联试']

/** The words of a month. Those who repeat say the same in the last three months but for the date. */
const wordsOf = (temperament: Temperament, { month, isLast }: Place, number: number): string => {
  const at = temperament === 'STALE' && isLast ? month - 1 : month
  return `截至${month}月底，${steps[(number + at) % steps.length]}。`
}

const fateOf = (temperament: Temperament, { month, isLast }: Place): ToldEntry['fate'] => {
  if (isLast && temperament === 'UNRELEASED') return 'UNRELEASED'
  if (isLast && temperament === 'RETURNED') return 'RETURNED'
  return temperament === 'LATE' && (isLast || month % 6 === 0) ? 'LATE' : 'IN_TIME'
}

/** The entries of a row's cities about a month; those who are silent say nothing of the last one. */
export const entriesOfMonth = (
  row: GivenPlanRow,
  place: Place,
  { isThisYear, before }: { readonly isThisYear: boolean; readonly before: Fen },
): ToldEntry[] => {
  const content = row.content as unknown as PlanMoney & { leadCity: string; participatingCities?: readonly string[] }
  const { list, year, month, isLast } = place
  return [content.leadCity, ...(content.participatingCities ?? [])].flatMap((city, at): ToldEntry[] => {
    const temperament = temperamentOf(list, row.number, at)
    const finished = finishedOn(list, row, temperament, isThisYear)
    if (isSilent(row, temperament, place, finished)) return []
    const shown = temperament === 'STALE' && isLast && month > 1 ? month - 1 : month
    const thisYear = at === 0 ? completedBy(content, temperament, year, shown, isThisYear) : 0
    const isDone = finished <= monthEnd(year, month)
    const money =
      list === 'PROJECT'
        ? {
            completedThisYear: moneyText(thisYear, 'YUAN'),
            completedSinceStart: moneyText(at === 0 ? before + thisYear : 0, 'YUAN'),
          }
        : {}
    const given = {
      ...{ list, year, number: row.number, onDay: monthEnd(year, month) },
      ...money,
      stage: list === 'PROJECT' ? (isDone ? 'COMPLETED' : stageOf(content, year, month)) : null,
      isDone,
      text: wordsOf(temperament, place, row.number),
    }
    return [{ city, given, fate: fateOf(temperament, place) }]
  })
}

/** Nothing is said of what was finished before the month; by a third of those who stop for the winter; and by the silent at the end. */
const isSilent = (
  { number, content }: GivenPlanRow,
  temperament: Temperament,
  { year, month, isLast }: Place,
  finished: CivilDate,
): boolean => {
  const end = monthEnd(year, month)
  const stop = (content.winterStop ?? null) as WinterStop | null
  return (
    finished < `${end.slice(0, 7)}-01` ||
    (number % 3 === 0 && isWinter(stop, end)) ||
    (temperament === 'SILENT' && isLast)
  )
}

const never = '9999-12-31'

/** When it was finished: a project by its own word; of the tasks every third that goes well, and those that do not go on, by their deadline. */
const finishedOn = (
  list: PlanList,
  { number, content }: GivenPlanRow,
  temperament: Temperament,
  isThisYear: boolean,
): CivilDate => {
  const { actualCompletionOn, deadline } = content as { actualCompletionOn?: CivilDate | null; deadline?: CivilDate }
  if (list !== 'TASK') return actualCompletionOn ?? never
  const isFinished = isThisYear ? temperament === 'STEADY' && number % 3 === 0 : number > 10
  return isFinished ? (deadline ?? never) : never
}

const stageOf = ({ actualStartOn, stage }: PlanMoney, year: number, month: number): string | null => {
  if (stage === 'STOPPED') return 'STOPPED'
  return actualStartOn && actualStartOn <= monthEnd(year, month) ? 'UNDER_CONSTRUCTION' : 'READY'
}

/** The day on which an entry about a month is entered; released the day after, or a good week later. */
export const enteredOn = (onDay: CivilDate, fate: ToldEntry['fate']): CivilDate =>
  addDays(onDay, fate === 'LATE' ? 11 : 1)
