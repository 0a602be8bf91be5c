import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { addDays } from '../../src/base/civil-date.ts'
import type { Hub } from '../../src/hub.ts'
import type { GivenProgress } from '../../src/programme/given-progress.ts'
import { selectLatestReleased } from '../../src/programme/progress.sql.ts'
import { recordProgress, reviseProgress } from '../../src/programme/record-progress.ts'
import { releaseProgress, returnProgress } from '../../src/programme/release-progress.ts'
import { auditor, leader, operatorOf, partnerOf, secretariat } from '../support/callers.ts'
import { codesOf, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt, inHub } from '../support/hub.ts'
import { february, january, progress, released, seedPlan, seedRow, task } from '../support/progress.ts'
import { changesAfter, lastChange, tableCounts } from '../support/rows.ts'

const database = await openTestDatabase()
const { db } = database
const now = '2026-03-02T01:00:00Z'
const operator = operatorOf('150100', 'hbew')
const named = { cluster: 'hbew', city: '150100' }

describe('entering progress', () => {
  it('answers each entry by itself, and says where it is wrong', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      const { ok, problems } = await recordProgress(
        hub,
        operator,
        progress(january, { ...january, number: 9 }, { ...february, completedThisYear: '9000万' }, task),
      )
      expect(ok).toEqual({
        ...{ isRecorded: true, received: 4, entered: 2, unchanged: 0, rejected: 2 },
        outcomes: ['ENTERED', 'REJECTED', 'REJECTED', 'ENTERED'],
      })
      expect(problems.map(({ code, path }) => [code, path])).toEqual([
        ['PLAN_ROW_UNKNOWN', ['entries', 1, 'number']],
        ['MONEY_INVALID', ['entries', 2, 'completedThisYear']],
      ])
    }))

  it('writes nothing if one is wrong and all were to be right, and nothing in a dry run', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      const before = await tableCounts(hub.db)
      const wrong = { ...progress(january, { ...task, number: 9 }), onProblem: 'REJECT_ALL' as const }
      expect(must(await recordProgress(hub, operator, wrong))).toMatchObject({
        isRecorded: false,
        entered: 1,
        rejected: 1,
      })
      const rehearsal = { ...progress(january), dryRun: true }
      expect(must(await recordProgress(hub, operator, rehearsal))).toMatchObject({ isRecorded: false, entered: 1 })
      expect(await tableCounts(hub.db)).toEqual(before)
    }))

  it('changes nothing for the same again, and replaces what is not released yet', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      must(await recordProgress(hub, operator, progress(january)))
      const before = await lastChange(hub.db)
      expect(must(await recordProgress(hub, operator, progress(january))).outcomes).toEqual(['UNCHANGED'])
      expect(await lastChange(hub.db)).toBe(before)
      const more = { ...january, physicalPermille: 110 }
      expect(must(await recordProgress(hub, operator, progress(more))).outcomes).toEqual(['ENTERED'])
      const [change] = await changesAfter(hub.db, before)
      expect([change!.kind, change!.subject, change!.isPublic]).toEqual([
        'progress.recorded',
        'hbew/PROJECT/2026/1/150100/2026-01-31',
        false,
      ])
      expect(JSON.parse(change!.content).state).toEqual({
        ...{ list: 'PROJECT', year: 2026, number: 1, city: '150100', onDay: '2026-01-31', state: 'ENTERED' },
        ...{ revision: 2, kind: 'ENTRY', reason: null, counting: null, documents: [] },
        ...{ completedThisYearFen: 1_000_000_000, completedSinceStartFen: 10_000_000_000, physicalPermille: 110 },
        ...{ stage: 'UNDER_CONSTRUCTION', isDone: false, text: '截至1月底，路基完成10%。' },
      })
    }))

  it.each<[string, Partial<GivenProgress>, string[]]>([
    ['a row that was taken off the list', { number: 3 }, ['PROGRESS_ROW_REMOVED']],
    ['a day ahead', { onDay: '2026-03-03' }, ['PROGRESS_DAY_AHEAD']],
    ['a day of another year', { onDay: '2025-12-31' }, ['PROGRESS_DAY_OUTSIDE_YEAR']],
    ['a day that does not exist', { onDay: '2026-02-29' }, ['DATE_INVALID']],
    ['more than 100 %', { physicalPermille: 1001 }, ['PHYSICAL_OUT_OF_RANGE']],
    ['another list’s stage', { stage: 'TRIAL' }, ['PROGRESS_STAGE_UNKNOWN']],
    [
      'no money',
      { completedThisYear: null, completedSinceStart: '' },
      ['PROGRESS_MONEY_MISSING', 'PROGRESS_MONEY_MISSING'],
    ],
    ['a half character', { text: '\ud800' }, ['TEXT_NOT_ALLOWED']],
    ['a sum above the total', { completedSinceStart: '1000000000.01' }, ['PROGRESS_ABOVE_TOTAL']],
  ])('refuses %s', (_, change, codes) =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      expect(codesOf(await recordProgress(hub, operator, progress({ ...january, ...change })))).toEqual(codes)
    }),
  )

  it('refuses an empty entry, the same day twice, and a city that has no part in it', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      await seedRow(hub, { list: 'TASK', number: 2 })
      const empty = { ...task, text: ' ' }
      const outcome = await recordProgress(hub, operator, progress(empty, january, { ...january, physicalPermille: 0 }))
      expect(codesOf(outcome)).toEqual(['PROGRESS_EMPTY', 'PROGRESS_REPEATED'])
      expect(codesOf(await recordProgress(hub, operator, progress()))).toEqual(['PROGRESS_NONE'])
      const ofOrdos = { ...operatorOf('150600', 'hbew') }
      const theirs = { ...progress(task), city: '150600' }
      expect(codesOf(await recordProgress(hub, ofOrdos, theirs))).toEqual(['PROGRESS_CITY_NOT_OF_ROW'])
    }))

  it('lets a backlog agree within itself, whatever its order, and with what stands', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      const less = { ...january, onDay: '2026-02-20', completedThisYear: '9999999.99' }
      const outcome = await recordProgress(hub, operator, progress(less, january))
      expect(outcome.problems).toMatchObject([
        { code: 'PROGRESS_YEAR_FELL', path: ['entries', 0, 'completedThisYear'], facts: { other: '10000000' } },
      ])
      must(await recordProgress(hub, operator, progress(february)))
      const more = { ...january, onDay: '2026-01-20', completedThisYear: '10000000.01' }
      expect((await recordProgress(hub, operator, progress(more))).problems).toMatchObject([
        { code: 'PROGRESS_YEAR_FELL', facts: { onDay: '2026-01-31' } },
      ])
      const explained = { ...more, reason: '统计口径调整' }
      expect((await recordProgress(hub, operator, progress(explained))).problems).toMatchObject([
        { code: 'PROGRESS_YEAR_FELL', severity: 'WARNING' },
      ])
    }))

  it.each([
    ['the city’s coordinator', ofHohhot, []],
    ['another city’s operator', operatorOf('150200', 'hbew'), ['FORBIDDEN']],
    ['the city’s partner system', partnerOf('150100', 'hbew'), ['FORBIDDEN']],
    ['the secretariat', secretariat, ['FORBIDDEN']],
    ['nobody we know', anonymous, ['UNAUTHENTICATED']],
  ])('by %s', (_, caller, codes) =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      expect(codesOf(await recordProgress(hub, caller, progress(task)))).toEqual(codes)
    }),
  )
})

const counted = async (hub: Hub, by: string) =>
  (await selectLatestReleased(hub.db, await subjects(hub), by, null)).map(
    ({ onDay, physicalPermille, isRepeated, releasedOn }) => [onDay, physicalPermille, isRepeated, releasedOn],
  )
const subjects = async ({ db: tx }: Hub) =>
  (await sql<{ id: number }>`select id from plan_subject`.execute(tx)).rows.map(({ id }) => id)

describe('releasing progress', () => {
  it('lets it count, each cadence by the last day of its own', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      must(await recordProgress(hub, operator, progress(january, { ...february, physicalPermille: 150 })))
      expect(await counted(hub, '2026-12-31')).toEqual([])
      const { outcomes } = must(await releaseProgress(hub, ofHohhot, { ...named, entries: [february, january] }))
      expect(outcomes).toEqual(['STEPPED', 'STEPPED'])
      expect(await counted(hub, '2026-01-30')).toEqual([])
      expect(await counted(hub, '2026-01-31')).toEqual([['2026-01-31', 100, false, '2026-03-02']])
      expect(await counted(hub, '2026-02-27')).toEqual([['2026-01-31', 100, false, '2026-03-02']])
      expect(await counted(hub, '2026-02-28')).toEqual([['2026-02-28', 150, false, '2026-03-02']])
    }))

  it('marks what only repeats the one before, but not of what stops for the winter', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      await released(hub, '2026-03-02', january, february)
      await released(hub, '2026-03-02', { ...january, number: 2 }, { ...february, number: 2 })
      const marks = (await counted(hub, '2026-02-28')).map(([, , isRepeated]) => isRepeated)
      expect(marks).toEqual([true, false])
    }))

  it('changes nothing of what is released, and refuses what was never entered', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      await released(hub, '2026-03-02', january)
      const before = await lastChange(hub.db)
      const outcome = await releaseProgress(hub, ofHohhot, {
        ...named,
        entries: [january, february, { ...task, number: 7 }],
      })
      expect(must(outcome)).toEqual({
        ...{ received: 3, stepped: 0, unchanged: 1, rejected: 2 },
        outcomes: ['UNCHANGED', 'REJECTED', 'REJECTED'],
      })
      expect(codesOf(outcome)).toEqual(['PROGRESS_UNKNOWN', 'PLAN_ROW_UNKNOWN'])
      expect(await lastChange(hub.db)).toBe(before)
    }))

  it.each([
    ['the city’s operator, who enters', operator, ['FORBIDDEN']],
    ['another city’s coordinator', ofBaotou, ['FORBIDDEN']],
    ['a leader', leader, ['FORBIDDEN']],
    ['an auditor', auditor, ['FORBIDDEN']],
    ['nobody we know', anonymous, ['UNAUTHENTICATED']],
  ])('not by %s', (_, caller, codes) =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      must(await recordProgress(hub, operator, progress(task)))
      expect(codesOf(await releaseProgress(hub, caller, { ...named, entries: [task] }))).toEqual(codes)
      expect(codesOf(await returnProgress(hub, caller, { ...named, entries: [task], reason: '请补数据' }))).toEqual(
        codes,
      )
    }),
  )
})

describe('sending progress back', () => {
  it('needs a reason, and lets the same be entered again', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      must(await recordProgress(hub, operator, progress(january)))
      const back = { ...named, entries: [january] }
      expect(codesOf(await returnProgress(hub, ofHohhot, { ...back, reason: ' ' }))).toEqual(['TEXT_MISSING'])
      expect(must(await returnProgress(hub, ofHohhot, { ...back, reason: '请核对单位' })).outcomes).toEqual(['STEPPED'])
      expect(codesOf(await releaseProgress(hub, ofHohhot, back))).toEqual(['PROGRESS_RETURNED'])
      expect(must(await recordProgress(hub, operator, progress(january))).outcomes).toEqual(['ENTERED'])
      expect(must(await releaseProgress(hub, ofHohhot, back)).outcomes).toEqual(['STEPPED'])
      expect(codesOf(await returnProgress(hub, ofHohhot, { ...back, reason: '晚了' }))).toEqual(['PROGRESS_RELEASED'])
    }))
})

describe('revising progress', () => {
  const better = { ...january, physicalPermille: 120, reason: '监理复核' }

  it('needs something released and a reason, and counts once it is released in turn', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      expect(codesOf(await reviseProgress(hub, operator, progress(better)))).toEqual(['PROGRESS_NOT_RELEASED'])
      await released(hub, '2026-02-03', january)
      expect(codesOf(await recordProgress(hub, operator, progress(better)))).toEqual(['PROGRESS_RELEASED'])
      expect(codesOf(await reviseProgress(hub, operator, progress({ ...better, reason: '' })))).toEqual([
        'PROGRESS_REASON_MISSING',
      ])
      const before = await lastChange(hub.db)
      expect(must(await reviseProgress(hub, operator, progress(better))).outcomes).toEqual(['ENTERED'])
      const [change] = await changesAfter(hub.db, before)
      expect([change!.kind, JSON.parse(change!.content).state.counting.physicalPermille]).toEqual([
        'progress.revised',
        100,
      ])
      expect(await counted(hub, '2026-02-28')).toEqual([['2026-01-31', 100, false, '2026-02-03']])
      must(await releaseProgress(hub, ofHohhot, { ...named, entries: [january] }))
      expect(await counted(hub, '2026-02-28')).toEqual([['2026-01-31', 120, false, '2026-03-02']])
    }))

  it('does not change what was known before', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      await released(hub, '2026-02-03', january)
      const { rows } = await sql<{ at: string }>`select max(recorded_at) as at from change_commit`.execute(hub.db)
      must(await reviseProgress(hub, operator, progress(better)))
      must(await releaseProgress(hub, ofHohhot, { ...named, entries: [january] }))
      const ids = await subjects(hub)
      const known = await selectLatestReleased(hub.db, ids, '2026-02-28', rows[0]!.at)
      expect(known.map(({ physicalPermille }) => physicalPermille)).toEqual([100])
    }))
})

// The last one: what it prepares stays in the file's database.
describe('entering many at once', () => {
  it('takes as many statements for two hundred entries as for one', async () => {
    const hub = hubAt(db, '2026-12-31T01:00:00Z')
    await seedPlan(hub)
    const ofDays = (count: number) => ({
      ...progress(
        ...Array.from({ length: count }, (_, i) => ({
          ...january,
          onDay: addDays('2026-01-01', i),
          physicalPermille: i,
        })),
      ),
      dryRun: true,
    })
    const one = await countStatements(database, () => recordProgress(hub, operator, ofDays(1)))
    const many = await countStatements(database, () => recordProgress(hub, operator, ofDays(200)))
    expect([must(many.result).entered, many.count]).toEqual([200, one.count])
    expect(one.count).toBe(5)
  })

  it('tells of each in its order, also of more than are written at a time', () =>
    inHub(db, '2026-12-31T01:00:00Z', async (hub) => {
      for (const number of [2, 3, 4]) await seedRow(hub, { list: 'TASK', number })
      const before = await lastChange(hub.db)
      const entries = [1, 2, 3, 4].flatMap((number) =>
        Array.from({ length: 300 }, (_, i) => ({ ...task, number, onDay: addDays('2026-01-01', i), text: `第${i}日` })),
      )
      const year = { ...progress(...entries), onProblem: 'REJECT_ALL' as const }
      expect(must(await recordProgress(hub, operator, year))).toMatchObject({ entered: 1200, rejected: 0 })
      const told = await changesAfter(hub.db, before)
      expect(told.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(
        entries.map(({ number, onDay }) => `progress.recorded hbew/TASK/2026/${number}/150100/${onDay}`),
      )
      expect(JSON.parse(told[1199]!.content).state).toMatchObject({ number: 4, onDay: '2026-10-27', text: '第299日' })
    }))

  it('asks four statements of who owes what, whatever the rows, and three of what was entered', async () => {
    const ask = openDoor(hubAt(db, '2026-12-31T01:00:00Z'))
    const statements = async (question: string) => {
      const { result, count } = await countStatements(database, () => ask(question, {}, secretariat))
      expect(result.errors).toBeUndefined()
      return count
    }
    const owed = 'cities { city { name } } rows { nodes { city { name } state } } chaseList'
    expect(await statements(`{ obligations(cluster: "hbew", period: "2026-11") { ${owed} } }`)).toBe(4)
    expect(
      await statements('{ progressEntries(cluster: "hbew") { nodes { city { name } documents { name } } } }'),
    ).toBeLessThan(4)
  })

  it('lets one of two that come at once enter, and the other find it', async () => {
    const hub = hubAt(db, '2026-12-31T01:00:00Z')
    const both = await Promise.all([1, 2].map(() => recordProgress(hub, operator, progress(january))))
    expect(both.map((outcome) => must(outcome).outcomes[0]).sort()).toEqual(['ENTERED', 'UNCHANGED'])
    const steps = await Promise.all([1, 2].map(() => releaseProgress(hub, ofHohhot, { ...named, entries: [january] })))
    expect(steps.map((outcome) => must(outcome).outcomes[0]).sort()).toEqual(['STEPPED', 'UNCHANGED'])
  })

  it.each(['progress_entry', 'progress_step', 'progress_released'])(
    'leaves facts in %s that nobody edits',
    async (table) => {
      await expect(sql`delete from ${sql.table(table)}`.execute(db)).rejects.toThrow(`${table} is append-only`)
    },
  )
})
