import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { leader, secretariat } from '../support/callers.ts'
import { ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { rolledBack } from '../support/rolled-back.ts'
import { livingHub, meeting8, prepared } from '../support/sealing.ts'

const { db } = await openTestDatabase()

const doing = (verb: string, input: string) =>
  `mutation ($input: ${input}!) { ${verb}(input: $input) { meeting {
    confirmations { city { code } state } objections { number figure value expected state manner }
    sealed { isBackfilled unconfirmedReason papers { name path } errata { number oldValue newValue } } } problems { code path } } }`
const confirm = doing('confirmFigures', 'ConfirmFiguresInput')
const object = doing('objectToFigure', 'ObjectToFigureInput')
const answer = doing('answerObjection', 'AnswerObjectionInput')
const seal = doing('sealBrief', 'SealBriefInput')
const erratum = doing('recordErratum', 'RecordErratumInput')
const findings = 'query { sealFindings(cluster: "hbew", edition: 8) { what } }'
const diff = 'query { briefDiff(cluster: "hbew", from: 8, to: 8) { figures { figure } resolutions { number } } }'

const ofHohhotsFigures = { ...meeting8, city: '150100' }
const objection = { ...ofHohhotsFigures, figure: 'tasks.rows@150100', reason: '漏了一项', expected: '3' }

describe('confirming, objecting, sealing and correcting through the door', () => {
  it('does each, refuses with the place, and forbids', () =>
    rolledBack(db, async (tx) => {
      const hub = livingHub(tx)
      await prepared(hub)
      const ask = openDoor(hub)
      const objected = (await ask(object, { input: objection }, ofHohhot)).data.objectToFigure
      expect(objected.meeting.objections).toEqual([
        { number: 1, figure: 'tasks.rows@150100', value: '2', expected: '3', state: 'OPEN', manner: null },
      ])
      expect(objected.meeting.confirmations).toEqual([
        { city: { code: '150100' }, state: 'OBJECTED' },
        { city: { code: '150200' }, state: 'MISSING' },
      ])
      const lost = { input: { ...objection, figure: 'tasks.lost' } }
      expect((await ask(object, lost, ofHohhot)).data.objectToFigure).toEqual({
        meeting: null,
        problems: [{ code: 'FIGURE_UNKNOWN', path: ['figure'] }],
      })
      const answered = { ...meeting8, objection: 1, manner: 'KEPT', text: '已核' }
      const kept = (await ask(answer, { input: answered }, secretariat)).data.answerObjection.meeting
      expect(kept.objections).toMatchObject([{ state: 'ANSWERED', manner: 'KEPT' }])
      expect(errorCodes(await ask(answer, { input: answered }, ofBaotou))).toEqual(['FORBIDDEN'])
      const confirmed = (await ask(confirm, { input: ofHohhotsFigures }, ofHohhot)).data.confirmFigures.meeting
      expect(confirmed.confirmations[0]).toEqual({ city: { code: '150100' }, state: 'CONFIRMED' })
      expect(errorCodes(await ask(confirm, { input: ofHohhotsFigures }, ofBaotou))).toEqual(['FORBIDDEN'])
      expect((await ask(seal, { input: meeting8 }, secretariat)).data.sealBrief).toEqual({
        meeting: null,
        problems: [{ code: 'CITIES_UNCONFIRMED', path: ['evenUnconfirmed'] }],
      })
      const evenSo = { ...meeting8, evenUnconfirmed: true, reason: '包头未复' }
      expect(errorCodes(await ask(seal, { input: evenSo }, ofHohhot))).toEqual(['FORBIDDEN'])
      const { meeting, problems } = (await ask(seal, { input: evenSo }, secretariat)).data.sealBrief
      expect(problems).toEqual([{ code: 'CITIES_UNCONFIRMED', path: [] }])
      expect(meeting.sealed).toEqual({
        ...{ isBackfilled: false, unconfirmedReason: '包头未复', errata: [] },
        papers: [
          { name: 'annexes.xlsx', path: '/meetings/hbew/8/annexes.xlsx' },
          { name: 'report.docx', path: '/meetings/hbew/8/report.docx' },
        ],
      })
      const corrected = { ...meeting8, figure: 'tasks.rows', value: '4', reason: '漏计一项' }
      const { sealed } = (await ask(erratum, { input: corrected }, secretariat)).data.recordErratum.meeting
      expect(sealed.errata).toEqual([{ number: 1, oldValue: '3', newValue: '4' }])
      expect(errorCodes(await ask(erratum, { input: corrected }, leader))).toEqual(['FORBIDDEN'])
      expect((await ask(findings, {}, leader)).data.sealFindings).toEqual([])
      expect((await ask(diff, {}, leader)).data.briefDiff).toEqual({ figures: [], resolutions: [] })
      expect(errorCodes(await ask(findings, {}, anonymous))).toEqual(['UNAUTHENTICATED'])
      expect(errorCodes(await ask(diff, {}, anonymous))).toEqual(['UNAUTHENTICATED'])
    }))
})
