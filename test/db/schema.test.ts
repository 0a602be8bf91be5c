import { describe, expect, it } from 'vitest'
import { openTestDatabase, openTestPglite } from '../support/database.ts'
import { dumpSchema, uncommented } from '../support/dump-schema.ts'

// `npm run schema:dump` writes schema.sql anew.

const server = await openTestDatabase()

describe('migrating to the newest schema', () => {
  it('ends in the state that test/db/schema.sql shows', async () => {
    await expect(await dumpSchema(server)).toMatchFileSnapshot('schema.sql')
  })

  it('ends in the same state on the embedded database', async () => {
    expect(await dumpSchema(await openTestPglite())).toBe(await dumpSchema(server))
  })

  it('leaves no table without a comment', async () => {
    expect(await uncommented(server)).toEqual([])
  })
})
