import type { CityCluster } from '../../access/city-cluster.ts'
import { identifyActors } from '../../access/identify-actors.ts'
import { forbid } from '../../access/rights.ts'
import type { Problem } from '../../base/problem.ts'
import { answerLightRules } from '../../programme/answer-light-rules.ts'
import type { LightRuleSet } from '../../programme/light-rules.ts'
import { type GivenLightRules, rulesWith } from '../../programme/light-rules-check.ts'
import { listLightRules } from '../../programme/list-light-rules.ts'
import { setLightRules } from '../../programme/set-light-rules.ts'
import { readCities } from '../cluster-cities.ts'
import { readForm } from '../forms.ts'
import { inAdmin } from '../in-admin.ts'
import { figuresSent } from '../light-rules-draft.ts'
import { dayText } from '../parts/day.tsx'
import { queryText } from '../query-text.ts'
import { refuse } from '../respond.tsx'
import { answerForm, showAdmin } from '../show-admin.tsx'
import { tryLightRules } from '../try-light-rules.ts'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { lightRulesWords } from '../words/light-rule-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { AdoptLights } from './admin-light-adopt.tsx'
import { LightFigures } from './admin-light-figures.tsx'
import { TrialOfLights } from './admin-light-trial.tsx'
import { LightVersions } from './admin-light-versions.tsx'

/** A draft, and what was filled in beside it. */
interface Tried {
  readonly draft: GivenLightRules
  readonly sent: (name: string) => string
  readonly problems: readonly Problem[]
}

const noteOf = ({ version, effectiveOn }: LightRuleSet, { language }: Visit): string => {
  const words = wordsIn(lightRulesWords, language)
  return effectiveOn === null ? words.usual : fill(words.inForce, { version, day: dayText(effectiveOn, language) })
}

const showLights = async (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
  tried: Tried | null,
): Promise<Response> => {
  const { hub, caller, language } = visit
  const at = `/console/${cluster.code}/admin/lights`
  const [held, sets, cities, trial] = await Promise.all([
    answerLightRules(hub, caller, cluster.code, null),
    listLightRules(hub, caller, cluster.code),
    readCities(visit, cluster),
    tried ? tryLightRules(visit, cluster.code, tried.draft) : null,
  ])
  if (held.ok === undefined) return refuse(context, held.problems, { cluster })
  if (sets.ok === undefined) return refuse(context, sets.problems, { cluster })
  const actors = sets.ok.map(({ actor }) => actor)
  const named = await identifyActors(hub, caller, cluster.code, actors)
  const mayAdopt = forbid(caller, ['SECRETARIAT'], { cluster: cluster.code }) === undefined
  return showAdmin(context, visit, cluster, {
    page: 'lights',
    note: noteOf(held.ok, visit),
    problems: tried && tried.problems.length > 0 ? tried.problems : trial?.problems,
    body: (
      <>
        <LightFigures language={language} at={at} rules={rulesWith(held.ok.rules, tried?.draft ?? {})} />
        {tried && trial?.ok ? (
          <>
            <TrialOfLights visit={visit} cluster={cluster.code} trial={trial.ok} cities={cities} />
            {mayAdopt ? <AdoptLights visit={visit} at={at} draft={tried.draft} sent={tried.sent} /> : null}
          </>
        ) : null}
        <LightVersions language={language} sets={sets.ok} named={named} nameOf={cities.nameOf} />
      </>
    ),
  })
}

/** The light rules: which hold, which held, what a draft would turn, and adopting it. */
export const mountAdminLights = (app: ConsoleApp): void => {
  const path = '/console/:cluster/admin/lights'
  app.get(
    path,
    inAdmin((context, visit, cluster) => {
      const query = visit.url.searchParams
      const text = (name: string) => queryText(query, name) ?? ''
      const draft = () => figuresSent({ text, all: (name) => query.getAll(name) })
      const tried = query.has('try') ? { draft: draft(), sent: () => '', problems: [] } : null
      return showLights(context, visit, cluster, tried)
    }),
  )
  app.post(
    path,
    inAdmin(async (context, visit, cluster) => {
      const form = await readForm(context)
      const draft = figuresSent(form)
      const said = { effectiveOn: form.optional('effectiveOn'), reason: form.optional('reason') }
      const outcome = await setLightRules(visit.hub, visit.caller, { cluster: cluster.code, rules: draft, ...said })
      return answerForm(context, cluster, outcome, `${visit.url.pathname}?done=yes`, (problems) =>
        showLights(context, visit, cluster, { draft, sent: form.text, problems }),
      )
    }),
  )
}
