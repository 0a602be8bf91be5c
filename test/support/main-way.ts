import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { exportLog } from '../../src/changes/export-log.ts'
import { verify } from '../../src/cli/audit-verify.ts'
import type { Hub } from '../../src/hub.ts'
import { adjustItemBatch } from '../../src/recognition/adjust-item-batch.ts'
import { confirmItemBatch } from '../../src/recognition/confirm-item-batch.ts'
import { listUnmatchedItems } from '../../src/recognition/list-unmatched-items.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { objectToItem, withdrawObjection } from '../../src/recognition/object-to-item.ts'
import { openConsultation } from '../../src/recognition/open-consultation.ts'
import { publishItemBatch } from '../../src/recognition/publish-item-batch.ts'
import { batch1, givenFile, licence, register } from './batch.ts'
import { coordinatorOf, secretariat } from './callers.ts'
import { baotou, codesOf, hohhot, makeCluster, must, ofBaotou, ofHohhot, ordos, ulanqab } from './cluster.ts'

const cities = [hohhot, baotou, ordos, ulanqab]
const others = [coordinatorOf('150600', 'hbew'), coordinatorOf('150900', 'hbew')]

const verdict = async (hub: Hub) => {
  const lines = await exportLog(hub, 0)
  async function* text() {
    for await (const line of lines!) yield Buffer.from(`${JSON.stringify(line)}\n`)
  }
  const { intact, entries, problem } = await verify(Readable.from(text()))
  return { intact, entries, problem }
}

/** The way of a real list from registration to publication and after, told by the verbs; what came of each part. */
export const goTheMainWay = async (hub: Hub) => {
  await makeCluster(hub, 'hbew', cities)
  const registered = must(await register(hub, await givenFile('guangan-district.csv')))
  const again = must(await register(hub, await givenFile('guangan-district.csv')))

  must(await openConsultation(hub, secretariat, { ...batch1, deadline: '2026-03-16' }))
  const item = '511Z07001006-511602000000-000-11511301008778183N-1-00'
  must(await objectToItem(hub, ofBaotou, { ...batch1, item, reason: '层级不一致' }))
  must(await confirmItemBatch(hub, ofHohhot, batch1))
  const early = await publishItemBatch(hub, secretariat, batch1)
  must(await withdrawObjection(hub, ofBaotou, { ...batch1, item }))
  for (const caller of [ofBaotou, ...others]) must(await confirmItemBatch(hub, caller, batch1))
  must(await publishItemBatch(hub, secretariat, { ...batch1, documentNumber: '呼政办〔2026〕9号' }))

  const adjustment = { ...batch1, documentNumber: '呼政办〔2026〕10号', effectiveOn: '2026-04-01' }
  const adjusted = must(await adjustItemBatch(hub, secretariat, { ...adjustment, add: [licence], withdraw: [item] }))

  const [first, second] = must(await listUnmatchedItems(hub, secretariat, { cluster: 'hbew', after: 0, first: 2 }))
  const number = (id: number) => `HT${String(id).padStart(10, '0')}`
  must(
    await matchItem(hub, secretariat, { cluster: 'hbew', decisions: [{ item: number(first!.item.id), isNew: true }] }),
  )
  const same = { item: number(second!.item.id), sameAs: number(first!.item.id) }
  const matched = must(await matchItem(hub, secretariat, { cluster: 'hbew', decisions: [same] }))

  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*) as count from service_item group by state order by state`.execute(hub.db)
  return {
    registered: { ...registered, codeShapes: registered.codeShapes.length },
    again: { accepted: again.accepted, unchanged: again.unchanged, rejected: again.rejected },
    early: codesOf(early),
    adjustments: adjusted.adjustmentIds.length,
    matchedInto: matched.itemIds[0] === first!.item.id,
    items: rows.map(({ state, count }) => [state, count]),
    log: await verdict(hub),
  }
}

/** What comes of it, on every database. */
export const mainWayEnds = {
  registered: { batch: batch1, received: 531, accepted: 531, unchanged: 0, rejected: 0, codeShapes: 41 },
  again: { accepted: 0, unchanged: 531, rejected: 0 },
  early: ['OBJECTION_STANDS', 'CONFIRMATION_WAITED_FOR'],
  adjustments: 2,
  matchedInto: true,
  items: [
    ['ACTIVE', 531],
    ['MERGED', 1],
  ],
  log: { intact: true, entries: 1080, problem: null },
}
