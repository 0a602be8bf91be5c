import { type FigureName, figureWords } from './figure-wording.ts'
import type { FigureWords } from './figure-words.ts'

/** What a figure counts, and with which measure word; money is in 分 (a hundredth of a 元), a share is 0 to 1. */
export const figureUnits = {
  TASK: { zh: '项', en: 'tasks' },
  PROJECT: { zh: '个', en: 'projects' },
  PLATFORM: { zh: '个', en: 'platforms' },
  BATCH: { zh: '批', en: 'batches' },
  ITEM: { zh: '项', en: 'items' },
  CASE: { zh: '件', en: 'cases' },
  ISSUE: { zh: '件', en: 'issues' },
  REQUEST: { zh: '件次', en: 'requests' },
  RESOLUTION: { zh: '项', en: 'resolutions' },
  FEN: { zh: '分', en: 'fen' },
  SHARE: { zh: '比例', en: 'share' },
} as const
export type FigureUnit = keyof typeof figureUnits

/** Which rows stand behind a figure. */
export type FigureSource =
  | 'TASK'
  | 'PROJECT'
  | 'PLATFORM'
  | 'BATCH'
  | 'ENTRY'
  | 'ITEM'
  | 'USE'
  | 'ISSUE'
  | 'REQUEST'
  | 'RESOLUTION'

/** How the rows make the figure: there are as many, their values add up to it, or it is one sum of theirs by another. */
export type FigureRule = 'COUNT' | 'SUM' | 'RATIO'

export interface FigureKind extends FigureWords {
  readonly unit: FigureUnit
  readonly source: FigureSource
  readonly rule: FigureRule
  /** Whether there is one of each city. Those of cities do not add up to that of all: a shared row stands in each. */
  readonly isByCity: boolean
  /** Whether there is one of each field of work. */
  readonly isByField: boolean
}

type Made = Omit<FigureKind, keyof FigureWords>

const counted = (unit: FigureUnit, source: FigureSource, by: Partial<Made> = {}): Made => ({
  ...{ unit, source, rule: 'COUNT', isByCity: false, isByField: false },
  ...by,
})
const both = { isByCity: true, isByField: true }
const task = counted('TASK', 'TASK', both)
const project = counted('PROJECT', 'PROJECT', both)
const platform = counted('PLATFORM', 'PLATFORM', both)
const entry = counted('ITEM', 'ENTRY')
const item = counted('ITEM', 'ITEM')
const ofCity = { isByCity: true }
const money = counted('FEN', 'PROJECT', { ...both, rule: 'SUM' })
const share = counted('SHARE', 'PROJECT', { ...both, rule: 'RATIO' })

const made: Readonly<Record<FigureName, Made>> = {
  'tasks.rows': task,
  'tasks.notStarted': task,
  'tasks.underWay': task,
  'tasks.done': task,
  'tasks.behind': task,
  'tasks.red': task,
  'tasks.stale': task,
  'projects.rows': project,
  'projects.notStarted': project,
  'projects.underWay': project,
  'projects.done': project,
  'projects.behind': project,
  'projects.red': project,
  'projects.stale': project,
  'projects.planned': money,
  'projects.completed': money,
  'projects.due': money,
  'projects.share': share,
  'projects.pace': share,
  'platforms.rows': platform,
  'platforms.notStarted': platform,
  'platforms.underWay': platform,
  'platforms.done': platform,
  'platforms.behind': platform,
  'platforms.red': platform,
  'platforms.stale': platform,
  'platforms.connected': counted('PLATFORM', 'PLATFORM', ofCity),
  batches: counted('BATCH', 'BATCH'),
  'batches.new': counted('BATCH', 'BATCH'),
  items: item,
  'items.new': item,
  'items.gross': entry,
  'items.added': entry,
  'items.gainedBySplits': item,
  'items.duplicates': entry,
  'items.withdrawn': entry,
  'items.mergedAway': entry,
  'items.liveInAll': item,
  'items.liveInPart': item,
  'items.fullyOnline': item,
  'items.acceptedOnBehalf': item,
  'items.jointlyHandled': item,
  cases: counted('CASE', 'USE', { ...ofCity, rule: 'SUM' }),
  'cases.year': counted('CASE', 'USE', { ...ofCity, rule: 'SUM' }),
  'issues.open': counted('ISSUE', 'ISSUE', ofCity),
  'issues.overdue': counted('ISSUE', 'ISSUE', ofCity),
  'issues.closed': counted('ISSUE', 'ISSUE', ofCity),
  requests: counted('REQUEST', 'REQUEST', ofCity),
  'requests.acceptedInTime': counted('SHARE', 'REQUEST', { ...ofCity, rule: 'RATIO' }),
  'requests.answeredInTime': counted('SHARE', 'REQUEST', { ...ofCity, rule: 'RATIO' }),
  'resolutions.open': counted('RESOLUTION', 'RESOLUTION', ofCity),
  'resolutions.overdue': counted('RESOLUTION', 'RESOLUTION', ofCity),
  'resolutions.done': counted('RESOLUTION', 'RESOLUTION', ofCity),
}

export const figureNames = Object.keys(made) as readonly FigureName[]

const kinds = new Map(figureNames.map((name) => [name, { ...made[name], ...figureWords[name] }]))

/** Every kind of figure there is, with what it means. */
export const figureKind = (name: FigureName): FigureKind => kinds.get(name)!

/** Which figure: its kind, and of which city or field; of all where neither is said. */
export interface FigureKey {
  readonly name: FigureName
  readonly city: string | null
  readonly field: string | null
}

/** `projects.done`, `projects.done@150100` of a city, `projects.done~TRANSPORT` of a field. */
export const figureId = ({ name, city, field }: FigureKey): string =>
  `${name}${city === null ? '' : `@${city}`}${field === null ? '' : `~${field}`}`

const shape = /^([a-zA-Z.]+)(?:@([0-9]{6})|~([A-Z][A-Z0-9_]{0,31}))?$/

const isName = (text: string): text is FigureName => Object.hasOwn(made, text)

/** The key of an id; null if there is no such kind of figure, or none of a city or field. */
export const readFigureId = (id: string): FigureKey | null => {
  const [, name, city = null, field = null] = shape.exec(id) ?? []
  if (name === undefined || !isName(name)) return null
  if ((city !== null && !made[name].isByCity) || (field !== null && !made[name].isByField)) return null
  return { name, city, field }
}
