import { describe, expect, it } from 'vitest'
import type { Hub } from '../../src/hub.ts'
import { findPush } from '../../src/sync/find-push.ts'
import { listRejectedRows } from '../../src/sync/list-rejected-rows.ts'
import { setCodeMap } from '../../src/sync/set-code-map.ts'
import { card } from '../support/batch.ts'
import { must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, inHub } from '../support/hub.ts'
import { plainContent } from '../support/implementation.ts'
import {
  cardRow,
  linesOf,
  ndjsonOf,
  ofBaotouSystem,
  type PushedRow,
  pushed,
  send,
  sendBody,
} from '../support/pushing.ts'
import { fourMembers } from '../support/recognition.ts'
import { lastChange, tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-11-27T01:00:00Z'
const source = { city: '150200', source: 'baotou-zwfw' }
const row = (version: number, more: object = {}, operation = 'UPSERT'): PushedRow => ({
  ...{ rowId: 'BT-1', version, operation },
  content: { ...plainContent, code: card.code, ...more },
})
const codesOnly = (version: number, operation: string): PushedRow => ({
  ...{ rowId: 'BT-1', version, operation },
  content: { code: card.code },
})

const rejected = async (hub: Hub) =>
  must(await listRejectedRows(hub, ofBaotouSystem, source, { after: '', first: 100 })).rows

describe('pushing a row once more', () => {
  it.each<[string, PushedRow, (string | null)[]]>([
    ['the same', row(5), ['UNCHANGED', card.code]],
    [
      'the same, its members in another order',
      { ...row(5), content: Object.fromEntries(Object.entries(row(5).content).reverse()) },
      ['UNCHANGED', card.code],
    ],
    ['a lower version', row(4), ['OUTDATED', card.code, 'ROW_OUTDATED']],
    ['a lower version of other content', row(4, { hours: '全天' }), ['OUTDATED', card.code, 'ROW_OUTDATED']],
    ['its version with other content', row(5, { hours: '全天' }), ['CONFLICT', card.code, 'ROW_CONFLICT']],
    ['its version with another operation', row(5, {}, 'SUSPEND'), ['CONFLICT', card.code, 'ROW_CONFLICT']],
    ['a higher version of the same content', row(6), ['UNCHANGED', card.code]],
    ['a higher version of the same in other blanks', row(6, { name: ' 社会保障卡申领  ' }), ['UNCHANGED', card.code]],
    ['a higher version of other content', row(6, { hours: '全天' }), ['UPDATED', card.code]],
    ['a suspension', codesOnly(6, 'SUSPEND'), ['UPDATED', card.code]],
    ['a cancellation', codesOnly(6, 'CANCEL'), ['UPDATED', card.code]],
    ['a state in its content', row(6, { state: 'SUSPENDED' }), ['UPDATED', card.code]],
    [
      'a day before the last',
      row(6, { hours: '全天', effectiveOn: '2026-01-01' }),
      ['REJECTED', null, 'VERSION_OUT_OF_ORDER'],
    ],
    ['content that breaks a rule', row(6, { name: '' }), ['REJECTED', null, 'TEXT_MISSING']],
    ['an operation that nobody knows', row(6, {}, 'MERGE'), ['REJECTED', null, 'CODE_NOT_MAPPED']],
    ['the codes alone', codesOnly(6, 'UPSERT'), ['REJECTED', null, 'TEXT_MISSING', 'TEXT_MISSING']],
  ])('%s', (_, again, expected) =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      expect(await pushed(hub, [row(5)])).toEqual([['CREATED', card.code]])
      const before = await lastChange(hub.db)
      expect(await pushed(hub, [again])).toEqual([expected])
      expect((await lastChange(hub.db)) - before).toBe(expected[0] === 'UPDATED' ? 1 : 0)
    }),
  )

  it('takes a higher version over although its content is known', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [row(5)])
      await pushed(hub, [row(7)])
      expect(await pushed(hub, [row(6, { hours: '全天' })])).toEqual([['OUTDATED', card.code, 'ROW_OUTDATED']])
    }))

  it('resumes what was suspended, and nothing that was cancelled', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [row(1)])
      await pushed(hub, [codesOnly(2, 'SUSPEND')])
      expect(await pushed(hub, [row(3), codesOnly(4, 'CANCEL')])).toEqual([
        ['UPDATED', card.code],
        ['UPDATED', card.code, 'ROW_REPEATED'],
      ])
      expect(await pushed(hub, [row(5)])).toEqual([['REJECTED', null, 'IMPLEMENTATION_STEP_NOT_ALLOWED']])
    }))

  it.each(['SUSPEND', 'CANCEL'])('refuses to %s what was never recorded, and makes no item for it', (operation) =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const { service_item: before } = await tableCounts(hub.db)
      const unknown = { ...row(1, { code: '152014099000' }, operation), rowId: 'BT-9' }
      expect(await pushed(hub, [codesOnly(1, operation), unknown])).toEqual([
        ['REJECTED', null, 'IMPLEMENTATION_STEP_NOT_ALLOWED'],
        ['REJECTED', null, 'IMPLEMENTATION_STEP_NOT_ALLOWED'],
      ])
      expect((await tableCounts(hub.db)).service_item).toBe(before)
    }),
  )

  it('reads it anew once the code map says something else, and only then', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const mapped = row(1, { caseKind: '1' })
      const map = (ours: string) =>
        setCodeMap(hub, ofBaotouSystem, {
          ...{ ...source, cluster: 'hbew', replaces: false, dryRun: false },
          entries: [{ field: 'caseKind', theirs: '1', ours }],
        })
      expect(await pushed(hub, [mapped])).toEqual([['REJECTED', null, 'CODE_NOT_MAPPED']])
      must(await map('TIME_COMMITTED'))
      expect(await pushed(hub, [mapped])).toEqual([['CREATED', card.code]])
      expect(await pushed(hub, [mapped])).toEqual([['UNCHANGED', card.code]])
      must(await map('-'))
      expect(await pushed(hub, [mapped])).toEqual([['UPDATED', card.code]])
      expect(await pushed(hub, [mapped])).toEqual([['UNCHANGED', card.code]])
    }))
})

describe('a row that comes twice in one chunk', () => {
  it('is taken in its order, and said to be repeated', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const bad = row(2, { name: '' })
      const lines = [row(1), row(1), bad, row(2, { hours: '全天' }), row(1), row(2)]
      expect(await pushed(hub, lines)).toEqual([
        ['CREATED', card.code],
        ['UNCHANGED', card.code, 'ROW_REPEATED'],
        ['REJECTED', null, 'ROW_REPEATED', 'TEXT_MISSING'],
        ['UPDATED', card.code, 'ROW_REPEATED'],
        ['OUTDATED', card.code, 'ROW_REPEATED', 'ROW_OUTDATED'],
        ['CONFLICT', card.code, 'ROW_REPEATED', 'ROW_CONFLICT'],
      ])
    }))
})

describe('rows that wait to be mended', () => {
  it('are kept as they were sent, since when they wait, and are gone once they are accepted', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const bad = row(1, { name: '' })
      await pushed(hub, [bad])
      const later = at(hub, '2026-11-28T01:00:00Z')
      await pushed(later, [bad])
      expect(await rejected(hub)).toMatchObject([
        {
          ...{ rowId: 'BT-1', version: 1, outcome: 'REJECTED', sent: JSON.stringify(bad) },
          firstRejectedAt: '2026-11-27T01:00:00.000000Z',
          lastRejectedAt: '2026-11-28T01:00:00.000000Z',
        },
      ])
      await pushed(later, [row(1)])
      expect(await rejected(hub)).toEqual([])
    }))

  it('hold conflicts too, until the version that is known or a higher one comes', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [row(1)])
      await pushed(hub, [row(1, { hours: '全天' })])
      expect((await rejected(hub)).map(({ outcome }) => outcome)).toEqual(['CONFLICT'])
      await pushed(hub, [row(1)])
      expect(await rejected(hub)).toEqual([])
    }))

  it('are gone when a whole catalogue no longer has them', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [row(1, { name: '' })])
      await pushed(hub, [{ ...cardRow, rowId: 'BT-2' }], { mode: 'WHOLE' })
      expect(await rejected(hub)).toEqual([])
    }))
})

describe('what no database could hold', () => {
  const line = (content: string) => `{"rowId":"X-1","version":1,"operation":"UPSERT","content":${content}}`
  const deep = `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`

  it.each([
    ['half a character', line('{"name":"\\ud83d"}'), 'TEXT_NOT_ALLOWED'],
    ['NUL', line('{"name":"a\\u0000"}'), 'TEXT_NOT_ALLOWED'],
    ['NUL in the name of a column', line('{"a\\u0000":"b"}'), 'TEXT_NOT_ALLOWED'],
    ['a number beyond all', line('{"level":1e999}'), 'ROW_NUMBER_TOO_LARGE'],
    ['sixty levels', line(deep), 'ROW_TOO_DEEP'],
    ['a hundred thousand brackets', line(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`), 'ROW_TOO_DEEP'],
    ['a long line', line(`{"name":"${'长'.repeat(300_000)}"}`), 'ROW_TOO_LARGE'],
    [
      'as many beside the content',
      `{"rowId":"X-1","version":0,"operation":"UPSERT","content":{},"problems":1,"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'ROW_VERSION_INVALID',
    ],
    ['no object', '[1]', 'ROW_NOT_JSON'],
    ['bytes that are no UTF-8', new Uint8Array([123, 255, 125]), 'ROW_NOT_JSON'],
    ['no row id', '{"version":1,"operation":"UPSERT","content":{}}', 'ROW_ID_INVALID'],
    [
      'a version that is a text',
      '{"rowId":"a","version":"1","operation":"UPSERT","content":{}}',
      'ROW_VERSION_INVALID',
    ],
    ['a version that is none', '{"rowId":"a","version":1.5,"operation":"UPSERT","content":{}}', 'ROW_VERSION_INVALID'],
    ['content that is a list', line('[]'), 'ROW_CONTENT_MISSING'],
    [
      'another source',
      '{"rowId":"a","version":1,"operation":"UPSERT","source":"b","content":{}}',
      'ROW_OF_OTHER_SOURCE',
    ],
    ['no instant', '{"rowId":"a","version":1,"operation":"UPSERT","time":"noon","content":{}}', 'ROW_TIME_INVALID'],
    [
      'a time of NUL',
      '{"rowId":"a","version":1,"operation":"UPSERT","time":"\\u0000","content":{}}',
      'ROW_TIME_INVALID',
    ],
    [
      'a time of half a character',
      '{"rowId":"a","version":1,"operation":"UPSERT","time":"\\ud800","content":{}}',
      'ROW_TIME_INVALID',
    ],
    [
      'a source with NUL',
      '{"rowId":"a","version":1,"operation":"UPSERT","source":"b\\u0000","content":{}}',
      'ROW_OF_OTHER_SOURCE',
    ],
    ['a version of NUL', '{"rowId":"a","version":"\\u0000","operation":"UPSERT","content":{}}', 'ROW_VERSION_INVALID'],
    ['a number beyond all numbers', line(`{"copies":1${'0'.repeat(300)}e50}`), 'ROW_NUMBER_TOO_LARGE'],
  ] as const)('%s is refused, and sinks no neighbour', (_, bad, code) =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const encoder = new TextEncoder()
      const body = new Uint8Array([
        ...(typeof bad === 'string' ? encoder.encode(bad) : bad),
        ...encoder.encode(`\n${ndjsonOf([cardRow])}`),
      ])
      const answer = must(await sendBody(hub, body))
      expect(linesOf(answer)).toEqual([
        ['REJECTED', null, code],
        ['CREATED', card.code],
      ])
    }),
  )

  it('is mended by the version that was refused or a later one, not by an older', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const versions = async () => (await rejected(hub)).map(({ version }) => version)
      await pushed(hub, [row(7)])
      await pushed(hub, [row(9, { name: '' })])
      await pushed(hub, [row(8, { hours: '全天' })])
      expect(await versions()).toEqual([9])
      await pushed(hub, [row(8, { name: '' })])
      expect(await versions()).toEqual([9])
      await pushed(hub, [row(9)])
      expect(await versions()).toEqual([])
    }))

  it('is kept to be mended where the row has a name', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await sendBody(hub, line('{"name":"\\ud83d\\u0000"}')))
      expect((await rejected(hub)).map(({ sent }) => sent)).toEqual([line('{"name":"\\ud83d\\u0000"}')])
    }))

  it('a request without a push is one, closed', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const { push } = must(await send(hub, [cardRow]))
      expect(must(await findPush(hub, ofBaotouSystem, { ...source, push })).push).toMatchObject({
        state: 'DONE',
        created: 1,
      })
    }))
})
