import { describe, expect, it } from 'vitest'
import { issueKey } from '../../src/access/issue-key.ts'
import { registerKeyProjects } from '../../src/programme/register-plan.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must, ordos } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { keyOfSecretariat, openApp } from '../support/http.ts'
import { hubAt } from '../support/hub.ts'
import { violationsOfOc4ids } from '../support/oc4ids.ts'
import { projectRow, registration } from '../support/plan.ts'

const database = await openTestDatabase()
const hub = hubAt(database.db, '2026-03-02T01:00:00Z')
const ask = openApp(hub)
const key = await keyOfSecretariat(hub)
await makeCluster(hub)
await makeCluster(hub, 'prd', [ordos])
const other = { ...projectRow, number: 4, content: { title: '样例水厂', field: '生态', leadCity: '呼和浩特市' } }
must(await registerKeyProjects(hub, secretariat, registration(projectRow, other)))

const get = (query: string, headers: Record<string, string> = key) => ask(`/export/oc4ids.json?${query}`, { headers })

describe('exporting key projects', () => {
  it('writes those of the edition that are listed, by the schemas', async () => {
    const response = await get('cluster=hbew')
    expect(response.status).toBe(200)
    const written = (await response.json()) as { projects: { id: string }[] }
    expect(written.projects.map(({ id }) => id)).toEqual(['hutong-hbew-2026-1', 'hutong-hbew-2026-4'])
    expect(violationsOfOc4ids(written)).toEqual([])
  })

  it.each([
    ['cluster=xyz', 404, 'CLUSTER_UNKNOWN'],
    ['cluster=hbew&year=2019', 404, 'PROJECTS_NONE'],
    ['cluster=hbew&asOf=2026-02-30', 400, 'DATE_INVALID'],
    ['cluster=hbew&year=26', 400, 'PARAMETER_INVALID'],
    ['cluster=hbew&prefix=a%20b', 400, 'PARAMETER_INVALID'],
    ['', 400, 'PARAMETER_MISSING'],
  ])('refuses %s', async (query, status, code) => {
    const response = await get(query)
    expect([response.status, ((await response.json()) as { problems: { code: string }[] }).problems[0]!.code]).toEqual([
      status,
      code,
    ])
  })

  it('forbids a key of a city that is no member', async () => {
    const { secret } = must(await issueKey(hub, secretariat, { role: 'COORDINATOR', city: '150600', holder: '某' }))
    expect((await get('cluster=hbew', { authorization: `Bearer ${secret}` })).status).toBe(403)
  })

  it('asks strangers for a key', async () => {
    expect((await get('cluster=hbew', {})).status).toBe(401)
  })
})
