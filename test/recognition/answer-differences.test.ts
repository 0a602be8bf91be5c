import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { setClusterRule } from '../../src/catalogue/set-cluster-rule.ts'
import type { Hub } from '../../src/hub.ts'
import { answerDifferences } from '../../src/recognition/answer-differences.ts'
import { backFilled, card } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { baotou, hohhot, makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { inHub } from '../support/hub.ts'
import { plainContent } from '../support/implementation.ts'
import { declare, implement } from '../support/recognising.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const hours = (value: number) => ({ ...plainContent, committedLimit: { value, unit: 'HOUR' as const } })

/** Five working days in Hohhot, forty hours in Baotou; all else is the same and recognised. */
const prepare = async (hub: Hub) => {
  await makeCluster(hub, 'hbew', [hohhot, baotou])
  await backFilled(hub, {}, card)
  await implement(hub, '150100', card.code, '2022-01-01')
  await implement(hub, '150200', card.code, '2022-01-01', { content: hours(40) })
  for (const { code } of [hohhot, baotou]) await declare(hub, code, [card.code], '2022-01-01')
}
const ask = (hub: Hub, asOf: string | null = null, knownAt: string | null = null) =>
  answerDifferences(hub, anonymous, { cluster: 'hbew', item: card.code, cities: null, asOf, knownAt })

describe('comparing an item in a cluster', () => {
  it('converts time limits as the cluster does on the day, as far as it was known', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      const before = await ask(hub, '2026-04-01')
      expect([before?.isSame, before?.asOf]).toEqual([true, '2026-04-01'])
      const rule = { rule: 'CONSISTENCY_HOURS_PER_WORKING_DAY', value: '7', effectiveOn: '2026-04-01' }
      must(await setClusterRule(hub, secretariat, { cluster: 'hbew', ...rule }))
      expect((await ask(hub, '2026-03-31'))?.isSame).toBe(true)
      expect((await ask(hub, '2026-04-01'))?.fields.flatMap((field) => (field.isSame ? [] : [field.field]))).toEqual([
        'timeLimit',
      ])
      expect(await ask(hub, '2026-04-01', before!.knownAt)).toEqual(before)
    }))

  it('says at the door what is tied, for which day, and as known when', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      await implement(hub, '150200', card.code, '2026-01-01', { content: hours(16) })
      const asked = (more: string) =>
        `{ itemDifferences(cluster: "hbew", item: "${card.code}"${more}) { isSame asOf knownAt fields { field isSame isTied common } } }`
      const { itemDifferences: found } = (await openDoor(hub)(asked(''))).data
      expect([found.isSame, found.asOf]).toEqual([false, '2026-03-02'])
      expect(found.fields[3]).toEqual({ field: 'timeLimit', isSame: false, isTied: true, common: null })
      const again = await openDoor(hub)(asked(`, asOf: "2025-12-31", knownAt: "${found.knownAt}"`))
      expect(again.data.itemDifferences).toMatchObject({ isSame: true, knownAt: found.knownAt })
    }))
})
