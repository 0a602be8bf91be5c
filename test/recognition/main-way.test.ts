import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { goTheMainWay, mainWayEnds } from '../support/main-way.ts'

const { db } = await openTestDatabase()

describe('going the main way with a real list', () => {
  it('registers, consults, publishes, adjusts and matches it, and the log verifies', async () => {
    expect(await goTheMainWay(hubAt(db, '2026-03-02T01:00:00Z'))).toEqual(mainWayEnds)
  })
})
