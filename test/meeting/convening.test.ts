import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { adoptResolution } from '../../src/meeting/adopt-resolution.ts'
import { conveneMeeting } from '../../src/meeting/convene-meeting.ts'
import { cutOffOf } from '../../src/meeting/joint-meeting.ts'
import { listMeetings } from '../../src/meeting/list-meetings.ts'
import { recordAgreement } from '../../src/meeting/record-agreement.ts'
import { setCutOff } from '../../src/meeting/set-cut-off.ts'
import { setNextList } from '../../src/meeting/set-next-list.ts'
import { setReportText } from '../../src/meeting/set-report-text.ts'
import { leader, partnerOf, secretariatOf } from '../support/callers.ts'
import { codesOf, makeCluster, must, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, inHub } from '../support/hub.ts'
import { met, office, resolved, seventh, sixth } from '../support/meeting.ts'
import { fourCities } from '../support/recognition.ts'
import { changesAfter, lastChange } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'

const meetingsOf = async (hub: Hub, more: object = {}) =>
  must(await listMeetings(hub, leader, { cluster: 'hbew', asOf: null, knownAt: null, limit: 10, ...more })).meetings

describe('convening a meeting', () => {
  it('suggests the host by rotation, and is known from its day on if it was held', () =>
    inHub(db, now, async (hub) => {
      await met(hub)
      expect(must(await conveneMeeting(hub, office, { cluster: 'hbew', title: ' 第七次会议 ' }))).toMatchObject({
        ...{ edition: 7, version: 1, title: '第七次会议', host: '150200', suggestedHost: '150200', hostReason: null },
        ...{ heldOn: null, year: 2026, validFrom: '2026-03-02', agenda: [], participants: [] },
      })
      expect((await meetingsOf(hub)).map(({ edition, year }) => [edition, year])).toEqual([
        [7, 2026],
        [6, 2025],
      ])
      expect((await meetingsOf(hub, { asOf: '2025-12-20' })).map(({ edition }) => edition)).toEqual([6])
      expect(await meetingsOf(hub, { asOf: '2025-12-19' })).toEqual([])
      expect(await meetingsOf(hub, { knownAt: '2026-01-01T00:00:00Z' })).toEqual([])
    }))

  it('changes only what is said, and records nothing where nothing changes', () =>
    inHub(db, now, async (hub) => {
      await met(hub)
      const people = [{ city: '150900', name: '演示甲', post: '市长' }]
      must(await conveneMeeting(hub, office, { ...seventh, agenda: ['听取汇报'], participants: people }))
      const changed = await conveneMeeting(hub, office, { cluster: 'hbew', edition: 7, heldOn: '2026-06-20' })
      expect(must(changed)).toMatchObject({
        version: 2,
        heldOn: '2026-06-20',
        agenda: ['听取汇报'],
        participants: people,
      })
      const last = await lastChange(hub.db)
      const [told] = await changesAfter(hub.db, last - 1)
      expect(told).toMatchObject({ kind: 'meeting.convened', subject: 'hbew/7', isPublic: false })
      expect(told!.content).not.toContain('演示甲')
      must(await conveneMeeting(hub, office, { ...seventh, agenda: ['听取汇报'], participants: people }))
      expect(await lastChange(hub.db)).toBe(last)
      expect((await meetingsOf(hub))[0]).toMatchObject({ version: 2, agenda: ['听取汇报'], participants: people })
    }))

  it.each([
    ['the secretariat', office, {}, []],
    ['the secretariat, out of turn', office, { host: '150600' }, ['HOST_NEEDS_REASON']],
    ['the secretariat, out of turn for a reason', office, { host: '150600', hostReason: '会期协调' }, []],
    ['the secretariat, in a strange city', office, { host: '440100' }, ['MEETING_CITY_NOT_MEMBER']],
    ['the secretariat, before the sixth', office, { heldOn: '2025-12-19' }, ['MEETING_DAY_OUT_OF_ORDER']],
    ['the secretariat, on no day', office, { heldOn: '2026-02-30' }, ['DATE_INVALID']],
    ['the secretariat, to hold from tomorrow', office, { validFrom: '2026-03-03' }, ['DATE_IN_THE_FUTURE']],
    ['the secretariat, as nothing', office, { title: ' ' }, ['TEXT_MISSING']],
    ['the secretariat, of no year', office, { year: 1999 }, ['PLAN_YEAR_OUT_OF_RANGE']],
    ['the secretariat, with an empty point', office, { agenda: ['一', ''] }, ['TEXT_MISSING']],
    [
      'the secretariat, with strangers',
      office,
      { participants: [{ city: '440100', name: '甲', post: '市长' }] },
      ['MEETING_CITY_NOT_MEMBER'],
    ],
    ['a coordinator', ofHohhot, {}, ['FORBIDDEN']],
    ['another cluster’s secretariat', secretariatOf('prd'), {}, ['FORBIDDEN']],
    ['anybody', anonymous, {}, ['UNAUTHENTICATED']],
  ] as const)('by %s', (_, caller, more, codes) =>
    inHub(db, now, async (hub) => {
      await met(hub)
      expect(codesOf(await conveneMeeting(hub, caller, { ...seventh, ...more }))).toEqual(codes)
    }),
  )

  it('asks for a host where no meeting went before', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', fourCities)
      expect(codesOf(await conveneMeeting(hub, office, seventh))).toEqual(['HOST_MISSING'])
    }))

  it('does not take back the day of a meeting that resolved something', () =>
    inHub(db, now, async (hub) => {
      await met(hub)
      must(await adoptResolution(hub, office, resolved))
      const away = { cluster: 'hbew', edition: 6, heldOn: null }
      expect(codesOf(await conveneMeeting(hub, office, away))).toEqual(['MEETING_HAS_RESOLUTIONS'])
      const moved = await conveneMeeting(hub, office, { ...away, heldOn: '2025-12-21', reason: '更正' })
      expect(must(moved).heldOn).toBe('2025-12-21')
    }))
})

describe('what belongs to a meeting', () => {
  const six = { cluster: 'hbew', edition: 6 } as const

  it('has a cut-off that is moved for a reason only', () =>
    inHub(db, now, async (hub) => {
      await met(hub)
      const first = { ...six, cutOff: '2025-12-15T10:00:00.000000Z' }
      expect(cutOffOf(must(await setCutOff(hub, office, first)))).toBe('2025-12-15T10:00:00.000000Z')
      must(await setCutOff(hub, office, first))
      const second = { ...six, cutOff: '2025-12-16T10:00:00.000000Z' }
      expect(codesOf(await setCutOff(hub, office, second))).toEqual(['TEXT_MISSING'])
      must(await setCutOff(hub, office, { ...second, reason: '等待统计数据' }))
      expect((await meetingsOf(hub))[0]!.cutOffs).toEqual([
        { at: '2025-12-15T10:00:00.000000Z', reason: null },
        { at: '2025-12-16T10:00:00.000000Z', reason: '等待统计数据' },
      ])
      expect(codesOf(await setCutOff(hub, office, { ...second, edition: 9 }))).toEqual(['MEETING_UNKNOWN'])
      expect(codesOf(await setCutOff(hub, ofHohhot, second))).toEqual(['FORBIDDEN'])
    }))

  it('has agreements, and their record is corrected for a reason only', () =>
    inHub(db, now, async (hub) => {
      await met(hub)
      const signed = { ...six, level: 'CITY', title: '合作协议', parties: ['呼和浩特市', '包头市'] } as const
      must(await recordAgreement(hub, office, signed))
      must(await recordAgreement(hub, office, { ...signed, level: 'DEPARTMENT', title: '公积金互认协议' }))
      const first = { ...signed, number: 1, title: '战略合作协议' }
      expect(codesOf(await recordAgreement(hub, office, first))).toEqual(['MEETING_NUMBER_TAKEN'])
      must(await recordAgreement(hub, office, { ...first, reason: '名称有误' }))
      expect((await meetingsOf(hub))[0]!.agreements).toMatchObject([
        { number: 1, version: 2, title: '战略合作协议', signedOn: '2025-12-20', reason: '名称有误' },
        { number: 2, version: 1, title: '公积金互认协议', level: 'DEPARTMENT' },
      ])
      const alone = { ...signed, parties: ['呼和浩特市'] }
      expect(codesOf(await recordAgreement(hub, office, alone))).toEqual(['AGREEMENT_PARTIES_TOO_FEW'])
      const late = { ...signed, signedOn: '2026-03-03' }
      expect(codesOf(await recordAgreement(hub, office, late))).toEqual(['DATE_IN_THE_FUTURE'])
    }))

  it('has the next year’s list, set as a whole', () =>
    inHub(db, now, async (hub) => {
      await met(hub)
      const entry = { list: 'TASK', title: '一卡通行', leadCity: '150100' } as const
      must(await setNextList(hub, office, { ...six, entries: [entry] }))
      must(await setNextList(hub, office, { ...six, entries: [entry] }))
      expect((await meetingsOf(hub))[0]!.nextList).toEqual({ version: 1, year: 2026, entries: [entry] })
      const strange = { ...six, entries: [entry, { ...entry, leadCity: '440100' }] }
      const refusal = await setNextList(hub, office, strange)
      expect([codesOf(refusal), refusal.problems[0]!.path]).toEqual([
        ['MEETING_CITY_NOT_MEMBER'],
        ['entries', 1, 'leadCity'],
      ])
    }))

  it('has texts, part by part, that can be taken back', () =>
    inHub(db, now, async (hub) => {
      await met(hub)
      const text = (part: string, said: string | null, by = office) =>
        setReportText(hub, by, { ...six, part, text: said })
      must(await text('NEXT_STEPS', '一、抓落实'))
      must(await text('INTRODUCTION', '会议情况如下。'))
      must(await text('FIELD:TRANSPORT', '交通先行。'))
      must(await text('NEXT_STEPS', '一、抓紧落实'))
      must(await text('FIELD:TRANSPORT', null))
      const [told] = await changesAfter(hub.db, (await lastChange(hub.db)) - 1)
      expect(told).toMatchObject({ kind: 'reportText.set', subject: 'hbew/6/FIELD:TRANSPORT' })
      expect((await meetingsOf(hub))[0]!.texts).toEqual([
        { part: 'INTRODUCTION', version: 1, text: '会议情况如下。' },
        { part: 'NEXT_STEPS', version: 2, text: '一、抓紧落实' },
      ])
      expect(must(await text('FIELD:TRANSPORT', '再写')).texts[0]).toMatchObject({
        part: 'FIELD:TRANSPORT',
        version: 3,
      })
      expect(codesOf(await text('FIELD:NOWHERE', '无'))).toEqual(['REPORT_PART_UNKNOWN'])
      expect(codesOf(await text('OUTRO', '无'))).toEqual(['REPORT_PART_UNKNOWN'])
      expect(codesOf(await text('INTRODUCTION', '无', partnerOf('150100', 'hbew')))).toEqual(['FORBIDDEN'])
    }))

  it('was what it was at an instant, and is the same when it is asked for again', () =>
    inHub(db, now, async (hub) => {
      await met(hub)
      must(await setReportText(hub, office, { ...six, part: 'INTRODUCTION', text: '前' }))
      const later = at(hub, '2026-03-05T01:00:00Z')
      must(await conveneMeeting(later, office, { ...sixth, title: '第六次联席会议', reason: '全称' }))
      expect((await meetingsOf(later, { asOf: '2026-03-04' }))[0]!.title).toBe('第六次会议')
      expect((await meetingsOf(later))[0]!.title).toBe('第六次联席会议')
    }))
})
