import { describe, expect, it } from 'vitest'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { doorsOn, keyOf } from '../support/doors.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
await makeCluster(hubAt(db, '2026-11-22T04:00:00.000Z'))
const { app } = doorsOn(db)
const key = await keyOf(db, 'COORDINATOR', { city: '150100', cluster: 'hbew' })

const linesOf = async (answer: Response) =>
  (await answer.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const codesIn = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { problems: { code: string }[] }).problems.map(({ code }) => code),
]

describe('GET /sync/changes', () => {
  it('answers a page as lines, the page itself last', async () => {
    const answer = await app.request('/sync/changes?cluster=hbew&first=2')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8'])
    const lines = await linesOf(answer)
    expect(lines.map((line) => Object.keys(line)[0])).toEqual(['commit', 'entry', 'commit', 'entry', 'page'])
    expect(lines.at(-1).page).toMatchObject({ hasMore: true })
    const next = await app.request(`/sync/changes?cluster=hbew&after=${lines.at(-1).page.nextCursor}`)
    expect((await linesOf(next)).at(-1).page).toMatchObject({ after: lines.at(-1).page.nextCursor, hasMore: false })
  })

  it('tells nobody of keys, but who may read the log', async () => {
    const withheld = await linesOf(await app.request('/sync/changes?cluster=hbew', { headers: key }))
    expect(withheld.filter((line) => line.entry?.kind === 'key.issued')).toEqual([])
    const auditor = await keyOf(db, 'AUDITOR')
    const seen = await linesOf(await app.request('/sync/changes?cluster=hbew', { headers: auditor }))
    expect(seen.filter((line) => line.entry?.kind === 'key.issued').map(({ entry }) => entry.cluster)).toEqual([
      'hbew',
      null,
    ])
  })

  it.each([
    ['without a cluster', '', 400, ['PARAMETER_MISSING']],
    ['of an unknown cluster', '?cluster=nowhere', 404, ['CLUSTER_UNKNOWN']],
    ['of too many', '?cluster=hbew&first=1001', 400, ['PARAMETER_INVALID']],
    ['that waits too long', '?cluster=hbew&wait=31', 400, ['PARAMETER_INVALID']],
    ['of what is no kind', '?cluster=hbew&kinds=x.1', 400, ['PARAMETER_INVALID']],
    ['with a word that is none', '?cluster=hbew&limit=3', 400, ['PARAMETER_UNKNOWN']],
    ['after what is no cursor', '?cluster=hbew&after=abc', 400, ['CURSOR_INVALID']],
    [
      'after a place that never was',
      `?cluster=hbew&after=${btoa(`7.${'ab'.repeat(32)}.c2`).replaceAll('=', '')}`,
      410,
      ['CURSOR_EXPIRED'],
    ],
  ])('refuses a question %s', async (_, query, status, codes) => {
    expect(await codesIn(await app.request(`/sync/changes${query}`))).toEqual([status, codes])
  })

  it('refuses a key that opens nothing', async () => {
    const answer = await app.request('/sync/changes?cluster=hbew', { headers: { authorization: 'Bearer nobody' } })
    expect(await codesIn(answer)).toEqual([401, ['UNAUTHENTICATED']])
  })
})
