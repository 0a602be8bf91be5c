import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import type { Refusal } from '../base/outcome.ts'

/** The refusal of a caller who may not write a cluster's plan: only its secretariat does. */
export const forbidPlan = (caller: Caller, cluster: string): Refusal | undefined =>
  forbid(caller, ['SECRETARIAT'], { cluster })
