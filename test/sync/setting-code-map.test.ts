import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { selectCodeMap } from '../../src/sync/code-map.sql.ts'
import { readCodeMap } from '../../src/sync/read-code-map.ts'
import { setCodeMap } from '../../src/sync/set-code-map.ts'
import { selectSource } from '../../src/sync/source.sql.ts'
import { coordinatorOf, leader, operatorOf, partnerOf, secretariat } from '../support/callers.ts'
import { codesOf, makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { changesAfter, lastChange, tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-11-27T01:00:00Z'
const ofPartner = partnerOf('150200', 'hbew')
const source = { city: '150200', source: 'baotou-zwfw', cluster: 'hbew', replaces: false, dryRun: false }
const column = { field: null, theirs: 'BJLX', ours: 'caseKind' }
const onTheSpot = { field: 'caseKind', theirs: '1', ours: 'ON_THE_SPOT' }
const committed = { field: 'caseKind', theirs: '2', ours: '承诺件' }
const map = { ...source, entries: [column, onTheSpot, committed] }

describe('setting a code map', () => {
  it('says what words mean, in our words, and raises the revision', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(must(await setCodeMap(hub, ofPartner, map))).toEqual({
        city: '150200',
        source: 'baotou-zwfw',
        cluster: 'hbew',
        revision: 1,
        entries: [column, onTheSpot, { field: 'caseKind', theirs: '2', ours: 'TIME_COMMITTED' }],
      })
      const later = { ...source, cluster: null, entries: [{ field: '办件类型', theirs: '1', ours: '承诺件' }] }
      expect(must(await setCodeMap(hub, ofPartner, later))).toMatchObject({
        revision: 2,
        entries: [column, { theirs: '1', ours: 'TIME_COMMITTED' }, { theirs: '2', ours: 'TIME_COMMITTED' }],
      })
      expect(must(await readCodeMap(hub, coordinatorOf('150200', 'hbew'), source))).toMatchObject({ revision: 2 })
    }))

  it('takes entries away, alone or with the rest', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      must(await setCodeMap(hub, ofPartner, map))
      const without = { ...source, entries: [{ ...onTheSpot, ours: null }] }
      expect(must(await setCodeMap(hub, ofPartner, without)).entries).toHaveLength(2)
      const only = { ...source, entries: [onTheSpot], replaces: true }
      expect(must(await setCodeMap(hub, ofPartner, only))).toMatchObject({ revision: 3, entries: [onTheSpot] })
      expect(must(await readCodeMap(hub, ofPartner, source)).entries).toEqual([onTheSpot])
    }))

  it('adds nothing for the same again, and nothing in a rehearsal', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const before = await tableCounts(hub.db)
      expect(must(await setCodeMap(hub, ofPartner, { ...map, dryRun: true }))).toMatchObject({ revision: 1 })
      expect(await tableCounts(hub.db)).toEqual(before)
      must(await setCodeMap(hub, ofPartner, map))
      const once = await tableCounts(hub.db)
      expect(must(await setCodeMap(hub, ofPartner, map))).toMatchObject({ revision: 1 })
      expect(await tableCounts(hub.db)).toEqual(once)
    }))

  it('is in the change log, and nobody else’s', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const before = await lastChange(hub.db)
      must(await setCodeMap(hub, ofPartner, { ...source, entries: [column] }))
      const changes = await changesAfter(hub.db, before)
      expect(changes.map(({ kind, subject, isPublic }) => [kind, subject, isPublic])).toEqual([
        ['source.registered', '150200/baotou-zwfw', false],
        ['codeMap.set', '150200/baotou-zwfw', false],
      ])
      expect(JSON.parse(changes[1]!.content)).toMatchObject({
        city: '150200',
        state: { revision: 1, entries: [column] },
      })
    }))

  it('is what rows are read by', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      must(await setCodeMap(hub, ofPartner, map))
      const found = await selectSource(hub.db, source)
      expect(await selectCodeMap(hub.db, found!.id)).toEqual({
        revision: 1,
        columns: new Map([['bjlx', 'caseKind']]),
        values: new Map([
          [
            'caseKind',
            new Map([
              ['1', 'ON_THE_SPOT'],
              ['2', 'TIME_COMMITTED'],
            ]),
          ],
        ]),
      })
    }))
})

describe('refusing a code map', () => {
  const entry = (field: string | null, theirs: string, ours: string | null) => ({ field, theirs, ours })
  it.each([
    ['an unknown field of a column', [entry(null, 'BJLX', 'caseType')], ['MAP_FIELD_UNKNOWN']],
    ['an unknown field of a value', [entry('name', '1', 'x')], ['MAP_FIELD_UNKNOWN']],
    ['a word that is not ours', [entry('caseKind', '1', '特事特办')], ['MAP_WORD_UNKNOWN']],
    ['unknown where something is needed', [entry('outputs.kind', '9', '-')], ['MAP_WORD_UNKNOWN']],
    ['several words where one stands', [entry('caseKind', '1', 'ON_THE_SPOT,TIME_COMMITTED')], ['MAP_WORD_UNKNOWN']],
    ['an empty word', [entry('caseKind', ' ', 'ON_THE_SPOT')], ['TEXT_MISSING']],
    ['NUL in a word', [entry('caseKind', 'a\u0000', 'ON_THE_SPOT')], ['TEXT_NOT_ALLOWED']],
    ['a word twice', [entry(null, 'BJLX', '-'), entry(null, ' bj_lx', '-')], ['MAP_ENTRY_REPEATED']],
    ['two columns of one field', [entry(null, 'A', 'name'), entry(null, 'B', '事项名称')], ['MAP_FIELD_TWICE']],
    [
      'all of it at once',
      [entry('x', '', 'y'), entry('kind', '1', 'y')],
      ['TEXT_MISSING', 'MAP_FIELD_UNKNOWN', 'MAP_WORD_UNKNOWN'],
    ],
  ])('%s', (_, entries, codes) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(codesOf(await setCodeMap(hub, ofPartner, { ...source, entries }))).toEqual(codes)
    }),
  )

  it.each([
    ['a source without its cluster', { cluster: null }, 'SOURCE_UNKNOWN'],
    ['a source of another shape', { source: 'Baotou' }, 'SOURCE_CODE_INVALID'],
    [
      'too many entries',
      { entries: Array.from({ length: 2001 }, (_, index) => entry(null, `c${index}`, '-')) },
      'MAP_TOO_LONG',
    ],
  ])('%s', (_, given, code) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(codesOf(await setCodeMap(hub, ofPartner, { ...map, ...given }))).toEqual([code])
    }),
  )

  it('a second cluster for a source', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await makeCluster(hub, 'hbe')
      must(await setCodeMap(hub, ofPartner, map))
      const of = partnerOf('150200', 'hbew', 'hbe')
      expect(codesOf(await setCodeMap(hub, of, { ...map, cluster: 'hbe' }))).toEqual(['SOURCE_OF_OTHER_CLUSTER'])
    }))

  it.each([
    ['anybody', anonymous, 'UNAUTHENTICATED'],
    ['the secretariat', secretariat, 'FORBIDDEN'],
    ['a leader', leader, 'FORBIDDEN'],
    ['an operator of the city', operatorOf('150200', 'hbew'), 'FORBIDDEN'],
    ['a partner of another city', partnerOf('150100', 'hbew'), 'FORBIDDEN'],
    ['a partner of a city outside the cluster', partnerOf('150200'), 'FORBIDDEN'],
  ])('of %s', (_, caller, code) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(codesOf(await setCodeMap(hub, caller, map))).toEqual([code])
    }),
  )

  it('to be read by another city', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      must(await setCodeMap(hub, ofPartner, map))
      expect(codesOf(await readCodeMap(hub, partnerOf('150100', 'hbew'), source))).toEqual(['FORBIDDEN'])
      expect(codesOf(await readCodeMap(hub, ofPartner, { ...source, source: 'other' }))).toEqual(['SOURCE_UNKNOWN'])
    }))
})
