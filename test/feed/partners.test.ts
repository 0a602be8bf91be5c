import { describe, expect, it } from 'vitest'
import { auditor, coordinatorOf, leaderOf, operatorOf, partnerOf, secretariatOf } from '../support/callers.ts'
import { makeCluster, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { at, hubAt, inHub } from '../support/hub.ts'
import { enterPush } from '../support/pushes.ts'
import { cardRow, pushed, rowOf } from '../support/pushing.ts'
import { openReceiver } from '../support/receiver.ts'
import { fourMembers } from '../support/recognition.ts'
import { changesAfter, lastChange } from '../support/rows.ts'
import { calling, deliverAll, keyed, recordChange, subscribe } from '../support/subscribing.ts'

const open = await openTestDatabase()
const { db } = open
const now = '2026-11-27T03:00:00.000Z'

const scorecard = `{ partners(cluster: "hbew") { city { code } sources { source cadenceHours dropShare rejectedShareAllowed
  lastPush { mode state startedAt endedAt counts { received created rejected } missing { count } } lastDoneAt freshnessHours isOverdue rejectedShare
  openRejected openConflicts oldestRejectedHours openAlerts }
  subscribers { state behind behindHours acknowledgedAt lastFailure deadAt } } }`
const set = `mutation ($input: SetSyncSourceInput!) { setSyncSource(input: $input) {
  source { source cadenceHours dropShare rejectedShareAllowed } problems { code field } } }`

describe('the partners’ scorecard', () => {
  it('says of each source how its last push went, how fresh it is and what waits', () =>
    inHub(db, '2026-11-27T01:00:00Z', async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [cardRow, { ...rowOf('BT-2', '152014009000'), version: 0 }])
      const later = at(hub, '2026-11-28T13:00:01Z')
      const [partner] = (await openDoor(later)(scorecard, {}, ofBaotou)).data.partners
      expect(partner).toMatchObject({
        city: { code: '150200' },
        sources: [
          {
            source: 'baotou-zwfw',
            cadenceHours: 24,
            dropShare: 0.1,
            rejectedShareAllowed: 0.1,
            lastPush: {
              mode: 'CHANGES',
              state: 'DONE',
              counts: { received: 2, created: 1, rejected: 1 },
              startedAt: '2026-11-27T01:00:00.000000Z',
              endedAt: '2026-11-27T01:00:00.000000Z',
              missing: null,
            },
            lastDoneAt: '2026-11-27T01:00:00.000000Z',
            freshnessHours: 36,
            isOverdue: true,
            rejectedShare: 0.5,
            openRejected: 1,
            openConflicts: 0,
            oldestRejectedHours: 36,
            openAlerts: 0,
          },
        ],
        subscribers: [],
      })
    }))

  it('says how far each subscriber has come, and nothing of its address', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet)
      const receiver = await openReceiver(200, 410)
      const hub = calling(quiet, receiver.host)
      const partner = await keyed(hub, 'PARTNER', { city: '150200' })
      await subscribe(hub, partner, receiver.url)
      await recordChange(hub, 'hbew')
      await deliverAll(hub)
      await recordChange(hub, 'hbew')
      await deliverAll(at(hub, '2026-11-27T03:00:05.000Z'))
      const answer = await openDoor(hub)(scorecard, {}, ofHohhot)
      expect(answer.data.partners).toEqual([
        {
          city: { code: '150200' },
          sources: [],
          subscribers: [
            {
              state: 'DEAD',
              behind: 1,
              behindHours: expect.any(Number),
              acknowledgedAt: '2026-11-27T03:00:00.000000Z',
              lastFailure: 'GONE',
              deadAt: '2026-11-27T03:00:05.000000Z',
            },
          ],
        },
      ])
      expect(JSON.stringify(answer)).not.toContain('hook')
    }))

  it('shows a partner system its own city, others all, by two statements beside the cities', async () => {
    const hub = hubAt(db, now)
    await makeCluster(hub)
    await enterPush(hub, 'hbew', { push: 'push-0001', state: 'DONE', startedAt: now })
    const shown = async (caller: typeof ofBaotou) =>
      (await openDoor(hub)(scorecard, {}, caller)).data.partners.map(
        ({ city }: { city: { code: string } }) => city.code,
      )
    expect(await shown(partnerOf('150100', 'hbew'))).toEqual([])
    expect(await shown(operatorOf('150200', 'hbew'))).toEqual(['150200'])
    for (const caller of [ofHohhot, secretariatOf('hbew'), leaderOf('hbew'), auditor])
      expect(await shown(caller)).toEqual(['150200'])
    expect((await countStatements(open, () => shown(ofHohhot))).count).toBe(3)
  })

  it('is not for a stranger or a city of another cluster', () =>
    inHub(db, now, async (hub) => {
      const ask = openDoor(hub)
      expect(errorCodes(await ask(scorecard))).toEqual(['UNAUTHENTICATED'])
      expect(errorCodes(await ask(scorecard, {}, coordinatorOf('150600', 'other')))).toEqual(['FORBIDDEN'])
    }))
})

describe('setting what is expected of a source', () => {
  const input = { city: '150200', source: 'two', cadenceHours: 168, rejectedShareAllowed: 0.02 }
  const push = { push: 'push-0001', state: 'DONE', startedAt: now, source: 'two' } as const

  it('keeps what is left out, and says so in the log', () =>
    inHub(db, now, async (hub) => {
      await enterPush(hub, 'hbew', push)
      const before = await lastChange(hub.db)
      expect((await openDoor(hub)(set, { input }, ofBaotou)).data.setSyncSource).toEqual({
        source: { source: 'two', cadenceHours: 168, dropShare: 0.1, rejectedShareAllowed: 0.02 },
        problems: [],
      })
      const [change] = await changesAfter(hub.db, before)
      expect(change).toMatchObject({ kind: 'source.set', subject: '150200/two', isPublic: false })
    }))

  it.each([
    [{ cadenceHours: 0 }, 'SETTING_OUT_OF_RANGE', 'cadenceHours'],
    [{ dropShare: 1.5 }, 'SETTING_OUT_OF_RANGE', 'dropShare'],
    [{ rejectedShareAllowed: -0.1 }, 'SETTING_OUT_OF_RANGE', 'rejectedShare'],
    [{ source: 'none' }, 'SOURCE_UNKNOWN', null],
  ])('refuses %j', (more, code, field) =>
    inHub(db, now, async (hub) => {
      await enterPush(hub, 'hbew', push)
      const { data } = await openDoor(hub)(set, { input: { ...input, ...more } }, ofBaotou)
      expect(data.setSyncSource).toEqual({ source: null, problems: [{ code, field }] })
    }),
  )

  it('is for the city’s coordinator and the secretariat, not for whom the alerts are about', () =>
    inHub(db, now, async (hub) => {
      await enterPush(hub, 'hbew', push)
      const ask = openDoor(hub)
      expect(errorCodes(await ask(set, { input }))).toEqual(['UNAUTHENTICATED'])
      for (const caller of [partnerOf('150200', 'hbew'), ofHohhot, leaderOf('hbew')])
        expect(errorCodes(await ask(set, { input }, caller))).toEqual(['FORBIDDEN'])
      expect((await ask(set, { input }, secretariatOf('hbew'))).data.setSyncSource.problems).toEqual([])
    }))
})
