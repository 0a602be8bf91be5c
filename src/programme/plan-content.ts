import type { CivilDate } from '../base/civil-date.ts'
import type { Fen } from '../base/money.ts'

/** A dated step on the way (节点), and who answers for it. */
export interface Milestone {
  /** Stays the same while the row is edited. */
  readonly key: string
  readonly title: string
  readonly dueOn: CivilDate | null
  readonly owner: string | null
}

/** What a row of every list says. */
export interface TaskContent {
  readonly title: string
  /** The code of a field of the cluster's list. */
  readonly field: string
  readonly leadCity: string
  readonly leadUnit: string | null
  readonly participatingCities: readonly string[]
  readonly cooperatingUnits: readonly string[]
  /** The last day on which it is in time. */
  readonly deadline: CivilDate | null
  readonly milestones: readonly Milestone[]
  /** Which plan, meeting or resolution it comes from. */
  readonly source: string | null
  readonly note: string | null
}

export const projectStages = [
  'PRELIMINARY',
  'READY',
  'UNDER_CONSTRUCTION',
  'COMPLETED',
  'IN_OPERATION',
  'STOPPED',
] as const
/** 前期、待开工、在建、完工、投产、停工. */
export type ProjectStage = (typeof projectStages)[number]

export const projectFactors = ['LAND', 'ENERGY', 'ENVIRONMENT', 'WATER', 'FUNDS'] as const
/** 要素: 用地、用能（节能审查）、环评、用水、资金. */
export type ProjectFactor = (typeof projectFactors)[number]

export const factorStates = ['NOT_NEEDED', 'WANTED', 'GRANTED', 'MISSING'] as const
/** 不涉及、办理中、已落实、缺口. */
export type FactorState = (typeof factorStates)[number]

/** Factor guarantee (要素保障). */
export interface Factor {
  readonly factor: ProjectFactor
  readonly state: FactorState
  readonly since: CivilDate | null
}

/** A permit step with what is made public about it (三公开): who answers for it, who runs it, by when. */
export interface PermitStep {
  readonly step: string
  readonly officer: string | null
  readonly agent: string | null
  readonly dueOn: CivilDate | null
  readonly doneOn: CivilDate | null
}

export interface InvestmentShare {
  readonly city: string
  readonly fen: Fen
}

/** Months in which nobody builds, 1 to 12, both included; over the turn of the year where `from` is the greater. */
export interface WinterStop {
  readonly from: number
  readonly to: number
}

/** Accepted with something still to be handed in (容缺受理). */
export interface ConditionalAcceptance {
  readonly acceptedOn: CivilDate
  readonly makeUpBy: CivilDate
  readonly madeUpOn: CivilDate | null
}

export const stalledClasses = ['STOPPED', 'UNUSABLE'] as const
/** 未建成即停工、建成不能用. */
export type StalledClass = (typeof stalledClasses)[number]

/** A stalled project (半拉子工程), revived (盘活) and closed out (销号) or not. */
export interface Stalled {
  readonly class: StalledClass
  readonly cause: string
  readonly since: CivilDate
  readonly revivedOn: CivilDate | null
  readonly closedOutOn: CivilDate | null
}

export interface ProjectContent extends TaskContent {
  readonly projectCode: string | null
  readonly totalInvestmentFen: Fen | null
  readonly plannedThisYearFen: Fen | null
  /** The unit in which the source gave the money. */
  readonly sourceUnit: 'YUAN' | 'WAN_YUAN' | 'YI_YUAN' | null
  /** What is planned to be completed from January to the end of each month. */
  readonly plannedCurve: readonly Fen[] | null
  readonly investmentShares: readonly InvestmentShare[]
  readonly plannedStartOn: CivilDate | null
  readonly plannedCompletionOn: CivilDate | null
  readonly actualStartOn: CivilDate | null
  readonly actualCompletionOn: CivilDate | null
  readonly enteredInStatisticsOn: CivilDate | null
  readonly stage: ProjectStage | null
  readonly liaisonLeader: string | null
  readonly winterStop: WinterStop | null
  readonly factors: readonly Factor[]
  readonly permits: readonly PermitStep[]
  readonly conditionalAcceptance: ConditionalAcceptance | null
  readonly stalled: Stalled | null
}

export const platformStages = ['PLANNED', 'UNDER_CONSTRUCTION', 'TRIAL', 'IN_OPERATION', 'CLOSED'] as const
/** 谋划、建设中、试运行、已投用、停用. */
export type PlatformStage = (typeof platformStages)[number]

/** A city that is connected, since when, and when it was last heard of. */
export interface Connection {
  readonly city: string
  readonly since: CivilDate
  readonly lastSeenOn: CivilDate | null
}

/** A figure of the year, with its unit and target; exact decimal texts. */
export interface PlatformFigure {
  readonly name: string
  readonly unit: string
  readonly target: string | null
  readonly value: string | null
}

export interface PlatformContent extends TaskContent {
  /** What it is. */
  readonly kind: string | null
  readonly hostCity: string | null
  readonly stage: PlatformStage | null
  readonly connections: readonly Connection[]
  readonly figures: readonly PlatformFigure[]
}
