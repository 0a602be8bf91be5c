import type { CivilDate } from '../base/civil-date.ts'
import type { ExportedProgress, ExportedProject, ProjectExportHead } from '../programme/exported-project.ts'
import type { ProjectContent, ProjectStage } from '../programme/plan-content.ts'
import { amountOf } from './oc4ids-value.ts'

/** Of the standard's phases those that a stage names; STOPPED says nothing of the phase, and its project was being built. */
const statuses: Readonly<Record<ProjectStage, string>> = {
  PRELIMINARY: 'preparation',
  READY: 'preparation',
  UNDER_CONSTRUCTION: 'implementation',
  STOPPED: 'implementation',
  COMPLETED: 'completion',
  IN_OPERATION: 'maintenance',
}

/** Fields whose meaning is one of the standard's sectors; the others stand as a classification of the cluster's own. */
const sectors: Readonly<Record<string, readonly string[]>> = { TRANSPORT: ['transport'] }

/** The list of the investment project codes that the national approval platform (投资项目在线审批监管平台) gives. */
const projectCodes = 'tzxm.gov.cn'

const midnight = (day: CivilDate): string => `${day}T00:00:00+08:00`

/** A list that is empty is left out: the standard has none. */
const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined)

const periodOf = (start: CivilDate | null, end: CivilDate | null) =>
  start === null && end === null
    ? undefined
    : {
        ...(start === null ? {} : { startDate: midnight(start) }),
        ...(end === null ? {} : { endDate: midnight(end) }),
      }

/** A key project of the standard. What is not known is left out. */
export const projectOf = (head: ProjectExportHead, prefix: string, project: ExportedProject) => {
  const { content, firstYear, firstNumber, recordedAt } = project
  return {
    id: `${prefix}-${head.cluster.code}-${firstYear}-${firstNumber}`,
    updated: recordedAt,
    language: 'zh',
    identifiers: some([
      ...(content.projectCode === null ? [] : [{ id: content.projectCode, scheme: projectCodes }]),
      { id: `${head.cluster.code}/PROJECT/${head.year}/${project.number}`, scheme: 'hutong' },
    ]),
    title: content.title,
    description: content.note ?? undefined,
    status: statusOf(content, project.progress),
    sector: sectors[content.field],
    additionalClassifications: [fieldOf(head, content.field)],
    ...partiesOf(content),
    budget: content.totalInvestmentFen === null ? undefined : { amount: amountOf(content.totalInvestmentFen) },
    ...datesOf(content),
    locations: [content.leadCity, ...content.participatingCities].map((code) => locationOf(head, code)),
    milestones: some(content.milestones.map(milestoneOf)),
    forecasts: some(forecastsOf(head.year, content)),
    metrics: some(metricsOf(project.progress)),
  }
}

const statusOf = ({ leadCity, stage }: ProjectContent, progress: readonly ExportedProgress[]): string | undefined => {
  const told = progress.find(({ city }) => city === leadCity)?.stage ?? stage
  return told === null ? undefined : statuses[told as ProjectStage]
}

const fieldOf = ({ fields, cluster }: ProjectExportHead, code: string) => ({
  scheme: `hutong-${cluster.code}-field`,
  id: code,
  description: fields.find((field) => field.code === code)?.name ?? code,
})

const partiesOf = ({ leadUnit, cooperatingUnits }: ProjectContent) => {
  const lead = leadUnit === null ? [] : [{ id: leadUnit, name: leadUnit, roles: ['publicAuthority'] }]
  const others = [...new Set(cooperatingUnits)].filter((name) => name !== leadUnit).map((name) => ({ id: name, name }))
  return {
    publicAuthority: leadUnit === null ? undefined : { id: leadUnit, name: leadUnit },
    parties: some([...lead, ...others]),
  }
}

const datesOf = (content: ProjectContent) => {
  const { plannedStartOn, actualStartOn, plannedCompletionOn, actualCompletionOn } = content
  const whole = periodOf(actualStartOn ?? plannedStartOn, actualCompletionOn ?? plannedCompletionOn)
  return {
    period: whole,
    implementationPeriod: actualStartOn === null ? undefined : periodOf(actualStartOn, actualCompletionOn),
    completion: actualCompletionOn === null ? undefined : { endDate: midnight(actualCompletionOn) },
  }
}

const locationOf = ({ cities }: ProjectExportHead, code: string) => {
  const name = cities.find((city) => city.code === code)?.name
  return { id: code, ...(name === undefined ? {} : { description: name, address: { locality: name } }) }
}

const milestoneOf = ({ key, title, dueOn, owner }: ProjectContent['milestones'][number]) => ({
  id: key,
  title,
  description: owner === null ? undefined : `责任单位：${owner}`,
  dueDate: dueOn === null ? undefined : midnight(dueOn),
})

/** What is planned to be completed in the year: by its end, or month by month. */
const forecastsOf = (year: number, { plannedCurve, plannedThisYearFen }: ProjectContent) => {
  const byMonth = plannedCurve ?? (plannedThisYearFen === null ? [] : [plannedThisYearFen])
  const first = 12 - byMonth.length
  const observations = byMonth.map((fen, i) => ({
    id: `${year}-${String(first + i + 1).padStart(2, '0')}`,
    period: { startDate: midnight(`${year}-01-01`), endDate: midnight(lastOf(year, first + i + 1)) },
    value: amountOf(fen),
  }))
  return observations.length > 0 ? [{ id: 'plannedInvestment', title: '本年计划完成投资', observations }] : []
}

const lastOf = (year: number, month: number): CivilDate => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)

const metricsOf = (progress: readonly ExportedProgress[]) => {
  const money = progress.flatMap(({ city, onDay, completedSinceStartFen: fen }) =>
    fen === null ? [] : [{ id: `${city}-${onDay}`, period: periodOf(null, onDay)!, value: amountOf(fen), notes: city }],
  )
  const physical = progress.flatMap(({ city, onDay, physicalPermille: permille }) =>
    permille === null
      ? []
      : [{ ...measured(permille), id: `${city}-${onDay}`, period: periodOf(null, onDay)!, notes: city }],
  )
  return [
    ...(money.length > 0 ? [{ id: 'completedInvestment', title: '开工以来累计完成投资', observations: money }] : []),
    ...(physical.length > 0 ? [{ id: 'physicalProgress', title: '形象进度', observations: physical }] : []),
  ]
}

const measured = (permille: number) => ({ measure: String(permille / 10), unit: { name: '%' } })
