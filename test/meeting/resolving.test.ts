import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import type { Hub } from '../../src/hub.ts'
import { adoptResolution } from '../../src/meeting/adopt-resolution.ts'
import { conveneMeeting } from '../../src/meeting/convene-meeting.ts'
import { listResolutions } from '../../src/meeting/list-resolutions.ts'
import { recordAgreement } from '../../src/meeting/record-agreement.ts'
import { recordResolutionProgress } from '../../src/meeting/record-resolution-progress.ts'
import { deadlineOf, resolutionStateOf } from '../../src/meeting/resolution.ts'
import { setCutOff } from '../../src/meeting/set-cut-off.ts'
import { setNextList } from '../../src/meeting/set-next-list.ts'
import { setReportText } from '../../src/meeting/set-report-text.ts'
import { backFilled, card } from '../support/batch.ts'
import { leader, operatorOf, partnerOf } from '../support/callers.ts'
import { codesOf, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, inHub } from '../support/hub.ts'
import { met, metAndResolved, office, resolved, seventh } from '../support/meeting.ts'
import { plan } from '../support/planning.ts'
import { changesAfter, lastChange } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const first = { cluster: 'hbew', edition: 6, number: 1 }
const begun = { ...first, state: 'UNDER_WAY', text: '已印发方案' } as const

const ledger = async (hub: Hub, more: object = {}) =>
  must(await listResolutions(hub, leader, { cluster: 'hbew', ...more })).resolutions

describe('adopting a resolution', () => {
  it('numbers it in its meeting, and links it to what it produced', () =>
    inHub(db, now, async (hub) => {
      await met(hub)
      await plan(hub, { number: 3 })
      await backFilled(hub, {}, card)
      must(await adoptResolution(hub, office, resolved))
      const links = [{ kind: 'PROJECT', year: 2026, number: 3 } as const, { kind: 'BATCH', number: 1 } as const]
      expect(must(await adoptResolution(hub, office, { ...resolved, deadline: null, links }))).toMatchObject({
        ...{ edition: 6, number: 2, version: 1, adoptedOn: '2025-12-20', deadline: null },
        links: [
          { kind: 'PROJECT', year: 2026, number: 3, title: '城际铁路' },
          { kind: 'BATCH', year: null, number: 1, title: '第一批' },
        ],
      })
      const [told] = await changesAfter(hub.db, (await lastChange(hub.db)) - 1)
      expect(told).toMatchObject({ kind: 'resolution.adopted', subject: 'hbew/6/2', isPublic: false })
    }))

  it('corrects the record for a reason only, and keeps what was known before', () =>
    inHub(db, now, async (hub) => {
      await metAndResolved(hub)
      must(await recordResolutionProgress(hub, ofHohhot, begun))
      const corrected = { ...first, leadCity: '150600', coCities: [] }
      expect(codesOf(await adoptResolution(hub, office, corrected))).toEqual(['MEETING_NUMBER_TAKEN'])
      expect(must(await adoptResolution(hub, office, { ...corrected, reason: '牵头城市有误' }))).toMatchObject({
        ...{ version: 2, leadCity: '150600', text: '统一四市窗口标识', deadline: '2026-06-30' },
        steps: [{ state: 'UNDER_WAY' }],
      })
      expect(await ledger(hub, { knownAt: '2020-01-01T00:00:00Z' })).toEqual([])
    }))

  it('knows of the meetings since, but of none that is only planned', () =>
    inHub(db, now, async (hub) => {
      await met(hub)
      must(await conveneMeeting(hub, office, { ...seventh, heldOn: '2026-04-20' }))
      expect(must(await adoptResolution(hub, office, resolved)).meetingsSince).toBe(0)
      expect(must(await recordResolutionProgress(hub, ofHohhot, begun)).meetingsSince).toBe(0)
      const later = at(hub, '2026-04-20T01:00:00Z')
      expect(must(await adoptResolution(later, office, resolved)).meetingsSince).toBe(1)
    }))

  it.each([
    ['of a meeting in preparation', { edition: 7 }, ['MEETING_NOT_HELD']],
    ['of no meeting', { edition: 8 }, ['MEETING_UNKNOWN']],
    ['without words', { text: ' ', unit: '' }, ['TEXT_MISSING', 'TEXT_MISSING']],
    ['led by a stranger', { leadCity: '440100' }, ['MEETING_CITY_NOT_MEMBER']],
    ['with a stranger', { coCities: ['440100'] }, ['MEETING_CITY_NOT_MEMBER']],
    ['with a city twice', { coCities: ['150200', '150100', '150200'] }, ['ENTRY_REPEATED', 'ENTRY_REPEATED']],
    ['due before it was adopted', { deadline: '2025-12-19' }, ['RESOLUTION_DEADLINE_BEFORE_MEETING']],
    ['linked to nothing', { links: [{ kind: 'TASK', year: 2026, number: 9 }] }, ['RESOLUTION_LINK_UNKNOWN']],
    ['linked to a batch of a year', { links: [{ kind: 'BATCH', year: 2026, number: 1 }] }, ['RESOLUTION_LINK_INVALID']],
    ['under number 0', { number: 0 }, ['MEETING_NUMBER_INVALID']],
  ] as const)('is refused %s', (_, more, codes) =>
    inHub(db, now, async (hub) => {
      await met(hub)
      must(await conveneMeeting(hub, office, seventh))
      expect(codesOf(await adoptResolution(hub, office, { ...resolved, ...more }))).toEqual(codes)
    }),
  )

  it('is the secretariat’s', () =>
    inHub(db, now, async (hub) => {
      await met(hub)
      expect(codesOf(await adoptResolution(hub, ofHohhot, resolved))).toEqual(['FORBIDDEN'])
      expect(codesOf(await adoptResolution(hub, anonymous, resolved))).toEqual(['UNAUTHENTICATED'])
    }))
})

describe('recording how a resolution stands', () => {
  it('keeps every step, and is as it was on any day', () =>
    inHub(db, now, async (hub) => {
      await metAndResolved(hub)
      must(await recordResolutionProgress(hub, ofHohhot, begun))
      const more = { ...first, state: 'EXTENDED', text: '等待标准', deadline: '2026-09-30' } as const
      must(await recordResolutionProgress(at(hub, '2026-06-20T01:00:00Z'), office, more))
      const late = at(hub, '2026-10-08T01:00:00Z')
      must(await recordResolutionProgress(late, ofHohhot, { ...begun, state: 'DONE', text: '已统一' }))
      const days = ['2025-12-19', '2025-12-20', '2026-03-02', '2026-06-20', '2026-10-01', '2026-10-08']
      const seen: unknown[] = []
      for (const asOf of days)
        seen.push((await ledger(late, { asOf })).map((one) => [resolutionStateOf(one), deadlineOf(one)]))
      expect(seen).toEqual([
        [],
        [['NOT_STARTED', '2026-06-30']],
        [['UNDER_WAY', '2026-06-30']],
        [['EXTENDED', '2026-09-30']],
        [['EXTENDED', '2026-09-30']],
        [['DONE', '2026-09-30']],
      ])
      expect(await ledger(late, { asOf: '2026-10-01', filter: { overdue: true } })).toHaveLength(1)
    }))

  it.each([
    ['the lead city’s coordinator', ofHohhot, {}, []],
    ['the secretariat, of a day before', office, { on: '2026-02-27' }, []],
    ['the secretariat, before it was adopted', office, { on: '2025-12-19' }, ['RESOLUTION_DAY_BEFORE_LAST']],
    ['the secretariat, of a day to come', office, { on: '2026-03-03' }, ['DATE_IN_THE_FUTURE']],
    ['a coordinator, of a day before', ofHohhot, { on: '2026-02-27' }, ['RESOLUTION_DAY_NOT_TODAY']],
    ['a coordinator without words', ofHohhot, { text: ' ' }, ['TEXT_MISSING']],
    ['the secretariat, of none', office, { number: 2 }, ['RESOLUTION_UNKNOWN']],
    ['the secretariat, extending to no day', office, { state: 'EXTENDED' }, ['RESOLUTION_DEADLINE_MISPLACED']],
    ['a coordinator, with a deadline', ofHohhot, { deadline: '2026-09-30' }, ['RESOLUTION_DEADLINE_MISPLACED']],
    [
      'the secretariat, extending to an earlier day',
      office,
      { state: 'EXTENDED', deadline: '2026-06-29' },
      ['RESOLUTION_DEADLINE_NOT_LATER'],
    ],
    ['a coordinator, extending', ofHohhot, { state: 'EXTENDED', deadline: '2026-09-30' }, ['FORBIDDEN']],
    ['another city', ofBaotou, {}, ['FORBIDDEN']],
    ['the lead city’s operator', operatorOf('150100', 'hbew'), {}, ['FORBIDDEN']],
    ['a partner system', partnerOf('150100', 'hbew'), {}, ['FORBIDDEN']],
    ['anybody', anonymous, {}, ['UNAUTHENTICATED']],
  ] as const)('by %s', (_, caller, more, codes) =>
    inHub(db, now, async (hub) => {
      await metAndResolved(hub)
      expect(codesOf(await recordResolutionProgress(hub, caller, { ...begun, ...more }))).toEqual(codes)
    }),
  )

  it('ends by a later meeting that was held by then, and is taken up again by the secretariat only', () =>
    inHub(db, now, async (hub) => {
      await metAndResolved(hub)
      const end = { ...first, state: 'ENDED', text: '会议决定终止', endedBy: 7 } as const
      const needs = ['RESOLUTION_END_NEEDS_MEETING']
      expect(codesOf(await recordResolutionProgress(hub, office, end))).toEqual(needs)
      must(await conveneMeeting(hub, office, { ...seventh, heldOn: '2026-02-28' }))
      expect(codesOf(await recordResolutionProgress(hub, office, { ...end, endedBy: 6 }))).toEqual(needs)
      expect(codesOf(await recordResolutionProgress(hub, office, { ...end, on: '2026-02-27' }))).toEqual(needs)
      expect(await ledger(hub, { filter: { carriedOver: true } })).toHaveLength(1)
      expect(must(await recordResolutionProgress(hub, office, end)).steps).toMatchObject([{ endedBy: 7 }])
      expect((await ledger(hub))[0]!.steps).toMatchObject([{ state: 'ENDED', endedBy: 7 }])
      expect(await ledger(hub, { filter: { carriedOver: true } })).toEqual([])
      expect(codesOf(await recordResolutionProgress(hub, ofHohhot, begun))).toEqual(['FORBIDDEN'])
      expect(codesOf(await recordResolutionProgress(hub, office, { ...begun, state: 'DONE' }))).toEqual([
        'RESOLUTION_STATE_NOT_ALLOWED',
      ])
      must(await recordResolutionProgress(hub, office, begun))
      expect(await ledger(hub, { filter: { open: true } })).toHaveLength(1)
    }))
})

describe('the facts of meetings', () => {
  it('are never edited nor deleted', () =>
    inHub(db, now, async (hub) => {
      await metAndResolved(hub)
      const six = { cluster: 'hbew', edition: 6 }
      must(await recordResolutionProgress(hub, ofHohhot, begun))
      must(await setCutOff(hub, office, { ...six, cutOff: '2025-12-15T10:00:00Z' }))
      must(await setReportText(hub, office, { ...six, part: 'INTRODUCTION', text: '前' }))
      must(await setNextList(hub, office, { ...six, entries: [] }))
      must(await recordAgreement(hub, office, { ...six, level: 'CITY', title: '协议', parties: ['甲', '乙'] }))
      const tables = ['joint_meeting', 'joint_meeting_version', 'meeting_cut_off', 'resolution', 'resolution_version']
      for (const name of [...tables, 'resolution_progress', 'agreement', 'next_list', 'report_text']) {
        const refused = `${name} is append-only`
        const edit = inTransaction(hub.db, (tx) => sql`update ${sql.table(name)} set recorded_in = 0`.execute(tx))
        await expect(edit).rejects.toThrow(refused)
      }
    }))
})
