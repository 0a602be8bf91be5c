import { licence } from '../support/batch.ts'
import { plainContent } from '../support/implementation.ts'
import { ndjsonOf } from '../support/pushing.ts'
import type { Sent } from './rights-hub.ts'
import type { Where } from './rights-places.ts'

const post = (path: string, body: string | Uint8Array = ''): Sent => ({ path, method: 'POST', body })
const source = ({ cluster, city }: Where) => `cluster=${cluster}&city=${city}&source=zwfw`
const list = 'name,code,kind,granularity\n养老待遇资格认证,152014007001,公共服务,主项\n'
const tasks = '序号,任务名称,领域,完成时限,牵头城市\n9,新任务,交通,2026-12-31,'
const entries = '序号,截至日期,进展情况\n1,2026-03-31,召开推进会\n'
const pushed = { rowId: 'N-1', version: 1, operation: 'UPSERT', content: { ...plainContent, code: licence.code } }
const meeting = ({ cluster }: Where, name: string) => `/meetings/${cluster}/2/${name}`
const plan = ({ cluster }: Where) => `cluster=${cluster}&list=TASK&year=2026`

/** What each door of HTTP is sent at a place, by its route. */
export const doors: Readonly<Record<string, (at: Where) => Sent>> = {
  'POST /batches/register': ({ cluster }) =>
    post(`/batches/register?cluster=${cluster}&ordinal=6&title=new&file=list.csv`, list),
  'POST /plans/import': (at) => post(`/plans/import?${plan(at)}&file=plan.csv`, `${tasks}${at.city}\n`),
  'GET /plans/export.xlsx': (at) => ({ path: `/plans/export.xlsx?${plan(at)}` }),
  'GET /plans/export.csv': (at) => ({ path: `/plans/export.csv?${plan(at)}` }),
  'POST /progress/import': ({ cluster, city }) =>
    post(`/progress/import?cluster=${cluster}&city=${city}&file=progress.csv&list=TASK&year=2026`, entries),
  'POST /progress/documents': ({ cluster, city }) =>
    post(
      `/progress/documents?cluster=${cluster}&city=${city}&list=PROJECT&year=2026&number=1&onDay=2026-02-28&name=b.txt`,
      '佐证材料',
    ),
  'GET /progress/documents/:hash': ({ cluster, document }) => ({
    path: `/progress/documents/${document}?cluster=${cluster}`,
  }),

  'POST /sync/profile': (at) => post(`/sync/profile?${source(at)}&file=list.csv`, list),
  'POST /sync/implementations': (at) => post(`/sync/implementations?${source(at)}`, ndjsonOf([pushed])),
  'GET /sync/pushes/:push': (at) => ({ path: `/sync/pushes/push-0001?${source(at)}` }),
  'POST /sync/pushes/:push/finish': (at) => post(`/sync/pushes/push-0001/finish?${source(at)}&chunks=1`),
  'POST /sync/pushes/:push/abandon': (at) => post(`/sync/pushes/push-0001/abandon?${source(at)}`),
  'GET /sync/pushes/:push/outcomes': (at) => ({ path: `/sync/pushes/push-0001/outcomes?${source(at)}` }),
  'GET /sync/rejected.ndjson': (at) => ({ path: `/sync/rejected.ndjson?${source(at)}` }),
  'GET /sync/rejected.csv': (at) => ({ path: `/sync/rejected.csv?${source(at)}` }),
  'GET /sync/rejected.xlsx of no such source': (at) => ({ path: `/sync/rejected.xlsx?${source(at)}2` }),
  'GET /sync/changes': ({ cluster }) => ({ path: `/sync/changes?cluster=${cluster}&kinds=batch` }),
  'GET /sync/snapshot': ({ cluster }) => ({ path: `/sync/snapshot?cluster=${cluster}&kinds=batch` }),
  'GET /sync/snapshot/manifest': ({ cluster }) => ({
    path: `/sync/snapshot/manifest?cluster=${cluster}&kinds=progress`,
  }),
  'GET /sync/reconcile of a source': (at) => ({ path: `/sync/reconcile?${source(at)}` }),
  'GET /sync/reconcile of the feed': ({ cluster, city }) => ({
    path: `/sync/reconcile?cluster=${cluster}&city=${city}`,
  }),
  'GET /sync/rpde': ({ cluster }) => ({ path: `/sync/rpde?cluster=${cluster}` }),
  'GET /sync/rpde/:cluster': ({ cluster }) => ({ path: `/sync/rpde/${cluster}` }),

  'GET /metrics': () => ({ path: '/metrics' }),
  'GET /audit/export': () => ({ path: '/audit/export' }),
  'GET /export/oc4ids.json': ({ cluster }) => ({ path: `/export/oc4ids.json?cluster=${cluster}&year=2026` }),
  'GET /export/:file': ({ cluster }) => ({ path: `/export/items.csv?cluster=${cluster}&batch=2` }),
  'GET /papers/dispatch.docx': ({ cluster }) => ({ path: `/papers/dispatch.docx?cluster=${cluster}&period=2026-01` }),
  'GET /papers/dispatch.xlsx': ({ cluster }) => ({ path: `/papers/dispatch.xlsx?cluster=${cluster}&period=2026-01` }),
  'GET /papers/letter.docx of no such issue': ({ cluster }) => ({
    path: `/papers/letter.docx?cluster=${cluster}&issue=99&letter=ASSIGNMENT`,
  }),
  'GET /meetings/:cluster/:edition/report.docx': (at) => ({ path: meeting(at, 'report.docx') }),
  'GET /meetings/:cluster/:edition/annexes.xlsx': (at) => ({ path: meeting(at, 'annexes.xlsx') }),
  'GET /meetings/:cluster/:edition/minutes.docx': (at) => ({ path: meeting(at, 'minutes.docx') }),
}
