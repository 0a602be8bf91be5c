import { forbid } from '../../access/rights.ts'
import { done, refused } from '../../base/outcome.ts'
import { problem } from '../../base/problem.ts'
import { attachDocument } from '../../programme/attach-document.ts'
import { type AttachedDocument, mostDocumentBytes } from '../../programme/attached-document.ts'
import { listProgress } from '../../programme/list-progress.ts'
import { type PlanList, planLists } from '../../programme/plan-row.ts'
import { namesOf } from '../city-names.ts'
import { readForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { dayText } from '../parts/day.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { refuse, show, showState } from '../respond.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { listWords } from '../words/plan-words.ts'
import { progressWords } from '../words/progress-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { ProgressDocumentList } from './progress-document-list.tsx'

/** The row, the city and the day that the address names; null if it names none. */
const dayAsked = (context: ConsoleContext) => {
  const list = planLists.find((one) => one === context.req.query('list')) as PlanList | undefined
  const [year, number] = [Number(context.req.query('year')), Number(context.req.query('number'))]
  const [city, onDay] = [context.req.query('city') ?? '', context.req.query('onDay') ?? '']
  return list && year > 0 && number > 0 ? { list, year, number, city, onDay } : null
}

type Asked = NonNullable<ReturnType<typeof dayAsked>>

const readDocuments = async ({ hub, caller }: Visit, cluster: string, { onDay, ...filter }: Asked) => {
  const { ok, problems } = await listProgress(hub, caller, { cluster, filter, before: null, limit: 100 })
  if (!ok) return refused(...problems)
  const of: readonly AttachedDocument[] | null = ok.find((entry) => entry.onDay === onDay)?.documents ?? null
  return done({ documents: of })
}

/** The documents beside what a city said of a row and a day (复函、佐证材料): to be fetched, and to be added to. */
export const mountProgressDocuments = (app: ConsoleApp): void => {
  const path = '/console/:cluster/progress/documents'
  const showDocuments = inCluster(async (context, visit, cluster) => {
    const asked = dayAsked(context)
    if (!asked) return showState(context, 'unknown', 404)
    const { hub, caller, language } = visit
    const words = wordsIn(progressWords, language)
    const may = forbid(caller, ['OPERATOR', 'COORDINATOR'], { cluster: cluster.code, city: asked.city }) === undefined
    const file = context.req.method === 'POST' ? (await readForm(context)).file('file') : null
    const tooLarge = problem('FILE_TOO_LARGE', { facts: { limit: mostDocumentBytes } })
    const bytes = async () =>
      file && file.size > mostDocumentBytes
        ? refused(tooLarge)
        : done(new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0)))
    const added =
      context.req.method === 'POST'
        ? await attachDocument(hub, caller, { cluster: cluster.code, ...asked, name: file?.name ?? '' }, bytes)
        : null
    if (added?.ok)
      return context.redirect(`${visit.url.pathname}?${new URLSearchParams({ ...query(asked), done: 'yes' })}`, 303)
    if (added?.problems.some(({ code }) => code === 'FORBIDDEN')) return refuse(context, added.problems, { cluster })
    const found = await readDocuments(visit, cluster.code, asked)
    if (found.ok === undefined) return refuse(context, found.problems, { cluster })
    const names = await namesOf(visit, [asked.city])
    const row = fill(words.rowIn, { list: listWords[asked.list][language], number: asked.number })
    return show(
      context,
      { title: words.documentsTitle, cluster, section: 'progress', status: added ? 422 : 200 },
      <>
        <PageHead
          title={`${words.documentsTitle}：${row}`}
          note={[names(asked.city), dayText(asked.onDay, language)].join('，')}
        >
          <a
            class="button plain"
            href={`/console/${cluster.code}/progress?row=${asked.list}-${asked.number}#${asked.list}-${asked.number}`}
          >
            {words.back}
          </a>
        </PageHead>
        {added ? <ProblemList problems={added.problems} language={language} /> : null}
        <ProgressDocumentList
          {...{ visit, cluster: cluster.code, documents: found.ok.documents, may }}
          isDone={context.req.query('done') === 'yes'}
        />
      </>,
    )
  })
  app.get(path, showDocuments)
  app.post(path, showDocuments)
}

const query = ({ year, number, ...asked }: Asked) => ({ ...asked, year: String(year), number: String(number) })
