import type { Caller } from '../base/caller.ts'
import { addDays, civilDateAt } from '../base/civil-date.ts'
import type { ListedRow } from '../catalogue/listed-row.ts'
import type { Hub } from '../hub.ts'
import { adjustItemBatch } from '../recognition/adjust-item-batch.ts'
import { confirmItemBatch } from '../recognition/confirm-item-batch.ts'
import { objectToItem } from '../recognition/object-to-item.ts'
import { openConsultation } from '../recognition/open-consultation.ts'
import { publishItemBatch } from '../recognition/publish-item-batch.ts'
import { registerItemBatch } from '../recognition/register-item-batch.ts'
import { registerPublishedBatch } from '../recognition/register-published-batch.ts'
import { rowsOf } from '../recognition/registration.ts'
import { asRole, cities, cluster, must } from './demo-cities.ts'
import { demoRows, demoUnmatchedRows } from './demo-items.ts'

const rows = (fields: readonly ListedRow['fields'][]) => ({
  chunks: [rowsOf(fields)],
  end: () => ({ content: fields }),
})

const head = (ordinal: number, title: string) => ({
  cluster,
  ordinal,
  title: `${title}（演示数据）`,
  onProblem: 'REJECT_ALL' as const,
  dryRun: false,
})

/** Three batches of past years, one published today, one out for consultation and one a draft. */
export const seedBatches = async (hub: Hub, secretariat: Caller): Promise<void> => {
  await seedPastBatches(hub, secretariat)
  const deadline = addDays(civilDateAt(hub.now()), 14)

  must(await registerItemBatch(hub, secretariat, head(4, '第四批四城通办事项清单'), rows(demoRows(4))))
  must(await openConsultation(hub, secretariat, { cluster, ordinal: 4, deadline }))
  for (const { code } of cities) must(await confirmItemBatch(hub, asRole('COORDINATOR', code), { cluster, ordinal: 4 }))
  must(await publishItemBatch(hub, secretariat, { cluster, ordinal: 4, documentNumber: '演示〔2026〕4号' }))

  must(await registerItemBatch(hub, secretariat, head(5, '第五批四城通办事项清单'), rows(demoRows(5))))
  must(await openConsultation(hub, secretariat, { cluster, ordinal: 5, deadline }))
  must(await confirmItemBatch(hub, asRole('COORDINATOR', '150100'), { cluster, ordinal: 5 }))
  const objection = {
    cluster,
    ordinal: 5,
    item: demoRows(5)[5]!.code!,
    reason: '我市该事项已下放旗县办理，需先统一层级（演示数据）',
  }
  must(await objectToItem(hub, asRole('COORDINATOR', '150200'), objection))

  must(await registerItemBatch(hub, secretariat, head(6, '第六批征集草案'), rows(demoUnmatchedRows)))
}

/** The third lists an item of the first again, and the second has lost one: what a count has to reconcile. */
const seedPastBatches = async (hub: Hub, secretariat: Caller) => {
  const past = [
    { ...head(1, '第一批四城通办事项清单'), documentNumber: '演示〔2022〕1号', publishedOn: '2022-06-15' },
    { ...head(2, '第二批四城通办事项清单'), documentNumber: '演示〔2023〕2号', publishedOn: '2023-05-20' },
    { ...head(3, '第三批四城通办事项清单'), documentNumber: '演示〔2024〕3号', publishedOn: '2024-04-18' },
  ]
  const lists = [demoRows(1), demoRows(2), [...demoRows(3), demoRows(1)[0]!]]
  for (const [i, batch] of past.entries()) must(await registerPublishedBatch(hub, secretariat, batch, rows(lists[i]!)))
  const withdrawal = {
    cluster,
    ordinal: 2,
    documentNumber: '演示〔2025〕6号',
    effectiveOn: '2025-03-01',
    add: [],
    withdraw: [demoRows(2)[7]!.code!],
    reason: '该事项改由自治区办理（演示数据）',
  }
  must(await adjustItemBatch(hub, secretariat, withdrawal))
}
