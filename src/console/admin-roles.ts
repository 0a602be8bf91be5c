import type { Role } from '../base/caller.ts'

/** Who looks at a cluster's administration: a coordinator has the keys of the own city there. */
export const adminRoles: readonly Role[] = ['SECRETARIAT', 'COORDINATOR', 'AUDITOR']
