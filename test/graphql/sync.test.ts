import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { openGraphql } from '../../src/graphql/server.ts'
import { operatorOf, partnerOf, secretariat } from '../support/callers.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { inHub } from '../support/hub.ts'
import { cardRow, ofBaotouSystem, rowOf } from '../support/pushing.ts'
import { fourMembers } from '../support/recognition.ts'

const { db } = await openTestDatabase()
const now = '2026-11-27T01:00:00Z'
const push = `mutation ($input: SyncImplementationsInput!) { syncImplementations(input: $input) {
  outcomes { line rowId version outcome item problems { code path } }
  counts { received created updated unchanged outdated conflict rejected repeated } state repeatedRequest problems { code facts } } }`
const counts = { received: 2, created: 1, updated: 0, unchanged: 0, outdated: 0, conflict: 0, rejected: 1, repeated: 0 }
const bad = rowOf('BT-9', '152014099000', { name: '' })
const input = (rows: readonly object[], more: object = {}) => ({
  input: { cluster: 'hbew', city: '150200', source: 'baotou-zwfw', rows, ...more },
})
const name = '(city: "150200", source: "baotou-zwfw"'

describe('pushing by GraphQL', () => {
  it('answers each row by itself', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const { data } = await openDoor(hub)(push, input([cardRow, bad]), ofBaotouSystem)
      expect(data.syncImplementations).toEqual({
        outcomes: [
          { line: 1, rowId: 'BT-1', version: 1, outcome: 'CREATED', item: '152014001000', problems: [] },
          {
            ...{ line: 2, rowId: 'BT-9', version: 1, outcome: 'REJECTED', item: null },
            problems: [{ code: 'TEXT_MISSING', path: ['content', 'name'] }],
          },
        ],
        ...{ counts, state: 'DONE', repeatedRequest: false, problems: [] },
      })
    }))

  it('takes content in the question itself, and half a character in it is the row’s own problem', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const written = `mutation { syncImplementations(input: { cluster: "hbew", city: "150200", source: "s1", rows: [
        { rowId: "A", version: 1, content: { name: "甲", competentAuthority: "某局", code: "152014088000", level: 3, isCharged: false, fees: [] } }
      ] }) { outcomes { outcome problems { code } } } }`
      const asked = openDoor(hub)
      expect((await asked(written, {}, ofBaotouSystem)).data.syncImplementations.outcomes).toEqual([
        { outcome: 'CREATED', problems: [] },
      ])
      const half = rowOf('H', '152014087000', { name: '\ud83d' })
      const { outcomes } = (await asked(push, input([half]), ofBaotouSystem)).data.syncImplementations
      expect(outcomes).toMatchObject([{ outcome: 'REJECTED', problems: [{ code: 'TEXT_NOT_ALLOWED' }] }])
    }))

  it('refuses a number that is too large to be kept as it is refused over HTTP, and keeps the row as it was sent', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const door = openGraphql(hub, () => {})
      const body = JSON.stringify({
        query: push,
        variables: input([rowOf('H', '152014087000', { level: 400 }), cardRow]),
      })
      const headers = { 'content-type': 'application/json' }
      const raw = { method: 'POST', headers, body: body.replace('"level":400', '"level":-1e400') }
      const answer = await door(new Request('http://hub.test/graphql', raw), ofBaotouSystem)
      const tooLarge = { outcome: 'REJECTED', problems: [{ code: 'ROW_NUMBER_TOO_LARGE', path: ['content', 'level'] }] }
      expect((await answer.json()).data.syncImplementations.outcomes).toMatchObject([tooLarge, { outcome: 'CREATED' }])

      const literal = `mutation { syncImplementations(input: { cluster: "hbew", city: "150200", source: "baotou-zwfw", rows: [
        { rowId: "L", version: 1, content: { name: "甲", level: 1e400 } } ] }) { outcomes { outcome problems { code path } } } }`
      const asked = openDoor(hub)
      expect((await asked(literal, {}, ofBaotouSystem)).data.syncImplementations.outcomes).toEqual([tooLarge])
      const waiting = `{ rejectedRows${name}) { nodes { rowId sent } } }`
      expect((await asked(waiting, {}, ofBaotouSystem)).data.rejectedRows.nodes).toEqual([
        { rowId: 'H', sent: expect.stringContaining('"level":1e400') },
        { rowId: 'L', sent: expect.stringContaining('"level":1e400') },
      ])
    }))

  it('refuses more than 5,000 rows, and a chunk out of order, as problems of the payload', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const asked = openDoor(hub)
      const many = Array.from({ length: 5001 }, () => cardRow)
      const problemsOf = async (variables: object) =>
        (await asked(push, variables as never, ofBaotouSystem)).data.syncImplementations.problems
      expect(await problemsOf(input(many))).toMatchObject([{ code: 'COUNT_TOO_LARGE', facts: { most: 5000 } }])
      expect(await problemsOf(input([cardRow], { push: 'graph-ql-1', chunk: 2 }))).toMatchObject([
        { code: 'CHUNK_OUT_OF_ORDER', facts: { expected: 1 } },
      ])
    }))

  it.each([
    ['nobody we know', anonymous, 'UNAUTHENTICATED'],
    ['another city’s system', partnerOf('150100', 'hbew'), 'FORBIDDEN'],
    ['the city’s operator', operatorOf('150200', 'hbew'), 'FORBIDDEN'],
    ['the secretariat', secretariat, 'FORBIDDEN'],
  ])('is not for %s', (_, caller, code) =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      expect(errorCodes(await openDoor(hub)(push, input([cardRow]), caller))).toEqual([code])
    }),
  )
})

describe('looking after pushes by GraphQL', () => {
  it('shows a push, finishes it, and lists what waits to be mended', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const asked = openDoor(hub)
      await asked(push, input([cardRow, bad], { push: 'graph-ql-1', chunk: 1, mode: 'WHOLE' }), ofBaotouSystem)
      const fields =
        'push city source cluster mode state chunks applied counts { created } missing { count rows } drop { before now share } endedAt'
      const shown = await asked(`{ syncPush${name}, push: "graph-ql-1") { ${fields} } }`, {}, ofBaotouSystem)
      expect(shown.data.syncPush).toEqual({
        ...{ push: 'graph-ql-1', city: '150200', source: 'baotou-zwfw', cluster: 'hbew', mode: 'WHOLE', state: 'OPEN' },
        ...{ chunks: 1, applied: 0, counts: { created: 0 }, missing: null, drop: null, endedAt: null },
      })
      const finish = `mutation { finishSyncPush(input: { city: "150200", source: "baotou-zwfw", push: "graph-ql-1", chunks: 1 }) { push { ${fields} } problems { code } } }`
      expect((await asked(finish, {}, ofBaotouSystem)).data.finishSyncPush.push).toMatchObject({
        ...{
          state: 'DONE',
          counts: { created: 1 },
          missing: { count: 0, rows: [] },
          drop: { before: 0, now: 2, share: 0.1 },
        },
      })
      const rows = await asked(
        `{ rejectedRows${name}) { nodes { rowId outcome sent problems { code } } totalCount } }`,
        {},
        secretariat,
      )
      expect(rows.data.rejectedRows).toEqual({
        nodes: [{ rowId: 'BT-9', outcome: 'REJECTED', sent: bad, problems: [{ code: 'TEXT_MISSING' }] }],
        totalCount: 1,
      })
    }))

  it.each([
    ['a push', `{ syncPush${name}, push: "graph-ql-1") { state } }`],
    ['rows that wait', `{ rejectedRows${name}) { totalCount } }`],
    [
      'finishing',
      'mutation { finishSyncPush(input: { city: "150200", source: "baotou-zwfw", push: "graph-ql-1", chunks: 1 }) { problems { code } } }',
    ],
    [
      'giving up',
      'mutation { abandonSyncPush(input: { city: "150200", source: "baotou-zwfw", push: "graph-ql-1" }) { problems { code } } }',
    ],
  ])('%s is another city’s business to nobody', (_, question) =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const asked = openDoor(hub)
      await asked(push, input([cardRow], { push: 'graph-ql-1', chunk: 1 }), ofBaotouSystem)
      expect(errorCodes(await asked(question, {}, partnerOf('150100', 'hbew')))).toEqual(['FORBIDDEN'])
      expect(errorCodes(await asked(question, {}, anonymous))).toEqual(['UNAUTHENTICATED'])
    }),
  )
})
