import { describe, expect, it } from 'vitest'
import { openTestPglite } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { goTheMainWay, mainWayEnds } from '../support/main-way.ts'

const { db } = await openTestPglite()

describe('going the main way on the embedded database', () => {
  it('ends as it does on a server', async () => {
    expect(await goTheMainWay(hubAt(db, '2026-03-02T01:00:00Z'))).toEqual(mainWayEnds)
  }, 120_000)
})
