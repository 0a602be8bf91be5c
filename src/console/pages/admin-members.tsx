import { type CityCluster, type Membership, membershipRoles } from '../../access/city-cluster.ts'
import { selectMemberships } from '../../access/cluster.sql.ts'
import { identifyActors } from '../../access/identify-actors.ts'
import { listMembershipChanges } from '../../access/list-membership-changes.ts'
import { forbid } from '../../access/rights.ts'
import { addDays, isCivilDate } from '../../base/civil-date.ts'
import type { Problem } from '../../base/problem.ts'
import { registerMembership } from '../../recognition/register-membership.ts'
import { namesOf } from '../city-names.ts'
import { readForm, type SentForm } from '../forms.ts'
import { inAdmin } from '../in-admin.ts'
import { refuse } from '../respond.tsx'
import { answerForm, showAdmin } from '../show-admin.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { MemberChanges } from './admin-member-changes.tsx'
import { ChangeMemberForm, JoinForm } from './admin-member-forms.tsx'
import { MemberTable } from './admin-member-table.tsx'

const nothing = () => ''

/** A membership is told by its city and first day. */
const isNamed = ({ city, validFrom }: Membership, code: string | null, from: string | null): boolean =>
  city.code === code && validFrom === from

const showMembers = async (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
  sent: (name: string) => string = nothing,
  problems: readonly Problem[] = [],
): Promise<Response> => {
  const at = `/console/${cluster.code}/admin/members`
  const { hub, caller } = visit
  const [memberships, changes] = await Promise.all([
    selectMemberships(hub.db, [cluster.id], null),
    listMembershipChanges(hub, caller, cluster.code, 100),
  ])
  if (changes.ok === undefined) return refuse(context, changes.problems, { cluster })
  const named = await identifyActors(
    hub,
    caller,
    cluster.code,
    changes.ok.map(({ actor }) => actor),
  )
  const nameOf = await namesOf(
    visit,
    [...named.values()].map(({ city }) => city),
  )
  const mayChange = !forbid(caller, ['SECRETARIAT'], { cluster: cluster.code })
  const query = visit.url.searchParams
  const changed = memberships.find(
    (one) => isNamed(one, query.get('city'), query.get('from')) || isNamed(one, sent('code'), sent('validFrom')),
  )
  const shown = { visit, at, sent }
  const form = changed ? <ChangeMemberForm {...shown} membership={changed} /> : <JoinForm {...shown} />
  return showAdmin(context, visit, cluster, {
    page: 'members',
    problems,
    body: (
      <>
        {mayChange ? form : null}
        <MemberTable visit={visit} at={at} memberships={memberships} mayChange={mayChange} />
        <MemberChanges visit={visit} changes={changes.ok} named={named} nameOf={nameOf} />
      </>
    ),
  })
}

/** What a form says of a membership. People name the last day; a membership ends on the day after it. */
const givenMembership = ({ text, optional }: SentForm) => {
  const lastDay = optional('lastDay')
  return {
    city: { code: text('code'), name: text('name') },
    role: membershipRoles.find((role) => role === text('role')) ?? 'MEMBER',
    validFrom: text('validFrom'),
    reason: optional('reason'),
    validTo: lastDay !== null && isCivilDate(lastDay) ? addDays(lastDay, 1) : lastDay,
  }
}

/** Who belongs to a cluster, since when and as what; joining, changing and leaving. */
export const mountAdminMembers = (app: ConsoleApp): void => {
  const path = '/console/:cluster/admin/members'
  app.get(
    path,
    inAdmin((context, visit, cluster) => showMembers(context, visit, cluster)),
  )
  app.post(
    path,
    inAdmin(async (context, visit, cluster) => {
      const form = await readForm(context)
      const input = { cluster: cluster.code, ...givenMembership(form) }
      const outcome = await registerMembership(visit.hub, visit.caller, input)
      return answerForm(context, cluster, outcome, `${visit.url.pathname}?done=yes`, (problems) =>
        showMembers(context, visit, cluster, form.text, problems),
      )
    }),
  )
}
