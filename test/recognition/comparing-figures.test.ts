import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { itself } from '../../src/base/caller.ts'
import { compareFigures } from '../../src/recognition/compare-figures.ts'
import { backFilled, card, pension } from '../support/batch.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { makeLive } from '../support/recognising.ts'

const { db } = await openTestDatabase()

it.each([
  ['none, as the verbs wrote them', sql`select`, []],
  ['a cluster of which somebody lost who handles', sql`truncate handled_count`, ['hbew']],
  ['a cluster of which somebody lost what is listed', sql`truncate batch_level`, ['hbew']],
])('comparing what is kept with what is counted names %s', (_, tampering, named) =>
  inHub(db, '2026-03-02T01:00:00Z', async (hub) => {
    await makeCluster(hub)
    await makeCluster(hub, 'prd', [{ code: '440300', name: '深圳市' }])
    await backFilled(hub, {}, card, pension)
    await makeLive(hub, ['150100', '150200'], [card.code], '2022-01-01')
    await tampering.execute(hub.db)
    expect(await compareFigures(hub, itself)).toEqual(named)
  }),
)
