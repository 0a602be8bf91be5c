import type { Caller } from '../base/caller.ts'
import type { Refusal } from '../base/outcome.ts'
import { forbid } from './rights.ts'

/** Who may read the whole change log: the hub's secretariat and its auditors; it spans all clusters. */
export const forbidLog = (caller: Caller): Refusal | undefined => forbid(caller, ['SECRETARIAT', 'AUDITOR'], {})
