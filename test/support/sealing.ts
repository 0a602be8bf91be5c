import type { Db } from '../../src/db/database.ts'
import type { Hub } from '../../src/hub.ts'
import { conveneMeeting } from '../../src/meeting/convene-meeting.ts'
import type { MeetingBrief } from '../../src/meeting/meeting-brief.ts'
import type { SealPrinting } from '../../src/meeting/seal-brief.ts'
import { selectSealedBrief, selectSettledHead } from '../../src/meeting/sealed-brief.sql.ts'
import { setCutOff } from '../../src/meeting/set-cut-off.ts'
import { secretariat } from './callers.ts'
import { baotou, hohhot, makeCluster, must } from './cluster.ts'
import { hubAt } from './hub.ts'
import { type Planned, plan } from './planning.ts'

/** A hub whose clock goes on: what is cut off at an instant is told by when it was recorded. */
export const livingHub = (db: Db): Hub => ({ ...hubAt(db, ''), now: () => new Date() })

/** Prints what every paper of the tests says: the brief as text. */
export const plainPrinting: SealPrinting = {
  layout: 'test-1',
  print: async (brief) => [{ name: 'report.docx', bytes: new TextEncoder().encode(JSON.stringify(brief)) }],
}

export const meeting8 = { cluster: 'hbew', edition: 8 }
export const meeting7 = { cluster: 'hbew', edition: 7 }

/** The plan of a city: a task of its own. */
export const task = (hub: Hub, number: number, leadCity: string, more: Partial<Planned> = {}) =>
  plan(hub, {
    list: 'TASK',
    number,
    year: 2026,
    validFrom: '2026-01-01',
    content: { title: `任务${number}`, leadCity },
    ...more,
  })

export const convene = async (hub: Hub, edition: number, heldOn: string | null = null) =>
  must(
    await conveneMeeting(hub, secretariat, {
      ...{ cluster: 'hbew', edition, title: '市长联席会议', host: edition % 2 === 0 ? '150100' : '150200' },
      ...{ hostReason: '商定', heldOn, year: 2026, agenda: [], participants: [], observers: [] },
    }),
  )

/** Cuts off at what the hub knows now; again with a reason. */
export const cutOffNow = async (hub: Hub, edition = 8, reason: string | null = null): Promise<string> => {
  const { recordedAt } = await selectSettledHead(hub.db)
  must(await setCutOff(hub, secretariat, { cluster: 'hbew', edition, cutOff: recordedAt, reason }))
  return recordedAt
}

/** The cluster of Hohhot, with two tasks, and Baotou, with one; meeting 8 in preparation, cut off now. */
export const prepared = async (hub: Hub): Promise<void> => {
  await makeCluster(hub, 'hbew', [hohhot, baotou])
  await task(hub, 1, '150100')
  await task(hub, 2, '150100')
  await task(hub, 3, '150200')
  await convene(hub, 8)
  await cutOffNow(hub)
}

/** A sealed brief with what it says of one figure. */
export const sealedOf = async (hub: Hub, edition = 8) => {
  const sealed = (await selectSealedBrief(hub.db, { cluster: 'hbew', edition }))!
  const brief = JSON.parse(sealed.content) as MeetingBrief
  return { ...sealed, brief, value: (id: string) => brief.figures.find((figure) => figure.id === id)?.value }
}
