import type { AccessKey } from '../access/access-key.ts'
import type { CityCluster, Membership } from '../access/city-cluster.ts'
import { selectCity, selectCluster, selectClusters } from '../access/cluster.sql.ts'
import { type IssuedKey, type IssueKeyInput, issueKey } from '../access/issue-key.ts'
import { issueSignInLink } from '../access/issue-sign-in-link.ts'
import type { PublicOrganisation } from '../access/organisation.sql.ts'
import { type RegisterClusterInput, registerCluster } from '../access/register-cluster.ts'
import { type RegisterOrganisationInput, registerOrganisation } from '../access/register-organisation.ts'
import { revokeKey } from '../access/revoke-key.ts'
import { rotateKey } from '../access/rotate-key.ts'
import { civilDateAt } from '../base/civil-date.ts'
import type { Outcome } from '../base/outcome.ts'
import { type SetClusterRuleInput, setClusterRule } from '../catalogue/set-cluster-rule.ts'
import { rulesHeld } from '../catalogue/settable-rule.ts'
import { type RegisterMembershipInput, registerMembership } from '../recognition/register-membership.ts'
import { answer } from './answer.ts'
import { checkedDay } from './arguments.ts'
import type { Context } from './context.ts'
import { decodeId, encodeId } from './ids.ts'

const issued = (outcome: Outcome<IssuedKey>, context: Context) => {
  const { ok, problems } = answer(outcome, context)
  return { accessKey: ok?.accessKey ?? null, secret: ok?.secret ?? null, problems }
}

export const accessResolvers = {
  Query: {
    clusters: (_: unknown, __: unknown, { hub }: Context) => selectClusters(hub.db),
    cluster: (_: unknown, { code }: { code: string }, { hub }: Context) => selectCluster(hub.db, code),
  },
  Mutation: {
    registerCluster: async (_: unknown, { input }: { input: RegisterClusterInput }, context: Context) => {
      const { ok: cluster, problems } = answer(await registerCluster(context.hub, context.caller, input), context)
      return { cluster, problems }
    },
    registerMembership: async (_: unknown, { input }: { input: RegisterMembershipInput }, context: Context) => {
      const { ok: membership, problems } = answer(await registerMembership(context.hub, context.caller, input), context)
      return { membership, problems }
    },
    setClusterRule: async (_: unknown, { input }: { input: SetClusterRuleInput }, context: Context) => {
      const { ok: rule, problems } = answer(await setClusterRule(context.hub, context.caller, input), context)
      return { rule, problems }
    },
    registerOrganisation: async (_: unknown, { input }: { input: RegisterOrganisationInput }, context: Context) => {
      const { ok: organisation, problems } = answer(
        await registerOrganisation(context.hub, context.caller, input),
        context,
      )
      return { organisation, problems }
    },
    issueKey: async (_: unknown, { input }: { input: IssueKeyInput }, context: Context) =>
      issued(await issueKey(context.hub, context.caller, input), context),
    rotateKey: async (
      _: unknown,
      { input }: { input: { idempotencyKey?: string; id: string; graceMinutes: number } },
      context: Context,
    ) =>
      issued(await rotateKey(context.hub, context.caller, { ...input, id: decodeId('AccessKey', input.id) }), context),
    revokeKey: async (
      _: unknown,
      { input }: { input: { idempotencyKey?: string; id: string; reason: string } },
      context: Context,
    ) => {
      const outcome = await revokeKey(context.hub, context.caller, { ...input, id: decodeId('AccessKey', input.id) })
      const { ok: accessKey, problems } = answer(outcome, context)
      return { accessKey, problems }
    },
    issueSignInLink: async (_: unknown, { input }: { input: { id: string; minutes: number } }, context: Context) => {
      const id = decodeId('AccessKey', input.id)
      const { ok, problems } = answer(await issueSignInLink(context.hub, context.caller, { ...input, id }), context)
      return { ...ok, problems }
    },
  },
  CityCluster: {
    id: ({ id }: CityCluster) => encodeId('CityCluster', id),
    memberships: async ({ id }: CityCluster, { asOf }: { asOf?: string | null }, { hub, load, spend }: Context) =>
      spend(await load.memberships.load({ clusterId: id, asOf: checkedDay(asOf) ?? civilDateAt(hub.now()) })),
    rules: async ({ id }: CityCluster, { asOf }: { asOf?: string | null }, { hub, load, spend }: Context) =>
      spend(rulesHeld(await load.rules.load(id), checkedDay(asOf) ?? civilDateAt(hub.now()))),
  },
  Membership: { id: ({ id }: Membership) => encodeId('Membership', id) },
  AccessKey: { id: ({ id }: AccessKey) => encodeId('AccessKey', id) },
  PublicOrganisation: {
    id: ({ id }: PublicOrganisation) => encodeId('PublicOrganisation', id),
    city: ({ city }: PublicOrganisation, _: unknown, { hub }: Context) =>
      city === null ? null : selectCity(hub.db, city),
  },
}
