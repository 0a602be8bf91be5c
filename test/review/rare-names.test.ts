import { describe, expect, it } from 'vitest'
import { given, register } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt, inHub } from '../support/hub.ts'

const { db } = await openTestDatabase()
const instant = '2026-03-02T01:00:00Z'
await makeCluster(hubAt(db, instant))

describe('registering names of characters beyond 16 bits', () => {
  it.each([
    ['a rare one within', '𠮷日登记', '𠮷日'],
    ['nothing else, as long as may be', '𠮷'.repeat(500), '𠮷𠮷'],
    ['emoji beside letters', '👨‍👩‍👧 家庭登记', '家庭'],
    ['another script', 'تسجيل الأسرة', 'الأسرة'],
  ])('takes %s, and finds it', (_, name, text) =>
    inHub(db, instant, async (hub) => {
      must(await register(hub, given({ name, code: '152014001000' })))
      const question =
        'query ($text: String!) { serviceItems(cluster: "hbew", filter: { text: $text }) { nodes { name } } }'
      const { data } = await openDoor(hub)(question, { text }, secretariat)
      expect(data.serviceItems.nodes).toEqual([{ name }])
    }),
  )
})
