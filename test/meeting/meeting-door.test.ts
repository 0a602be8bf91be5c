import { describe, expect, it } from 'vitest'
import { coordinatorOf, leader } from '../support/callers.ts'
import { ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { inHub } from '../support/hub.ts'
import { met, office, resolved, seventh } from '../support/meeting.ts'
import { ofOrdos } from '../support/recognition.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'

const convene = `mutation ($input: ConveneMeetingInput!) { conveneMeeting(input: $input) {
  meeting { edition title host { name } suggestedHost { code } heldOn state year version } problems { code path } } }`
const progress = `mutation ($input: RecordResolutionProgressInput!) { recordResolutionProgress(input: $input) {
  resolution { edition number state isOpen steps { state by { name } } } problems { code path } } }`
const adopt = `mutation ($input: AdoptResolutionInput!) { adoptResolution(input: $input) {
  resolution { number adoptedOn leadCity { name } coCities { name } } problems { code path } } }`
const papers = `mutation { a: setCutOff(input: { cluster: "hbew", edition: 6, cutOff: "2025-12-15T18:00:00+08:00" }) { meeting { cutOff } problems { code } }
  b: setReportText(input: { cluster: "hbew", edition: 6, part: "INTRODUCTION", text: "前言" }) { meeting { texts { part text } } problems { code } }
  c: setNextList(input: { cluster: "hbew", edition: 6, entries: [{ list: TASK, title: "一卡通", leadCity: "150900" }] }) {
    meeting { nextList { year entries { list title leadCity { name } } } } problems { code } }
  d: recordAgreement(input: { cluster: "hbew", edition: 6, level: CITY, title: "协议", parties: ["甲", "乙"] }) {
    meeting { agreements { number level signedOn parties } } problems { code } } }`

describe('a meeting through the door', () => {
  it('is convened, refused with the place, and forbidden', () =>
    inHub(db, now, async (hub) => {
      await met(hub)
      const ask = openDoor(hub)
      expect((await ask(convene, { input: seventh }, office)).data.conveneMeeting).toEqual({
        meeting: {
          ...{ edition: 7, title: '第七次会议', host: { name: '包头市' }, suggestedHost: { code: '150200' } },
          ...{ heldOn: null, state: 'IN_PREPARATION', year: 2026, version: 1 },
        },
        problems: [],
      })
      const refused = await ask(convene, { input: { ...seventh, host: '150600' } }, office)
      expect(refused.data.conveneMeeting).toEqual({
        meeting: null,
        problems: [{ code: 'HOST_NEEDS_REASON', path: ['hostReason'] }],
      })
      expect(errorCodes(await ask(convene, { input: seventh }, ofHohhot))).toEqual(['FORBIDDEN'])
    }))

  it('takes what belongs to it, and shows it to keys of the cluster only', () =>
    inHub(db, now, async (hub) => {
      await met(hub)
      const ask = openDoor(hub)
      const { a, b, c, d } = (await ask(papers, {}, office)).data
      expect([a.meeting, b.meeting, c.meeting, d.meeting]).toEqual([
        { cutOff: '2025-12-15T10:00:00.000000Z' },
        { texts: [{ part: 'INTRODUCTION', text: '前言' }] },
        { nextList: { year: 2026, entries: [{ list: 'TASK', title: '一卡通', leadCity: { name: '乌兰察布市' } }] } },
        { agreements: [{ number: 1, level: 'CITY', signedOn: '2025-12-20', parties: ['甲', '乙'] }] },
      ])
      const list = '{ jointMeetings(cluster: "hbew") { nodes { edition state host { name } cutOff } } }'
      expect((await ask(list, {}, leader)).data.jointMeetings.nodes).toEqual([
        { edition: 6, state: 'HELD', host: { name: '呼和浩特市' }, cutOff: '2025-12-15T10:00:00.000000Z' },
      ])
      expect(errorCodes(await ask(list))).toEqual(['UNAUTHENTICATED'])
      expect(errorCodes(await ask(list, {}, coordinatorOf('440100', 'prd')))).toEqual(['FORBIDDEN'])
      const none = await ask('{ jointMeeting(cluster: "hbew", edition: 8) { title } }', {}, leader)
      expect(none.data).toEqual({ jointMeeting: null })
    }))
})

describe('a resolution through the door', () => {
  it('is adopted and goes on, is refused with the place, and forbidden', () =>
    inHub(db, now, async (hub) => {
      await met(hub)
      const ask = openDoor(hub)
      expect((await ask(adopt, { input: resolved }, office)).data.adoptResolution).toEqual({
        resolution: {
          ...{ number: 1, adoptedOn: '2025-12-20', leadCity: { name: '呼和浩特市' }, coCities: [{ name: '包头市' }] },
        },
        problems: [],
      })
      const input = { cluster: 'hbew', edition: 6, number: 1, state: 'UNDER_WAY', text: '已印发方案' }
      expect((await ask(progress, { input }, ofHohhot)).data.recordResolutionProgress).toEqual({
        resolution: {
          ...{ edition: 6, number: 1, state: 'UNDER_WAY', isOpen: true },
          steps: [{ state: 'UNDER_WAY', by: { name: '呼和浩特市' } }],
        },
        problems: [],
      })
      const refused = await ask(progress, { input: { ...input, endedBy: 7 } }, ofHohhot)
      expect(refused.data.recordResolutionProgress).toEqual({
        resolution: null,
        problems: [{ code: 'RESOLUTION_END_MISPLACED', path: ['endedBy'] }],
      })
      expect(errorCodes(await ask(progress, { input }, ofOrdos))).toEqual(['FORBIDDEN'])
      expect(errorCodes(await ask(adopt, { input: resolved }, ofHohhot))).toEqual(['FORBIDDEN'])
      expect(errorCodes(await ask('{ resolutions(cluster: "hbew") { totalCount } }'))).toEqual(['UNAUTHENTICATED'])
    }))
})
