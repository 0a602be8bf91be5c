import { Hono } from 'hono'
import { mountPages } from '../../src/console/mount-pages.ts'
import type { ConsoleVariables } from '../../src/console/visit.ts'

/** A page to look at; the secretariat's unless a role of the demo is named, or null for a stranger. */
export type Example = readonly [
  path: string,
  role?: 'COORDINATOR 150100' | 'COORDINATOR 150200' | 'PARTNER 150200' | 'AUDITOR' | null,
]

const edition = '/console/:cluster/meetings/:edition'
const meeting = '/console/hbew/meetings'
const source = '/console/hbew/sync/150200/baotou-zwfw'

/** Of every page of the console what it shows in the demo, once where a row is like another. */
export const examplesOf: Readonly<Record<string, readonly Example[]>> = {
  '/console/sign-in': [['/console/sign-in', null]],
  '/console/sign-in/link': [['/console/sign-in/link?token=x', null]],
  '/can-handle': [['/can-handle?q=shbz&item=150199010001&competent=150200&accepting=150100', null]],
  '/console': [['/console?all=1']],
  '/console/:cluster': [['/console/hbew']],
  '/console/:cluster/items': [['/console/hbew/items']],
  '/console/:cluster/items/matching': [['/console/hbew/items/matching']],
  '/console/:cluster/items/:code': [['/console/hbew/items/150199010002?competent=150200&accepting=150100']],
  '/console/:cluster/coverage': [['/console/hbew/coverage']],
  '/console/:cluster/batches': [['/console/hbew/batches']],
  '/console/:cluster/batches/register': [['/console/hbew/batches/register']],
  '/console/:cluster/batches/:ordinal': [
    ['/console/hbew/batches/5', 'COORDINATOR 150100'],
    ['/console/hbew/batches/6'],
  ],
  '/console/:cluster/plan': [['/console/hbew/plan?figure=NOT_STARTED']],
  '/console/:cluster/plan/board': [['/console/hbew/plan/board']],
  '/console/:cluster/plan/import': [['/console/hbew/plan/import?list=PROJECT']],
  '/console/:cluster/plan/:list': [['/console/hbew/plan/projects']],
  '/console/:cluster/plan/:list/:number': [
    ['/console/hbew/plan/projects/14'],
    ['/console/hbew/plan/tasks/1?asOf=2026-06-30'],
    ['/console/hbew/plan/projects/1', 'COORDINATOR 150100'],
  ],
  '/console/:cluster/progress': [['/console/hbew/progress', 'COORDINATOR 150100']],
  '/console/:cluster/progress/documents': [
    [
      '/console/hbew/progress/documents?list=PROJECT&year=2026&number=1&city=150100&onDay=2026-10-31',
      'COORDINATOR 150100',
    ],
  ],
  '/console/:cluster/progress/sheet': [['/console/hbew/progress/sheet', 'COORDINATOR 150100']],
  '/console/:cluster/dispatch': [['/console/hbew/dispatch']],
  '/console/:cluster/issues': [['/console/hbew/issues']],
  '/console/:cluster/issues/new': [['/console/hbew/issues/new']],
  '/console/:cluster/issues/:number': [['/console/hbew/issues/1']],
  '/console/:cluster/scorecard': [['/console/hbew/scorecard']],
  '/console/:cluster/admin': [['/console/hbew/admin']],
  '/console/:cluster/admin/members': [['/console/hbew/admin/members?city=150100&from=2020-05-01']],
  '/console/:cluster/admin/keys': [['/console/hbew/admin/keys?ended=yes']],
  '/console/:cluster/admin/keys/:id': [['/console/hbew/admin/keys/2']],
  '/console/:cluster/admin/lights': [['/console/hbew/admin/lights?try=yes&criteria=DEADLINE&deadlineRedAfterMonths=0']],
  '/console/:cluster/admin/calendar': [['/console/hbew/admin/calendar?change=yes']],
  '/console/:cluster/sync': [['/console/hbew/sync']],
  '/console/:cluster/sync/:city/:source/rejected': [
    ['/console/hbew/sync/150200/baotou-zwfw/rejected', 'PARTNER 150200'],
  ],
  '/console/:cluster/sync/:city/:source/rejected/row': [
    ['/console/hbew/sync/150200/baotou-zwfw/rejected/row?id=BT-000004', 'PARTNER 150200'],
  ],
  '/console/:cluster/sync/:city/:source': [[source, 'COORDINATOR 150200']],
  '/console/:cluster/sync/:city/:source/upload': [[`${source}/upload`, 'PARTNER 150200']],
  '/console/:cluster/sync/:city/:source/map': [[`${source}/map?field=caseKind&theirs=2`, 'PARTNER 150200']],
  '/console/:cluster/sync/:city/:source/pushes/:push': [[`${source}/pushes/BT-20261120`, 'PARTNER 150200']],
  '/console/:cluster/sync/changes': [['/console/hbew/sync/changes?city=150200', 'AUDITOR']],
  '/console/:cluster/sync/subscribers': [['/console/hbew/sync/subscribers', 'PARTNER 150200']],
  '/console/:cluster/sync/subscribers/:id': [['/console/hbew/sync/subscribers/1', 'PARTNER 150200']],
  '/console/:cluster/meetings': [[meeting]],
  '/console/:cluster/meetings/new': [[`${meeting}/new`]],
  [edition]: [[`${meeting}/7`]],
  [`${edition}/change`]: [[`${meeting}/8/change`]],
  [`${edition}/cut-off`]: [[`${meeting}/8/cut-off`]],
  [`${edition}/record/:record`]: [[`${meeting}/7/record/resolution`], [`${meeting}/7/record/nextList`]],
  [`${edition}/text`]: [[`${meeting}/8/text?part=INTRODUCTION`]],
  [`${edition}/brief`]: [[`${meeting}/8/brief`]],
  [`${edition}/figure`]: [[`${meeting}/8/figure?id=projects.pace`]],
  [`${edition}/seal`]: [[`${meeting}/6/seal`], [`${meeting}/8/seal`, 'COORDINATOR 150200']],
  [`${edition}/compare`]: [[`${meeting}/7/compare?from=6`]],
  '/console/:cluster/resolutions': [['/console/hbew/resolutions']],
  '/console/:cluster/resolutions/:edition/:number': [['/console/hbew/resolutions/6/1']],
}

/** What answers a GET with no page of its own: it sends elsewhere. */
export const withoutPage: readonly string[] = [
  '/console/language',
  '/console/sign-in/oidc',
  '/console/sign-in/oidc/return',
]

/** Where the console answers a GET, as it is mounted: `/console/:cluster/items/:code`. */
export const mountedPages = (): string[] => {
  const app = new Hono<{ Variables: ConsoleVariables }>()
  mountPages(app, { markOf: async () => '', isMarkOf: async () => false } as never)
  const paths = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path.replace(/\{.*?\}+/g, ''))
  return [...new Set(paths)].sort()
}
