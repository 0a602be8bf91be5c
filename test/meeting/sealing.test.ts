import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Hub } from '../../src/hub.ts'
import { answerFigure } from '../../src/meeting/answer-figure.ts'
import { answerObjection } from '../../src/meeting/answer-objection.ts'
import { checkSeal } from '../../src/meeting/check-seal.ts'
import { compareBriefs } from '../../src/meeting/compare-briefs.ts'
import { confirmFigures } from '../../src/meeting/confirm-figures.ts'
import { fetchSealedPaper } from '../../src/meeting/fetch-sealed-paper.ts'
import { selectMeeting } from '../../src/meeting/joint-meeting.sql.ts'
import { objectToFigure } from '../../src/meeting/object-to-figure.ts'
import { readBrief } from '../../src/meeting/read-brief.ts'
import { readConfirmations } from '../../src/meeting/read-confirmations.ts'
import { recordErratum } from '../../src/meeting/record-erratum.ts'
import { sealBrief } from '../../src/meeting/seal-brief.ts'
import { setCutOff } from '../../src/meeting/set-cut-off.ts'
import { meetingPrinting } from '../../src/report/meeting-printing.ts'
import { layoutVersion, printMeeting } from '../../src/report/print-meeting.ts'
import { coordinatorOf, leader, operatorOf, secretariat, secretariatOf } from '../support/callers.ts'
import { codesOf, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { rolledBack } from '../support/rolled-back.ts'
import { changesAfter, lastChange, tableCounts } from '../support/rows.ts'
import {
  convene,
  cutOffNow,
  livingHub,
  meeting7,
  meeting8,
  plainPrinting,
  prepared,
  sealedOf,
  task,
} from '../support/sealing.ts'

const { db } = await openTestDatabase()
const inHub = (work: (hub: Hub) => Promise<void>) => rolledBack(db, (tx) => work(livingHub(tx)))

const ofHohhotsFigures = { ...meeting8, city: '150100' }
const ofBaotousFigures = { ...meeting8, city: '150200' }
const objection = { ...ofHohhotsFigures, figure: 'tasks.rows@150100', reason: '漏了一项', expected: '3' }

const confirmed = async (hub: Hub) => {
  must(await confirmFigures(hub, ofHohhot, ofHohhotsFigures))
  must(await confirmFigures(hub, ofBaotou, ofBaotousFigures))
}
const seal = (hub: Hub, more: object = {}) => sealBrief(hub, secretariat, { ...meeting8, ...more }, plainPrinting)
const evenSo = { evenUnconfirmed: true, reason: '历史会议补录' }
const standings = async (hub: Hub) => {
  const meeting = (await selectMeeting(hub.db, 'hbew', 8, null))!
  return must(await readConfirmations(hub, leader, meeting)).map(({ city, state }) => `${city} ${state}`)
}

describe('confirming figures', () => {
  it('stands for what the city has seen, until it changes', () =>
    inHub(async (hub) => {
      await prepared(hub)
      await confirmed(hub)
      expect(await standings(hub)).toEqual(['150100 CONFIRMED', '150200 CONFIRMED'])
      await task(hub, 4, '150200')
      expect(await standings(hub)).toEqual(['150100 CONFIRMED', '150200 CONFIRMED'])
      await cutOffNow(hub, 8, '补报一项')
      expect(await standings(hub)).toEqual(['150100 CONFIRMED', '150200 LAPSED'])
      expect(codesOf(await seal(hub))).toEqual(['CITIES_UNCONFIRMED'])
    }))

  it('refuses figures that the city has not seen, before the cut-off, and a meeting that there is not', () =>
    inHub(async (hub) => {
      await prepared(hub)
      const unseen = { ...ofHohhotsFigures, figuresHash: '0'.repeat(64) }
      expect(codesOf(await confirmFigures(hub, ofHohhot, unseen))).toEqual(['FIGURES_CHANGED'])
      await setCutOff(hub, secretariat, { ...meeting8, cutOff: '2100-01-01T00:00:00Z', reason: '推迟' })
      expect(codesOf(await confirmFigures(hub, ofHohhot, ofHohhotsFigures))).toEqual(['CUT_OFF_AHEAD'])
      await convene(hub, 9)
      expect(codesOf(await confirmFigures(hub, ofHohhot, { ...ofHohhotsFigures, edition: 9 }))).toEqual([
        'CUT_OFF_MISSING',
      ])
      expect(codesOf(await confirmFigures(hub, ofHohhot, { ...ofHohhotsFigures, edition: 10 }))).toEqual([
        'MEETING_UNKNOWN',
      ])
    }))

  it.each([
    ['another city', ofBaotou],
    ['an operator', operatorOf('150100', 'hbew')],
    ['the secretariat', secretariat],
    ['a coordinator of another cluster', coordinatorOf('150100', 'other')],
  ])('is not for %s', (_, caller) =>
    inHub(async (hub) => {
      expect(codesOf(await confirmFigures(hub, caller, ofHohhotsFigures))).toEqual(['FORBIDDEN'])
      expect(codesOf(await objectToFigure(hub, caller, objection))).toEqual(['FORBIDDEN'])
    }),
  )
})

describe('objecting to a figure', () => {
  it('keeps the brief open until it is answered and the city confirms', () =>
    inHub(async (hub) => {
      await prepared(hub)
      await confirmed(hub)
      must(await objectToFigure(hub, ofHohhot, objection))
      expect(await standings(hub)).toEqual(['150100 OBJECTED', '150200 CONFIRMED'])
      expect(codesOf(await seal(hub, evenSo))).toEqual(['FIGURE_OBJECTIONS_OPEN'])
      const answer = { ...meeting8, objection: 3, manner: 'KEPT', text: '该项属包头' } as const
      expect(codesOf(await answerObjection(hub, ofHohhot, answer))).toEqual(['FORBIDDEN'])
      must(await answerObjection(hub, secretariat, answer))
      expect(codesOf(await answerObjection(hub, secretariat, answer))).toEqual(['FIGURE_OBJECTION_NOT_OPEN'])
      expect(await standings(hub)).toEqual(['150100 MISSING', '150200 CONFIRMED'])
      must(await confirmFigures(hub, ofHohhot, ofHohhotsFigures))
      must(await seal(hub))
    }))

  it('is taken back by confirming', () =>
    inHub(async (hub) => {
      await prepared(hub)
      must(await objectToFigure(hub, ofHohhot, objection))
      await confirmed(hub)
      must(await seal(hub))
    }))

  it('refuses what is no figure, another city’s, and no number', () =>
    inHub(async (hub) => {
      await prepared(hub)
      const to = (more: object) => objectToFigure(hub, ofHohhot, { ...objection, ...more })
      expect(codesOf(await to({ figure: 'tasks.lost' }))).toEqual(['FIGURE_UNKNOWN'])
      expect(codesOf(await to({ figure: 'tasks.rows@150200' }))).toEqual(['FIGURE_OF_OTHER_CITY'])
      expect(codesOf(await to({ reason: ' ', expected: '三' }))).toEqual(['TEXT_MISSING', 'FIGURE_VALUE_INVALID'])
      must(await to({ figure: 'tasks.rows', expected: null }))
    }))
})

describe('sealing', () => {
  it('keeps brief, rows and papers as they were, whatever is recorded afterwards', () =>
    inHub(async (hub) => {
      await prepared(hub)
      await task(hub, 4, '150200')
      await confirmed(hub)
      must(await seal(hub))
      const sealed = await sealedOf(hub)
      await task(hub, 5, '150100')
      expect(await sealedOf(hub)).toMatchObject({ content: sealed.content, seal: sealed.seal })
      expect([sealed.value('tasks.rows'), sealed.value('tasks.rows@150100')]).toEqual(['3', '2'])
      const asked = { ...meeting8, id: 'tasks.rows@150100', first: 1, after: 0 }
      const open = async (more: object) => must(await answerFigure(hub, leader, { ...asked, ...more }))
      expect(await open({})).toMatchObject({
        figure: { value: '2' },
        rowCount: 2,
        rows: { nodes: [{ title: '任务1' }] },
      })
      expect(await open({ asOf: '2026-12-31' })).toMatchObject({ figure: { value: '3' }, rowCount: 3 })
      expect(must(await readBrief(hub, leader, meeting8))).toEqual(sealed.brief)
      const paper = must(await fetchSealedPaper(hub, ofBaotou, { ...meeting8, name: 'report.docx' }))
      expect(paper.hash).toBe(sealed.seal.papers[0]!.hash)
      expect(new TextDecoder().decode(paper.bytes)).toBe(JSON.stringify(JSON.parse(sealed.content)))
    }))

  it('keeps the very bytes that are printed anew from the sealed brief', () =>
    inHub(async (hub) => {
      await prepared(hub)
      must(await sealBrief(hub, secretariat, { ...meeting8, ...evenSo }, meetingPrinting))
      const { content, seal: made } = await sealedOf(hub)
      const anew = await printMeeting(JSON.parse(content))
      const kept = anew.map(({ name }) => fetchSealedPaper(hub, leader, { ...meeting8, name }).then(must))
      expect((await Promise.all(kept)).map(({ bytes }) => bytes)).toEqual(anew.map(({ bytes }) => Buffer.from(bytes)))
      expect(made).toMatchObject({ layout: layoutVersion, papers: [{ name: 'annexes.xlsx' }, { name: 'report.docx' }] })
    }))

  it('counts what was known at the cut-off, and tells the log that it began from', () =>
    inHub(async (hub) => {
      await prepared(hub)
      const meeting = (await selectMeeting(hub.db, 'hbew', 8, null))!
      await confirmed(hub)
      const head = await lastChange(hub.db)
      must(await seal(hub))
      const { seal: made } = await sealedOf(hub)
      expect(made).toMatchObject({ knownAt: meeting.cutOffs[0]!.at, isBackfilled: false, logNumber: head })
      expect(made).toMatchObject({ unconfirmedCities: [], unconfirmedReason: null, layout: 'test-1' })
      const [change] = await changesAfter(hub.db, head)
      expect(change).toMatchObject({ kind: 'brief.sealed', subject: 'hbew/8', isPublic: false })
      expect(JSON.parse(change!.content).state).toMatchObject({
        hash: made.hash,
        rowsHash: made.rowsHash,
        papers: made.papers,
      })
    }))

  it('counts all that is known of a meeting that was entered after its cut-off, and marks it', () =>
    inHub(async (hub) => {
      await prepared(hub)
      await convene(hub, 7, '2026-06-20')
      must(await setCutOff(hub, secretariat, { ...meeting7, cutOff: '2026-06-15T10:00:00Z' }))
      must(await sealBrief(hub, secretariat, { ...meeting7, ...evenSo }, plainPrinting))
      const sealed = await sealedOf(hub, 7)
      expect(sealed.seal).toMatchObject({
        asOf: '2026-06-15',
        isBackfilled: true,
        unconfirmedCities: ['150100', '150200'],
      })
      expect(sealed.seal.unconfirmedReason).toBe('历史会议补录')
      expect(sealed.value('tasks.rows')).toBe('3')
    }))

  it('refuses before the cut-off, without the cities or a reason, and a second time', () =>
    inHub(async (hub) => {
      await prepared(hub)
      expect(codesOf(await seal(hub))).toEqual(['CITIES_UNCONFIRMED'])
      expect(codesOf(await seal(hub, { evenUnconfirmed: true }))).toEqual(['TEXT_MISSING'])
      const warned = await seal(hub, evenSo)
      expect(codesOf(warned)).toEqual(['CITIES_UNCONFIRMED'])
      must(warned)
      expect(codesOf(await seal(hub, evenSo))).toEqual(['MEETING_SEALED'])
      expect(codesOf(await confirmFigures(hub, ofHohhot, ofHohhotsFigures))).toEqual(['MEETING_SEALED'])
      expect(codesOf(await objectToFigure(hub, ofHohhot, objection))).toEqual(['MEETING_SEALED'])
      const moved = { ...meeting8, cutOff: '2026-12-31T00:00:00Z', reason: '再等等' }
      expect(codesOf(await setCutOff(hub, secretariat, moved))).toEqual(['MEETING_SEALED'])
      await convene(hub, 9)
      expect(codesOf(await seal(hub, { edition: 9 }))).toEqual(['CUT_OFF_MISSING', 'CITIES_UNCONFIRMED'])
    }))

  it.each([
    ['a coordinator', ofHohhot],
    ['a leader', leader],
    ['the secretariat of another cluster', secretariatOf('other')],
  ])('is not for %s', (_, caller) =>
    inHub(async (hub) => {
      expect(codesOf(await sealBrief(hub, caller, meeting8, plainPrinting))).toEqual(['FORBIDDEN'])
      const erratum = { ...meeting8, figure: 'tasks.rows', value: '4', reason: '漏' }
      expect(codesOf(await recordErratum(hub, caller, erratum))).toEqual(['FORBIDDEN'])
    }),
  )

  it('leaves nothing where the papers cannot be printed', () =>
    inHub(async (hub) => {
      await prepared(hub)
      const before = await tableCounts(hub.db)
      const failing = { layout: 'test-1', print: () => Promise.reject(new Error('no paper')) }
      await expect(sealBrief(hub, secretariat, { ...meeting8, ...evenSo }, failing)).rejects.toThrow('no paper')
      expect(await tableCounts(hub.db)).toEqual(before)
    }))
})

describe('correcting a sealed brief', () => {
  const sealed = async (hub: Hub) => {
    await prepared(hub)
    must(await seal(hub, evenSo))
  }
  const correct = (hub: Hub, value: string | null, more: object = {}) =>
    recordErratum(hub, secretariat, { ...meeting8, figure: 'tasks.rows', value, reason: '漏计一项', ...more })

  it('names the old and the new value, and leaves the brief as it is', () =>
    inHub(async (hub) => {
      await sealed(hub)
      must(await correct(hub, '4'))
      must(await correct(hub, '5'))
      const { errata, value } = await sealedOf(hub)
      expect(errata).toMatchObject([
        { number: 1, figure: 'tasks.rows', oldValue: '3', newValue: '4', reason: '漏计一项' },
        { number: 2, figure: 'tasks.rows', oldValue: '4', newValue: '5' },
      ])
      expect(value('tasks.rows')).toBe('3')
    }))

  it('is shown once: by the next brief that is sealed, whichever meeting it corrects', () =>
    inHub(async (hub) => {
      await sealed(hub)
      must(await correct(hub, '4'))
      await convene(hub, 9)
      await cutOffNow(hub, 9)
      must(await seal(hub, { ...evenSo, edition: 9 }))
      must(await correct(hub, '5'))
      await convene(hub, 10)
      await cutOffNow(hub, 10)
      must(await seal(hub, { ...evenSo, edition: 10 }))
      const shown = async (edition: number) => (await sealedOf(hub, edition)).brief.errata
      expect(await shown(9)).toMatchObject([{ edition: 8, figure: 'tasks.rows', before: '3', after: '4' }])
      expect(await shown(10)).toMatchObject([{ edition: 8, figure: 'tasks.rows', before: '4', after: '5' }])
    }))

  it('refuses a figure that was not sealed, what is no number, what is said already, and an unsealed brief', () =>
    inHub(async (hub) => {
      await sealed(hub)
      expect(codesOf(await correct(hub, '4', { figure: 'tasks.rows@150900' }))).toEqual(['FIGURE_UNKNOWN'])
      expect(codesOf(await correct(hub, '四'))).toEqual(['FIGURE_VALUE_INVALID'])
      expect(codesOf(await correct(hub, '3'))).toEqual(['ERRATUM_CHANGES_NOTHING'])
      await convene(hub, 9)
      expect(codesOf(await correct(hub, '4', { edition: 9 }))).toEqual(['MEETING_NOT_SEALED'])
    }))

  it('shows in what has changed between two meetings', () =>
    inHub(async (hub) => {
      await sealed(hub)
      await task(hub, 4, '150200')
      await convene(hub, 9)
      await cutOffNow(hub, 9)
      must(await seal(hub, { ...evenSo, edition: 9 }))
      must(await correct(hub, '2'))
      const asked = { cluster: 'hbew', from: 8, to: 9 }
      const changeOf = async (figure: string, city?: string) =>
        must(await compareBriefs(hub, leader, { ...asked, city })).figures.find((one) => one.figure === figure)
      expect(await changeOf('tasks.rows')).toMatchObject({ from: '2', to: '4', change: '2', isFromCorrected: true })
      expect(await changeOf('tasks.rows@150200', '150200')).toMatchObject({
        from: '1',
        to: '2',
        isFromCorrected: false,
      })
      expect(codesOf(await compareBriefs(hub, leader, { ...asked, to: 10 }))).toEqual(['MEETING_NOT_SEALED'])
    }))
})

describe('checking a seal', () => {
  const without = (hub: Hub, table: string) =>
    sql`alter table ${sql.table(table)} disable trigger ${sql.ref(`${table}_append_only`)}`.execute(hub.db)
  it.each([
    ['the brief', 'sealed_brief', `content = 'x', content_hash = sha256('x')`, ['BRIEF']],
    ['rows', 'sealed_figure', `rows = '[]', rows_hash = sha256('[]')`, ['ROWS']],
    ['a paper', 'sealed_paper', `content = 'x', size = 1, hash = sha256('x')`, ['PAPER']],
  ])('finds %s that were changed with their hashes', (_, table, change, found) =>
    inHub(async (hub) => {
      await prepared(hub)
      must(await seal(hub, evenSo))
      expect(must(await checkSeal(hub, leader, meeting8))).toEqual([])
      await without(hub, table)
      await sql.raw(`update ${table} set ${change}`).execute(hub.db)
      expect(must(await checkSeal(hub, leader, meeting8)).map(({ what }) => what)).toEqual(found)
    }),
  )

  it.each(['figure_statement', 'sealed_brief', 'sealed_figure', 'sealed_paper', 'brief_erratum'])(
    'is seldom needed: %s refuses to be edited',
    (table) =>
      inHub(async (hub) => {
        await prepared(hub)
        await confirmed(hub)
        must(await seal(hub))
        must(await recordErratum(hub, secretariat, { ...meeting8, figure: 'tasks.rows', value: '4', reason: '漏' }))
        await expect(sql.raw(`delete from ${table}`).execute(hub.db)).rejects.toThrow('append-only')
      }),
  )
})
