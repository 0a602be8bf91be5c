import { registerCluster } from '../../src/access/register-cluster.ts'
import type { Outcome } from '../../src/base/outcome.ts'
import type { Hub } from '../../src/hub.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { coordinatorOf, secretariat } from './callers.ts'

/** What was done; a test whose preparation is refused fails with the reasons. */
export const must = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok === undefined) throw new Error(`refused: ${JSON.stringify(outcome.problems, null, 1)}`)
  return outcome.ok
}

/** What an outcome says in words, for comparing: the codes of its problems. */
export const codesOf = (outcome: { readonly problems: readonly { readonly code: string }[] }): string[] =>
  outcome.problems.map(({ code }) => code)

export const hohhot = { code: '150100', name: '呼和浩特市' }
export const baotou = { code: '150200', name: '包头市' }
export const ordos = { code: '150600', name: '鄂尔多斯市' }
export const ulanqab = { code: '150900', name: '乌兰察布市' }

/** A cluster with members from 2019 on. */
export const makeCluster = async (
  hub: Hub,
  code = 'hbew',
  members = [hohhot, baotou],
  silenceIsConsent = false,
): Promise<void> => {
  const cluster = { code, name: `${code} 城市群`, isSample: false, silenceIsConsent }
  must(await registerCluster(hub, secretariat, cluster))
  for (const city of members)
    must(await registerMembership(hub, secretariat, { cluster: code, city, role: 'MEMBER', validFrom: '2019-01-01' }))
}

export const ofHohhot = coordinatorOf('150100', 'hbew')
export const ofBaotou = coordinatorOf('150200', 'hbew')
