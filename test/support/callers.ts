import type { Caller, Role } from '../../src/base/caller.ts'

const caller = (keyId: number, role: Role, rest: Partial<Caller> = {}): Caller => ({
  keyId,
  role,
  cluster: null,
  city: null,
  cityClusters: [],
  ...rest,
})

/** The hub's own secretariat, leader and auditor: every cluster is theirs. */
export const secretariat = caller(101, 'SECRETARIAT')
export const leader = caller(102, 'LEADER')
export const auditor = caller(103, 'AUDITOR')

/** Those of one cluster. */
export const secretariatOf = (cluster: string) => caller(111, 'SECRETARIAT', { cluster })
export const leaderOf = (cluster: string) => caller(112, 'LEADER', { cluster })
export const auditorOf = (cluster: string) => caller(113, 'AUDITOR', { cluster })

/** Those of a city, by its GB/T 2260 code, and the clusters that it is a member of. */
export const coordinatorOf = (city: string, ...cityClusters: string[]) =>
  caller(Number(city), 'COORDINATOR', { city, cityClusters })
export const operatorOf = (city: string, ...cityClusters: string[]) =>
  caller(Number(city) + 1, 'OPERATOR', { city, cityClusters })
export const partnerOf = (city: string, ...cityClusters: string[]) =>
  caller(Number(city) + 2, 'PARTNER', { city, cityClusters })
