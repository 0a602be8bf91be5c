import type { CityCluster, Membership } from '../../access/city-cluster.ts'
import { selectMemberships } from '../../access/cluster.sql.ts'
import { selectRules } from '../../access/cluster-rule.sql.ts'
import { registerCluster } from '../../access/register-cluster.ts'
import { forbid } from '../../access/rights.ts'
import type { Problem } from '../../base/problem.ts'
import { setClusterRule } from '../../catalogue/set-cluster-rule.ts'
import { rulesHeld } from '../../catalogue/settable-rule.ts'
import { readForm } from '../forms.ts'
import { inAdmin } from '../in-admin.ts'
import { answerForm, showAdmin } from '../show-admin.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { adminWords } from '../words/admin-words.ts'
import { ruleValueOf } from '../words/rule-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { AdminClusterForm, AdminClusters, ClusterMarks } from './admin-clusters.tsx'
import { AdminRuleForm, AdminRules } from './admin-rules.tsx'

interface FactsProps {
  readonly visit: Visit
  readonly cluster: CityCluster
  readonly memberships: readonly Membership[]
}

const Facts = ({ visit, cluster, memberships }: FactsProps) => {
  const words = wordsIn(adminWords, visit.language)
  const members = memberships.filter(({ role }) => role === 'MEMBER').length
  const counts = { members, observers: memberships.length - members }
  return (
    <section class="card">
      <h2>{words.facts}</h2>
      <dl class="facts">
        <dt>{words.code}</dt>
        <dd class="code">{cluster.code}</dd>
        <dt>{words.name}</dt>
        <dd>{cluster.name}</dd>
        <dt>{words.marks}</dt>
        <dd>
          <ClusterMarks visit={visit} cluster={cluster} />
        </dd>
        <dt>{words.members}</dt>
        <dd>
          <a href={`/console/${cluster.code}/admin/members`}>{fill(words.counted, counts)}</a>
        </dd>
      </dl>
    </section>
  )
}

const nothing = () => ''

const showCluster = async (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
  sent: (name: string) => string = nothing,
  problems: readonly Problem[] = [],
): Promise<Response> => {
  const { hub, caller, today } = visit
  const at = `/console/${cluster.code}/admin`
  const [memberships, set] = await Promise.all([
    selectMemberships(hub.db, [cluster.id], today),
    selectRules(hub.db, [cluster.id]),
  ])
  const rules = rulesHeld(set, today)
  return showAdmin(context, visit, cluster, {
    page: 'cluster',
    problems,
    body: (
      <>
        <div class="columns two">
          <Facts visit={visit} cluster={cluster} memberships={memberships} />
          <AdminClusters visit={visit} />
        </div>
        {forbid(caller, ['SECRETARIAT'], {}) ? null : <AdminClusterForm visit={visit} at={at} sent={sent} />}
        {forbid(caller, ['SECRETARIAT'], { cluster: cluster.code }) ? null : (
          <AdminRuleForm visit={visit} rules={rules} at={at} sent={sent} />
        )}
        <AdminRules visit={visit} rules={rules} />
      </>
    ),
  })
}

/** A cluster: what it is and by which rules it works; and entering another. */
export const mountAdminCluster = (app: ConsoleApp): void => {
  const path = '/console/:cluster/admin'
  app.get(
    path,
    inAdmin((context, visit, cluster) => showCluster(context, visit, cluster)),
  )
  app.post(
    `${path}/clusters`,
    inAdmin(async (context, visit, cluster) => {
      const { text } = await readForm(context)
      const marks = { isSample: text('isSample') !== '', isSandbox: text('isSandbox') !== '' }
      const input = {
        code: text('code'),
        name: text('name'),
        ...marks,
        silenceIsConsent: text('silenceIsConsent') !== '',
      }
      const outcome = await registerCluster(visit.hub, visit.caller, input)
      return answerForm(context, cluster, outcome, `/console/${input.code}/admin?done=yes`, (problems) =>
        showCluster(context, visit, cluster, text, problems),
      )
    }),
  )
  app.post(
    `${path}/rules`,
    inAdmin(async (context, visit, cluster) => {
      const { text, optional } = await readForm(context)
      const rule = { rule: text('rule'), value: ruleValueOf(text('value')), effectiveOn: optional('effectiveOn') }
      const outcome = await setClusterRule(visit.hub, visit.caller, { cluster: cluster.code, ...rule })
      return answerForm(context, cluster, outcome, `/console/${cluster.code}/admin?done=yes`, (problems) =>
        showCluster(context, visit, cluster, text, problems),
      )
    }),
  )
}
