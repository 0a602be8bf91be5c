import { forbid } from '../access/rights.ts'
import type { Caller, Role } from '../base/caller.ts'
import { roles } from '../base/caller.ts'
import type { Wording } from '../base/wording.ts'
import { adminRoles } from './admin-roles.ts'

/** A section of the console. What a key may not read is not shown; its pages refuse all the same. */
export interface Section {
  readonly code: string
  readonly word: Wording
  /** Below the cluster's address. */
  readonly path: string
  readonly roles: readonly Role[]
}

/** In the order in which they stand. */
export const sections: readonly Section[] = [
  { code: 'overview', word: { zh: '总览', en: 'Overview' }, path: '', roles },
  { code: 'items', word: { zh: '事项', en: 'Items' }, path: '/items', roles },
  { code: 'batches', word: { zh: '批次', en: 'Batches' }, path: '/batches', roles },
  { code: 'plan', word: { zh: '任务·工程·平台', en: 'Plan' }, path: '/plan/board', roles },
  { code: 'progress', word: { zh: '填报', en: 'Reporting' }, path: '/progress', roles: ['OPERATOR', 'COORDINATOR'] },
  { code: 'dispatch', word: { zh: '调度', en: 'Dispatch' }, path: '/dispatch', roles },
  { code: 'meetings', word: { zh: '会议', en: 'Meetings' }, path: '/meetings', roles },
  { code: 'admin', word: { zh: '管理', en: 'Administration' }, path: '/admin', roles: adminRoles },
  { code: 'sync', word: { zh: '同步', en: 'Exchange' }, path: '/sync', roles },
]

export const sectionsFor = (caller: Caller, cluster: string): readonly Section[] =>
  sections.filter((section) => forbid(caller, section.roles, { cluster }) === undefined)
