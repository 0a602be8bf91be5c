import { describe, expect, it } from 'vitest'
import { reviseProgress } from '../../src/programme/record-progress.ts'
import { leaderOf, operatorOf } from '../support/callers.ts'
import { must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { at, inHub } from '../support/hub.ts'
import { february, january, progress, released, seedPlan, task } from '../support/progress.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const operator = operatorOf('150100', 'hbew')
const record = `mutation ($input: RecordProgressInput!) { recordProgress(input: $input) {
  isRecorded received entered unchanged rejected outcomes problems { code path message } } }`
const release = `mutation ($input: ReleaseProgressInput!) { releaseProgress(input: $input) {
  received stepped unchanged rejected outcomes problems { code path } } }`
const nameOf = ({ list, year, number, onDay }: typeof january) => ({ list, year, number, onDay })
const entered = { cluster: 'hbew', city: '150100', entries: [january, { ...february, completedSinceStart: '1e9' }] }

describe('the door of progress', () => {
  it('enters what is right, and says in Chinese what is not', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      const { data } = await openDoor(hub)(record, { input: entered }, operator)
      expect(data.recordProgress).toEqual({
        ...{ isRecorded: true, received: 2, entered: 1, unchanged: 0, rejected: 1, outcomes: ['ENTERED', 'REJECTED'] },
        problems: [
          {
            code: 'MONEY_INVALID',
            path: ['entries', '1', 'completedSinceStart'],
            message: expect.stringContaining('“1e9”'),
          },
        ],
      })
    }))

  it('refuses a list of none, and whoever is not of the city', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      const ask = openDoor(hub)
      const empty = await ask(record, { input: { ...entered, entries: [] } }, operator)
      expect(empty.data.recordProgress).toMatchObject({ isRecorded: false, problems: [{ code: 'PROGRESS_NONE' }] })
      expect(errorCodes(await ask(record, { input: entered }, ofBaotou))).toEqual(['FORBIDDEN'])
      const input = { ...entered, entries: [nameOf(january)] }
      expect(errorCodes(await ask(release, { input }, operator))).toEqual(['FORBIDDEN'])
      expect(errorCodes(await ask(release, { input }))).toEqual(['UNAUTHENTICATED'])
    }))

  it('releases, and sends back with a reason', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      const ask = openDoor(hub)
      await ask(record, { input: { ...entered, entries: [january, task] } }, operator)
      const input = { cluster: 'hbew', city: '150100', entries: [nameOf(january)] }
      expect((await ask(release, { input }, ofHohhot)).data.releaseProgress).toEqual({
        ...{ received: 1, stepped: 1, unchanged: 0, rejected: 0, outcomes: ['STEPPED'], problems: [] },
      })
      const { data } = await ask(
        'mutation ($input: ReturnProgressInput!) { returnProgress(input: $input) { outcomes problems { code } } }',
        { input: { ...input, entries: [nameOf(january), nameOf(task)], reason: '请补佐证' } },
        ofHohhot,
      )
      expect(data.returnProgress).toEqual({
        outcomes: ['REJECTED', 'STEPPED'],
        problems: [{ code: 'PROGRESS_RELEASED' }],
      })
    }))
})

describe('looking through what was entered', () => {
  const list = `query ($filter: ProgressFilter, $after: String) { progressEntries(cluster: "hbew", filter: $filter, first: 2, after: $after) {
    nodes { list number onDay revision kind state city { name } completedThisYear steppedOn returnReason isRepeated }
    pageInfo { hasNextPage endCursor } } }`

  it('shows each with what became of it, the latest first, page by page', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      await released(hub, '2026-03-02', january, february)
      must(
        await reviseProgress(at(hub, now), operator, progress({ ...february, physicalPermille: 200, reason: '复核' })),
      )
      const ask = openDoor(hub)
      const { data } = await ask(list, {}, leaderOf('hbew'))
      const { nodes, pageInfo } = data.progressEntries
      const same = {
        list: 'PROJECT',
        number: 1,
        city: { name: '呼和浩特市' },
        completedThisYear: '10000000',
        returnReason: null,
      }
      expect(nodes).toEqual([
        {
          ...{ ...same, onDay: '2026-02-28', revision: 2, kind: 'REVISION', state: 'ENTERED' },
          ...{ steppedOn: null, isRepeated: null },
        },
        {
          ...{ ...same, onDay: '2026-02-28', revision: 1, kind: 'ENTRY', state: 'RELEASED' },
          ...{ steppedOn: '2026-03-02', isRepeated: true },
        },
      ])
      const rest = await ask(list, { after: pageInfo.endCursor }, leaderOf('hbew'))
      expect(rest.data.progressEntries).toMatchObject({
        nodes: [{ onDay: '2026-01-31' }],
        pageInfo: { hasNextPage: false },
      })
    }))

  it.each([
    [{ state: 'RELEASED' }, ['2026-02-28', '2026-01-31']],
    [{ state: 'ENTERED' }, []],
    [{ city: '150200' }, []],
    [{ list: 'TASK' }, []],
    [{ year: 2026, number: 1 }, ['2026-02-28', '2026-01-31']],
    [{ year: 2025 }, []],
  ])('finds by %j', (filter, days) =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      await released(hub, '2026-03-02', january, february)
      const { data } = await openDoor(hub)(list, { filter }, ofBaotou)
      expect(data.progressEntries.nodes.map(({ onDay }: { onDay: string }) => onDay)).toEqual(days)
    }),
  )

  it('is not for strangers, nor for keys of other clusters', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      const ask = openDoor(hub)
      expect(errorCodes(await ask(list))).toEqual(['UNAUTHENTICATED'])
      expect(errorCodes(await ask(list, {}, leaderOf('prd')))).toEqual(['FORBIDDEN'])
    }))
})
