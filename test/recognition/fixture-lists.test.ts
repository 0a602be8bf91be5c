import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { givenFile, register } from '../support/batch.ts'
import { codesOf, makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'

const { db } = await openTestDatabase()

const distinct = (codes: readonly string[]) => [...new Set(codes)].sort()

describe('registering a real list in the shapes that clerks send', () => {
  it.each([
    ['the district’s own file', 'guangan-district.csv', []],
    ['UTF-8 with a mark', 'lists/utf8-bom.csv', []],
    ['GB18030', 'lists/gb18030.csv', []],
    ['title rows, merged departments and notes', 'lists/by-department.xlsx', ['ROWS_LEFT_OUT']],
    ['several sheets', 'lists/several-sheets.xlsx', ['SHEET_HIDDEN', 'SHEET_WITHOUT_HEADER']],
  ])('takes every item of %s', (_, file, codes) =>
    inHub(db, '2026-03-02T01:00:00Z', async (hub) => {
      await makeCluster(hub)
      const outcome = await register(hub, await givenFile(file))
      expect(outcome.ok).toMatchObject({ received: 531, accepted: 531, unchanged: 0, rejected: 0 })
      expect(distinct(codesOf(outcome))).toEqual([
        'CREDIT_IDENTIFIER_INVALID',
        'GRANULARITY_UNSPECIFIED',
        'NO_NATIONAL_CODE',
        ...codes,
      ])
    }),
  )

  it('reads the department of a merged cell for every row beside it', () =>
    inHub(db, '2026-03-02T01:00:00Z', async (hub) => {
      await makeCluster(hub)
      await register(hub, await givenFile('lists/by-department.xlsx'))
      const { rows } = await sql`
        select count(distinct department) as departments, count(*) filter (where department is null) as without
        from batch_item`.execute(hub.db)
      expect(rows).toEqual([{ departments: 30, without: 0 }])
    }))

  it('finds the list of one shape unchanged in another', () =>
    inHub(db, '2026-03-02T01:00:00Z', async (hub) => {
      await makeCluster(hub)
      await register(hub, await givenFile('lists/utf8-bom.csv'))
      const outcome = await register(hub, await givenFile('lists/gb18030.csv'))
      expect(outcome.ok).toMatchObject({ received: 531, accepted: 0, unchanged: 531, rejected: 0 })
    }))
})
