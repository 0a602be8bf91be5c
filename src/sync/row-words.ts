import { type TimeLimitUnit, timeLimitUnits } from '../calendar/due-date.ts'
import { granularities } from '../catalogue/granularity.ts'
import {
  caseKinds,
  channels,
  materialForms,
  materialSources,
  necessities,
  outputKinds,
  serviceAudiences,
} from '../catalogue/implementation-content.ts'
import { implementationStates } from '../catalogue/item-implementation.ts'
import { itemKinds, readKind } from '../catalogue/item-kind.ts'
import { rowOperations } from './pushed-row.ts'

/** A closed set of words: ours, and the official Chinese ones that mean nothing else. Digits never stand here. */
interface WordField {
  readonly ours: readonly string[]
  readonly official: Readonly<Record<string, string>>
  /** Nothing may be unknown: `-` cannot stand for a value. */
  readonly isNeeded?: true
}

const units = {
  工作日: 'WORKING_DAY',
  自然日: 'CALENDAR_DAY',
  小时: 'HOUR',
  当场: 'ON_THE_SPOT',
  当场办结: 'ON_THE_SPOT',
} as const satisfies Record<string, TimeLimitUnit>

/** The fields whose values are words of a closed set: what a code map can say of values. */
export const wordFields = {
  operation: { ours: rowOperations, official: {}, isNeeded: true },
  state: { ours: implementationStates, official: { 在用: 'ACTIVE', 暂停: 'SUSPENDED', 取消: 'CANCELLED' } },
  granularity: {
    ours: granularities,
    official: {
      ...{ 主项: 'MAIN_ITEM', 大项: 'MAIN_ITEM', 子项: 'SUB_ITEM', 小项: 'SUB_ITEM' },
      ...{ 业务办理项: 'HANDLING_ITEM', 办理项: 'HANDLING_ITEM' },
    },
  },
  // The official words of kinds are those of `readKind`.
  kind: { ours: [...itemKinds, 'PENALTY', 'COMPULSION', 'LEVY', 'INSPECTION'], official: {} },
  level: {
    ours: ['1', '2', '3', '4', '5', '6'],
    official: {
      ...{ 国家级: '1', 省级: '2', 省本级: '2', 市级: '3', 市本级: '3', 设区的市级: '3' },
      ...{ 县级: '4', 区县级: '4', 区级: '4', '县(市、区)级': '4', 乡镇级: '5', '镇(乡、街道)级': '5' },
      ...{ '乡镇(街道)级': '5', 村级: '6', '村(社区)级': '6' },
    },
  },
  audience: { ours: serviceAudiences, official: { 自然人: 'PERSON', 法人: 'ORGANISATION' } },
  caseKind: { ours: caseKinds, official: { 即办件: 'ON_THE_SPOT', 承诺件: 'TIME_COMMITTED' } },
  channels: {
    ours: channels,
    official: {
      ...{ 窗口: 'WINDOW', 窗口办理: 'WINDOW', 网上: 'ONLINE', 网上办理: 'ONLINE' },
      ...{ 移动端: 'MOBILE', 移动端办理: 'MOBILE', 邮寄: 'POST', 邮寄办理: 'POST' },
    },
  },
  isCharged: { ours: ['true', 'false'], official: { 是: 'true', 否: 'false', 收费: 'true', 不收费: 'false' } },
  onlinePayment: { ours: ['true', 'false'], official: { 是: 'true', 否: 'false', 支持: 'true', 不支持: 'false' } },
  limitUnit: { ours: timeLimitUnits, official: units },
  'materials.necessity': {
    ours: necessities,
    official: { 必要: 'REQUIRED', 非必要: 'OPTIONAL', 容缺: 'DEFERRABLE', 可容缺: 'DEFERRABLE' },
    isNeeded: true,
  },
  'materials.form': {
    ours: materialForms,
    official: {
      ...{ 原件: 'ORIGINAL', 复印件: 'COPY', 原件和复印件: 'ORIGINAL_AND_COPY' },
      ...{ 原件及复印件: 'ORIGINAL_AND_COPY', 电子: 'ELECTRONIC' },
    },
  },
  'materials.source': {
    ours: materialSources,
    official: { 申请人自备: 'APPLICANT', 政府部门核发: 'GOVERNMENT', 其他: 'OTHER' },
  },
  'outputs.kind': {
    ours: outputKinds,
    official: { 证照: 'CERTIFICATE', 批文: 'APPROVAL', 其他: 'OTHER' },
    isNeeded: true,
  },
} as const satisfies Record<string, WordField>

export type WordFieldName = keyof typeof wordFields

export const isWordField = (field: string): field is WordFieldName => Object.hasOwn(wordFields, field)

/** The fields that hold several words: one value of theirs may mean more than one of ours. */
export const severalWords: readonly string[] = ['audience', 'channels']

export const wordField = (field: WordFieldName): WordField => wordFields[field]

/** A value in our own or in official words as ours; undefined for any other. */
export const ownWord = (field: WordFieldName, text: string): string | undefined => {
  const { ours, official } = wordField(field)
  if (Object.hasOwn(official, text)) return official[text]
  if (/^\d+$/.test(text)) return undefined
  const upper = text.toUpperCase()
  const own = ours.find((word) => word.toUpperCase() === upper)
  if (own !== undefined || field !== 'kind') return own
  const read = readKind(text)
  return 'kind' in read ? read.kind : 'notMutual' in read ? read.notMutual : undefined
}
