import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { confirmFigures } from '../../src/meeting/confirm-figures.ts'
import { selectMeeting } from '../../src/meeting/joint-meeting.sql.ts'
import { readConfirmations } from '../../src/meeting/read-confirmations.ts'
import { sealBrief } from '../../src/meeting/seal-brief.ts'
import { leader, secretariat } from '../support/callers.ts'
import { codesOf, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { tableCounts } from '../support/rows.ts'
import { convene, cutOffNow, livingHub, plainPrinting, prepared, sealedOf, task } from '../support/sealing.ts'

const { db } = await openTestDatabase()
const hub = livingHub(db)
await prepared(hub)

const of = (edition: number) => ({ cluster: 'hbew', edition })
const evenSo = { evenUnconfirmed: true, reason: '试封' }
const seal = (edition: number, printing = plainPrinting) =>
  sealBrief(hub, secretariat, { ...of(edition), ...evenSo }, printing)
const meetingCutOff = async (edition: number) => {
  await convene(hub, edition)
  await cutOffNow(hub, edition)
}

describe('sealing twice at once', () => {
  it('seals once, and the other hears that it is sealed', async () => {
    await meetingCutOff(9)
    const outcomes = await Promise.all([seal(9), seal(9), seal(9)])
    expect(outcomes.map((outcome) => codesOf(outcome)[0]).sort()).toEqual([
      'CITIES_UNCONFIRMED',
      'MEETING_SEALED',
      'MEETING_SEALED',
    ])
    expect((await sealedOf(hub, 9)).seal.papers).toHaveLength(1)
  })
})

describe('confirming while something changes', () => {
  it('confirms what stood before or after, never a mixture: the standing tells which', async () => {
    await meetingCutOff(10)
    await task(hub, 10, '150100')
    const said = { ...of(10), city: '150100' }
    await Promise.all([confirmFigures(hub, ofHohhot, said).then(must), cutOffNow(hub, 10, '补报一项')])
    const meeting = (await selectMeeting(db, 'hbew', 10, null))!
    const state = must(await readConfirmations(hub, leader, meeting))[0]?.state
    expect(['CONFIRMED', 'LAPSED']).toContain(state)
    must(await confirmFigures(hub, ofHohhot, said))
    expect(must(await readConfirmations(hub, leader, meeting))[0]).toMatchObject({ state: 'CONFIRMED' })
  })

  it('is before the seal, or refused', async () => {
    await meetingCutOff(11)
    must(await confirmFigures(hub, ofHohhot, { ...of(11), city: '150100' }))
    const [confirmed, sealed] = await Promise.all([
      confirmFigures(hub, ofBaotou, { ...of(11), city: '150200' }),
      seal(11),
    ])
    must(sealed)
    const { seal: made } = await sealedOf(hub, 11)
    const before = { codes: [], unconfirmed: [] }
    const refused = { codes: ['MEETING_SEALED'], unconfirmed: ['150200'] }
    expect([before, refused]).toContainEqual({ codes: codesOf(confirmed), unconfirmed: made.unconfirmedCities })
  })
})

describe('a seal whose connection dies while it is printed', () => {
  it('leaves nothing, and can be made again', async () => {
    await meetingCutOff(12)
    const before = await tableCounts(db)
    const dying = {
      layout: 'test-1',
      print: async () => {
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'`.execute(db)
        return [{ name: 'report.docx', bytes: new Uint8Array(1) }]
      },
    }
    await expect(seal(12, dying)).rejects.toThrow()
    expect(await tableCounts(db)).toEqual(before)
    must(await seal(12))
  })
})
