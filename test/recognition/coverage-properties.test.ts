import * as fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../src/db/database.ts'
import { readMigrations } from '../../src/db/migration-files.ts'
import { pairsThen } from '../../src/recognition/item-coverage.sql.ts'
import { openTestDatabase, openTestPglite } from '../support/database.ts'
import { hubAt, inHub } from '../support/hub.ts'
import { fillFigures } from '../support/kept-figures.ts'
import { aspects, RecognitionModel, type When } from '../support/recognition-model.ts'
import { anyStep, askedDays, begin, cities, items, now, type Step, take } from '../support/recognition-steps.ts'

const server = await openTestDatabase({ max: 2 })
const embedded = await openTestPglite()

const codes = cities.map(({ code }) => code)
const pairs = codes.flatMap((accepting) => codes.map((competent) => ({ accepting, competent })))

/** Handled were it published: what stands in the way of a pair is nothing else. */
const countOf = (model: RecognitionModel, item: string, when: When) =>
  pairs.filter(
    ({ accepting, competent }) =>
      accepting !== competent &&
      model
        .recognition('HANDLES', item, accepting, competent, when)
        .missing.every((missing) => missing === 'ITEM_PUBLISHED secretariat'),
  ).length

const expectPairs = (model: RecognitionModel, when: When) =>
  Object.fromEntries(items.map((item) => [item, countOf(model, item, when)]))

const readPairs = async (db: Db, asOf: string, knownAt: string | null) => {
  const { rows } = await sql<{ item: string; pairs: number }>`
    with ${pairsThen({ clusterId: 1, asOf, knownAt })}
    select coalesce(i.national_code, 'A-1') as item, pairs from covered join service_item i on i.id = item_id`.execute(
    db,
  )
  return {
    ...Object.fromEntries(items.map((item) => [item, 0])),
    ...Object.fromEntries(rows.map((row) => [row.item, row.pairs])),
  }
}

const instantOf = async (db: Db): Promise<string> => {
  const { rows } = await sql<{ at: string }>`select instant_text(recorded_at) as at from change_clock`.execute(db)
  return rows[0]!.at
}

const [fill] = (await readMigrations()).filter(({ name }) => name === '0011_fill_item_coverage')

/** What the verbs wrote is lost, and written anew from the facts alone. */
const fillAnew = async (db: Db): Promise<void> => {
  await sql`truncate item_coverage`.execute(db)
  await sql.raw(fill!.sql).execute(db)
}

/** By table, of what adds up to nothing none. */
const figures = ['batch_level', 'item_relisted', 'handled_count']
const readFigures = (db: Db) =>
  Promise.all(
    figures.map(async (table) => {
      const { rows } = await sql<{ row: string; items?: number }>`
        select to_jsonb(f) as row, to_jsonb(f) -> 'items' as items from ${sql.table(table)} f order by 1`.execute(db)
      return rows.filter(({ items }) => items !== 0)
    }),
  )

/** What the verbs keep for the figures is what follows from the lists, and from the pairs that they write down. */
const compareFigures = async (db: Db) => {
  const kept = await readFigures(db)
  await sql`truncate ${sql.join(figures.map((table) => sql.table(table)))}`.execute(db)
  await sql.raw(fillFigures).execute(db)
  expect(kept).toEqual(await readFigures(db))
}

const compare = (db: Db, begun: RecognitionModel, steps: readonly Step[], isFilled: boolean) =>
  inHub(db, now, async (hub) => {
    const model = begun.copy()
    const instants = [await instantOf(hub.db)]
    for (const step of steps) {
      model.step += 1
      await take(hub, model, step)
      instants.push(await instantOf(hub.db))
    }
    await compareFigures(hub.db)
    if (isFilled) await fillAnew(hub.db)
    for (const day of askedDays) {
      expect([day, 'now', await readPairs(hub.db, day, null)]).toEqual([
        day,
        'now',
        expectPairs(model, { day, known: model.step }),
      ])
      for (const [known, instant] of instants.entries())
        expect([day, known, await readPairs(hub.db, day, instant)]).toEqual([
          day,
          known,
          expectPairs(model, { day, known }),
        ])
    }
  })

/** All cities handle all items, for there is little to see where nothing is handled. */
const begun = async (db: Db) => {
  const model = new RecognitionModel()
  const hub = hubAt(db, now)
  await begin(hub, model)
  for (const city of codes)
    for (const item of items) {
      await take(hub, model, { does: 'implement', city, item, state: 'ACTIVE', day: '2021-06-01' })
      const word = { mode: 'ACCEPTED_ON_BEHALF', day: '2021-06-01' } as const
      await take(hub, model, { does: 'declare', city, item, aspects: [...aspects], ...word })
    }
  return { db, model }
}
const onServer = await begun(server.db)
const inside = await begun(embedded.db)

const check = ({ db, model }: typeof inside, numRuns: number, isFilled = false) =>
  fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 12, size: 'max' }), (steps) =>
      compare(db, model, steps, isFilled),
    ),
    { numRuns, seed: 20260302 },
  )

describe('the pairs that the verbs write down, whatever is done and on whichever days', () => {
  it('are those of the model on every day, as known after every step: on a server', () => check(onServer, 40), 300_000)

  it('as well where they are filled in for facts of before', () => check(onServer, 10, true), 300_000)

  it('and embedded', () => check(inside, 5), 120_000)
})
