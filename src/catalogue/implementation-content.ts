import type { TimeLimit } from '../calendar/due-date.ts'
import type { ItemKind } from './item-kind.ts'

/** 即办件 or 承诺件. */
export const caseKinds = ['ON_THE_SPOT', 'TIME_COMMITTED'] as const
export type CaseKind = (typeof caseKinds)[number]

/** 必要, 非必要, 容缺. */
export const necessities = ['REQUIRED', 'OPTIONAL', 'DEFERRABLE'] as const
export type Necessity = (typeof necessities)[number]

/** 原件, 复印件, 原件和复印件, 电子. */
export const materialForms = ['ORIGINAL', 'COPY', 'ORIGINAL_AND_COPY', 'ELECTRONIC'] as const
export type MaterialForm = (typeof materialForms)[number]

/** 申请人自备, 政府部门核发, 其他. */
export const materialSources = ['APPLICANT', 'GOVERNMENT', 'OTHER'] as const
export type MaterialSource = (typeof materialSources)[number]

/** 证照, 批文, 其他. */
export const outputKinds = ['CERTIFICATE', 'APPROVAL', 'OTHER'] as const
export type OutputKind = (typeof outputKinds)[number]

/** 窗口, 网上, 移动端, 邮寄. */
export const channels = ['WINDOW', 'ONLINE', 'MOBILE', 'POST'] as const
export type Channel = (typeof channels)[number]

/** 自然人, 法人. */
export const serviceAudiences = ['PERSON', 'ORGANISATION'] as const
export type ServiceAudience = (typeof serviceAudiences)[number]

/** A material to hand in (申请材料). */
export interface Evidence {
  readonly name: string
  readonly necessity: Necessity
  readonly form: MaterialForm | null
  readonly copies: number | null
  readonly source: MaterialSource | null
}

/** What is handed out (办理结果). */
export interface Output {
  readonly name: string
  readonly kind: OutputKind
}

/** A fee (收费), its standard and its basis in words. */
export interface Fee {
  readonly name: string
  readonly standard: string | null
  readonly basis: string | null
}

/** The fields of an implementation (实施清单). Unknown is null. */
export interface ImplementationContent {
  readonly name: string
  /** Implementation code (实施编码), 31 characters. */
  readonly implementationCode: string | null
  readonly kind: ItemKind | null
  /** 实施主体 */
  readonly competentAuthority: string
  readonly creditIdentifier: string | null
  /** 行使层级: 1 state … 6 village. */
  readonly level: number | null
  readonly audience: readonly ServiceAudience[]
  readonly caseKind: CaseKind | null
  readonly statutoryLimit: TimeLimit | null
  readonly committedLimit: TimeLimit | null
  readonly onSiteVisits: number | null
  readonly visitReason: string | null
  readonly channels: readonly Channel[]
  readonly scope: string | null
  readonly isCharged: boolean | null
  readonly fees: readonly Fee[]
  readonly onlinePayment: boolean | null
  readonly requirements: readonly string[]
  readonly materials: readonly Evidence[]
  readonly outputs: readonly Output[]
  readonly processSteps: readonly string[]
  /** By when what is missing must follow (容缺受理); null if nothing may be missing. */
  readonly makeUpLimit: TimeLimit | null
  readonly consultationTelephone: string | null
  readonly complaintTelephone: string | null
  readonly address: string | null
  readonly hours: string | null
}
