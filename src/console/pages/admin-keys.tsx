import type { CityCluster } from '../../access/city-cluster.ts'
import { issueKey } from '../../access/issue-key.ts'
import { listKeys } from '../../access/list-keys.ts'
import { roles } from '../../base/caller.ts'
import { checkDate } from '../../base/check-date.ts'
import { addDays } from '../../base/civil-date.ts'
import type { Problem } from '../../base/problem.ts'
import { instantOfField } from '../beijing-time.ts'
import { membersOf, namesOf } from '../city-names.ts'
import { readForm, type SentForm } from '../forms.ts'
import { inAdmin } from '../in-admin.ts'
import { Check } from '../parts/check.tsx'
import { Select } from '../parts/form.tsx'
import { Pager } from '../parts/pager.tsx'
import { Empty } from '../parts/state.tsx'
import { queryNumber, queryText } from '../query-text.ts'
import { refuse } from '../respond.tsx'
import { answerForm, showAdmin } from '../show-admin.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { keyWords } from '../words/key-words.ts'
import { roleWords } from '../words/layout-words.ts'
import { wordsIn } from '../words/speak.ts'
import { KeyIssueForm } from './admin-key-issue.tsx'
import { showSecret } from './admin-key-secret.tsx'
import { KeyTable } from './admin-key-table.tsx'

const pageSize = 100

const nothing = () => ''

const showKeys = async (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
  sent: (name: string) => string = nothing,
  problems: readonly Problem[] = [],
): Promise<Response> => {
  const { hub, caller, url, language } = visit
  const query = url.searchParams
  const role = roles.find((one) => one === query.get('role')) ?? null
  const asked = { role, city: queryText(query, 'city'), isWithEnded: query.has('ended') }
  const page = { before: queryNumber(query, 'after'), limit: pageSize + 1 }
  const [found, cities] = await Promise.all([
    listKeys(hub, caller, { cluster: cluster.code, ...asked, ...page }),
    membersOf(visit, cluster),
  ])
  if (found.ok === undefined) return refuse(context, found.problems, { cluster })
  const keys = found.ok.slice(0, pageSize)
  const nameOf = await namesOf(
    visit,
    keys.map(({ city }) => city),
  )
  const words = wordsIn(keyWords, language)
  const at = `/console/${cluster.code}/admin/keys`
  const mayChange = caller.role !== 'AUDITOR'
  const roleOptions = roles.map((one) => [one, roleWords[one][language]] as const)
  const cityOptions = cities.map(({ code, name }) => [code, name] as const)
  return showAdmin(context, visit, cluster, {
    page: 'keys',
    note: words.note,
    problems,
    body: (
      <>
        {mayChange ? <KeyIssueForm visit={visit} cluster={cluster} at={at} cities={cities} sent={sent} /> : null}
        <form class="filters" action={at}>
          <Select label={words.role} name="role" value={role} options={[['', words.all], ...roleOptions]} />
          <Select label={words.city} name="city" value={asked.city} options={[['', words.all], ...cityOptions]} />
          <Check label={words.withEnded} name="ended" isOn={asked.isWithEnded} />
          <button type="submit" class="plain">
            {words.show}
          </button>
        </form>
        {keys.length === 0 ? (
          <Empty text={words.empty} />
        ) : (
          <KeyTable visit={visit} at={at} keys={keys} nameOf={nameOf} mayChange={mayChange} />
        )}
        <Pager url={url} language={language} next={found.ok.length > pageSize ? String(keys.at(-1)!.id) : null} />
      </>
    ),
  })
}

/** The end of a last day in Beijing. */
const endOf = (day: string | null): string | null => (day === null ? null : instantOfField(`${addDays(day, 1)}T00:00`))

const givenKey = ({ text, optional }: SentForm) => ({
  idempotencyKey: text('once') || null,
  role: roles.find((one) => one === text('newRole')) ?? 'OPERATOR',
  cluster: optional('reach'),
  city: optional('newCity'),
  holder: text('holder'),
  organisation: optional('organisation'),
  expiresAt: endOf(optional('expiresOn')),
})

/** The keys of a cluster, and making one, whose secret is shown this once. */
export const mountAdminKeys = (app: ConsoleApp): void => {
  const path = '/console/:cluster/admin/keys'
  app.get(
    path,
    inAdmin((context, visit, cluster) => showKeys(context, visit, cluster)),
  )
  app.post(
    path,
    inAdmin(async (context, visit, cluster) => {
      const form = await readForm(context)
      const wrong = checkDate(form.optional('expiresOn'), 'expiresOn')
      const issued = wrong.length > 0 ? { problems: wrong } : await issueKey(visit.hub, visit.caller, givenKey(form))
      if (issued.ok) return showSecret(context, visit, cluster, issued.ok)
      return answerForm(context, cluster, issued, path, (problems) =>
        showKeys(context, visit, cluster, form.text, problems),
      )
    }),
  )
}
