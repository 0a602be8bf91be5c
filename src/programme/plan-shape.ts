import { factorStates, platformStages, projectFactors, projectStages, stalledClasses } from './plan-content.ts'
import type { PlanList } from './plan-row.ts'

/** A value that a cell can hold. */
export type Scalar =
  | { readonly kind: 'text'; readonly longest: number; readonly hasLines?: true }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'date' | 'city' | 'field' | 'money' | 'month' | 'decimal' }

/** A part of something that has several; without `optional` it must be there. */
export type Part = Scalar & { readonly optional?: true }
export type Parts = Readonly<Record<string, Part>>

/** What a field of a row holds: one value, a list of values, one thing of several parts, a list of such things, or twelve months. */
export type Shape =
  | Scalar
  | { readonly kind: 'scalars'; readonly of: Scalar }
  | { readonly kind: 'thing'; readonly parts: Parts }
  | { readonly kind: 'things'; readonly parts: Parts; readonly key: string }
  | { readonly kind: 'curve' }

const text = (longest: number) => ({ kind: 'text', longest }) as const
const lines = (longest: number) => ({ kind: 'text', longest, hasLines: true }) as const
const word = (words: readonly string[]) => ({ kind: 'word', words }) as const
const [date, city, money, month, decimal] = (['date', 'city', 'money', 'month', 'decimal'] as const).map((kind) => ({
  kind,
})) as [{ kind: 'date' }, { kind: 'city' }, { kind: 'money' }, { kind: 'month' }, { kind: 'decimal' }]
const optional = <S extends Scalar>(scalar: S) => ({ ...scalar, optional: true }) as const

const task = {
  title: text(300),
  field: { kind: 'field' },
  leadCity: city,
  leadUnit: text(200),
  participatingCities: { kind: 'scalars', of: city },
  cooperatingUnits: { kind: 'scalars', of: text(200) },
  deadline: date,
  milestones: {
    kind: 'things',
    key: 'key',
    parts: { key: text(40), title: text(300), dueOn: optional(date), owner: optional(text(100)) },
  },
  source: lines(500),
  note: lines(2000),
} as const satisfies Readonly<Record<string, Shape>>

const project = {
  ...task,
  projectCode: text(60),
  totalInvestmentFen: money,
  plannedThisYearFen: money,
  sourceUnit: word(['YUAN', 'WAN_YUAN', 'YI_YUAN']),
  plannedCurve: { kind: 'curve' },
  investmentShares: { kind: 'things', key: 'city', parts: { city, fen: money } },
  plannedStartOn: date,
  plannedCompletionOn: date,
  actualStartOn: date,
  actualCompletionOn: date,
  enteredInStatisticsOn: date,
  stage: word(projectStages),
  liaisonLeader: text(100),
  winterStop: { kind: 'thing', parts: { from: month, to: month } },
  factors: {
    kind: 'things',
    key: 'factor',
    parts: { factor: word(projectFactors), state: word(factorStates), since: optional(date) },
  },
  permits: {
    kind: 'things',
    key: 'step',
    parts: {
      step: text(100),
      officer: optional(text(100)),
      agent: optional(text(100)),
      dueOn: optional(date),
      doneOn: optional(date),
    },
  },
  conditionalAcceptance: {
    kind: 'thing',
    parts: { acceptedOn: date, makeUpBy: date, madeUpOn: optional(date) },
  },
  stalled: {
    kind: 'thing',
    parts: {
      class: word(stalledClasses),
      cause: lines(500),
      since: date,
      revivedOn: optional(date),
      closedOutOn: optional(date),
    },
  },
} as const satisfies Readonly<Record<string, Shape>>

const platform = {
  ...task,
  kind: text(100),
  hostCity: city,
  stage: word(platformStages),
  connections: { kind: 'things', key: 'city', parts: { city, since: date, lastSeenOn: optional(date) } },
  figures: {
    kind: 'things',
    key: 'name',
    parts: { name: text(100), unit: text(20), target: optional(decimal), value: optional(decimal) },
  },
} as const satisfies Readonly<Record<string, Shape>>

/** The fields of a row of each list, in the order in which people read them. */
export const planShapes: Readonly<Record<PlanList, Readonly<Record<string, Shape>>>> = {
  TASK: task,
  PROJECT: project,
  PLATFORM: platform,
}

/** What a row without a word has under a field. */
export const emptyValue = ({ kind }: Shape): null | readonly never[] =>
  kind === 'scalars' || kind === 'things' ? [] : null

/** The fields that every row must have. */
export const requiredFields: readonly string[] = ['title', 'field', 'leadCity']
