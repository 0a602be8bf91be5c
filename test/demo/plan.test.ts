import { describe, expect, it } from 'vitest'
import { registerCluster } from '../../src/access/register-cluster.ts'
import { cities } from '../../src/demo/demo-cities.ts'
import { seedPlan } from '../../src/demo/seed-plan.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { secretariat } from '../support/callers.ts'
import { must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T01:00:00Z')
const ask = openDoor(hub)
const hbew = { code: 'hbew', name: '演示城市群', isSample: true, silenceIsConsent: true }
must(await registerCluster(hub, secretariat, hbew))
for (const { since, code, name } of cities)
  must(
    await registerMembership(hub, secretariat, {
      cluster: 'hbew',
      city: { code, name },
      role: 'MEMBER',
      validFrom: since,
    }),
  )
await seedPlan(hub, secretariat)

const editions = (year: number) => `{
  tasks: integrationTasks(cluster: "hbew", year: ${year}) { totalCount }
  projects: keyProjects(cluster: "hbew", year: ${year}) { totalCount }
  platforms(cluster: "hbew", year: ${year}) { totalCount }
}`

describe('the plan of the demo', () => {
  it.each([
    [2025, 12, 52, 6],
    [2026, 15, 60, 6],
  ])('has in %j %j tasks, %j projects and %j platforms', async (year, tasks, projects, platforms) => {
    const { data } = await ask(editions(year), {}, secretariat)
    expect(data).toEqual({
      tasks: { totalCount: tasks },
      projects: { totalCount: projects },
      platforms: { totalCount: platforms },
    })
  })

  it('has three stalled projects, one of them revived', async () => {
    const { data } = await ask(
      '{ keyProjects(cluster: "hbew", year: 2026, first: 100) { nodes { number stalled { class revivedOn } } } }',
      {},
      secretariat,
    )
    const { nodes } = data.keyProjects as { nodes: { number: number; stalled: object | null }[] }
    expect(nodes.filter(({ stalled }) => stalled !== null)).toEqual([
      { number: 14, stalled: { class: 'STOPPED', revivedOn: null } },
      { number: 30, stalled: { class: 'UNUSABLE', revivedOn: null } },
      { number: 48, stalled: { class: 'STOPPED', revivedOn: '2025-12-20' } },
    ])
  })

  it('has finished eight of its projects by the end of November', async () => {
    const { data } = await ask(
      '{ keyProjects(cluster: "hbew", year: 2026, first: 100) { nodes { stage actualCompletionOn } } }',
      {},
      secretariat,
    )
    const { nodes } = data.keyProjects as { nodes: { stage: string; actualCompletionOn: string | null }[] }
    expect(nodes.flatMap(({ stage, actualCompletionOn: on }) => (stage === 'COMPLETED' ? [on] : []))).toEqual([
      ...['2026-10-19', '2026-10-13', '2026-10-07', '2026-10-01'],
      ...['2026-09-25', '2026-09-19', '2026-09-13', '2026-09-07'],
    ])
  })

  it('shows a deadline that was carried over and moved again, its baseline kept', async () => {
    const { data } = await ask(
      '{ integrationTask(cluster: "hbew", year: 2026, number: 8) { editions { year number } deadlines { deadline isBaseline reasonCode } } }',
      {},
      secretariat,
    )
    expect(data.integrationTask).toEqual({
      editions: [
        { year: 2025, number: 8 },
        { year: 2026, number: 8 },
      ],
      deadlines: [
        { deadline: '2025-03-31', isBaseline: true, reasonCode: null },
        { deadline: '2026-03-31', isBaseline: false, reasonCode: 'NEXT_EDITION' },
        { deadline: '2026-06-30', isBaseline: false, reasonCode: 'FUNDS' },
      ],
    })
  })
})
