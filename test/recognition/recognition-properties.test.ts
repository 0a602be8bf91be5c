import * as fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/base/outcome.ts'
import type { Db } from '../../src/db/database.ts'
import type { Hub } from '../../src/hub.ts'
import type { AffectedRecognition } from '../../src/recognition/affected-recognition.ts'
import { answerCanHandle, answerMatrix } from '../../src/recognition/answer-can-handle.ts'
import { countFigures } from '../../src/recognition/count-figures.ts'
import { countRecognition } from '../../src/recognition/count-recognition.ts'
import { secretariat } from '../support/callers.ts'
import { openTestDatabase, openTestPglite } from '../support/database.ts'
import { hubAt, inHub } from '../support/hub.ts'
import { RecognitionModel, relations, type When } from '../support/recognition-model.ts'
import { anyStep, askedDays, begin, cities, items, now, type Step, take, today } from '../support/recognition-steps.ts'
import { changesAfter, lastChange } from '../support/rows.ts'

const server = await openTestDatabase({ max: 2 })
const embedded = await openTestPglite()

const codes = cities.map(({ code }) => code)
const pairs = codes.flatMap((accepting) =>
  codes.flatMap((competent) => (competent === accepting ? [] : [{ accepting, competent }])),
)

/** A question about one item: on a day, as known after a share of the steps, for one of the pairs. */
const anyQuestion = fc.record({
  item: fc.constantFrom(...items),
  day: fc.constantFrom(...askedDays),
  after: fc.double({ min: 0, max: 1, noNaN: true }),
  pair: fc.constantFrom(...pairs),
})

type Question = typeof anyQuestion extends fc.Arbitrary<infer T> ? T : never

const instantOf = async (db: Db): Promise<string> => {
  const { rows } = await sql<{ at: string }>`select instant_text(recorded_at) as at from change_clock`.execute(db)
  return rows[0]!.at
}

const readAnswer = async (
  hub: Hub,
  item: string,
  pair: (typeof pairs)[number],
  asOf: string,
  knownAt: string | null,
) => {
  const cluster = { cluster: 'hbew', item, asOf, knownAt }
  const found = await answerCanHandle(hub, secretariat, {
    ...cluster,
    acceptingCity: pair.accepting,
    competentCity: pair.competent,
  })
  const matrix = await answerMatrix(hub, secretariat, cluster)
  return {
    answer: found!.answer,
    handles: found!.handles,
    recognises: found!.recognises,
    mode: found!.mode,
    explain: found!.explain
      .map(({ relation, guard, city }) => `${relation} ${guard} ${city?.code ?? 'secretariat'}`)
      .sort(),
    matrix: matrix!.cells.map(
      (cell) => `${cell.acceptingCity.code} ${cell.competentCity.code} ${cell.handles} ${cell.recognises} ${cell.mode}`,
    ),
  }
}

const expectAnswer = (model: RecognitionModel, asked: string, pair: (typeof pairs)[number], when: When) => {
  const item = model.heir(asked, when)
  const of = ({ accepting, competent }: (typeof pairs)[number]) =>
    relations.map((relation) => model.recognition(relation, item, accepting, competent, when))
  const [handles, recognises] = of(pair)
  const live = [handles, recognises].filter((one) => one?.state === 'LIVE').length
  const members = pairs.filter((one) => [one.accepting, one.competent].every((city) => model.isMember(city, when)))
  return {
    answer: ['NO', 'PARTLY', 'YES'][live],
    handles: handles!.state,
    recognises: recognises!.state,
    mode: handles!.mode,
    explain: [
      ...handles!.missing.map((missing) => `HANDLES ${missing}`),
      ...recognises!.missing.map((missing) => `RECOGNISES ${missing}`),
    ].sort(),
    matrix: members.map((one) => {
      const [h, r] = of(one)
      return `${one.accepting} ${one.competent} ${h!.state} ${r!.state} ${h!.mode}`
    }),
  }
}

/** X and Y, and whether they add up. */
const readCount = async (hub: Hub, asOf: string, knownAt: string | null) => {
  const count = await countRecognition(hub, secretariat, { cluster: 'hbew', asOf, knownAt })
  const { byMode: _, itemIds: __, ...figures } = count!
  // The figures alone are counted another way.
  expect(await countFigures(hub, secretariat, { cluster: 'hbew', asOf, knownAt })).toEqual(figures)
  return { batches: count!.batches, items: count!.items, isReconciled: count!.isReconciled }
}

/** Beside the items of the steps the first batch lists one more, to which nothing happens. */
const expectCount = (model: RecognitionModel, when: When) => ({
  batches: model.listings.filter(({ known, from }) => known <= when.known && from <= when.day).length,
  items: [...items.filter((item) => model.isPublished(item, when)), ...(when.day >= '2021-06-01' ? ['another'] : [])]
    .length,
  isReconciled: true,
})

/** Every state of today, for comparing what a verb says has changed. */
const statesOf = (model: RecognitionModel, item: string, known: number) =>
  pairs.flatMap(({ accepting, competent }) =>
    relations.map((relation) => ({
      pair: `${relation} ${accepting} ${competent}`,
      state: model.recognition(relation, item, accepting, competent, { day: today, known }).state,
    })),
  )

/** What a step changed of the recognitions between cities that the hub had heard of as members. */
const expectChanges = (model: RecognitionModel, item: string) => {
  const before = statesOf(model, item, model.step - 1)
  return statesOf(model, item, model.step)
    .map(({ pair, state }, i) => ({ pair, state, was: everMembers(model, pair, 1) ? before[i]!.state : null }))
    .filter(({ pair, state, was }) => state !== was && everMembers(model, pair, 0))
    .map(({ pair, state, was }) => `${item} ${pair}: ${was} → ${state}`)
    .sort()
}

const everMembers = (model: RecognitionModel, pair: string, stepsAgo: number) =>
  [...pair.matchAll(/\d{6}/g)].every(([city]) =>
    model.memberships.some((one) => one.city === city && one.role === 'MEMBER' && one.known <= model.step - stepsAgo),
  )

/** What the log says has changed since. The hub's own number is that of the item without a national code. */
const readChanges = async (db: Db, after: number) =>
  (await changesAfter(db, after))
    .filter(({ kind }) => kind === 'recognition.changed')
    .map(({ content }) => JSON.parse(content).state)
    .map(
      ({ item, relation, acceptingCity, competentCity, before, after }) =>
        `${item.startsWith('HT') ? 'A-1' : item} ${relation} ${acceptingCity} ${competentCity}: ${before} → ${after}`,
    )
    .sort()

/** What a verb says has changed. */
const readAffected = (outcome: Outcome<unknown> | null) =>
  (outcome?.ok as { affected?: AffectedRecognition[] } | undefined)?.affected
    ?.map((one) => `${one.relation} ${one.acceptingCity.code} ${one.competentCity.code}: ${one.before} → ${one.after}`)
    .sort()

const compare = (db: Db, begun: RecognitionModel, steps: readonly Step[], questions: readonly Question[]) =>
  inHub(db, now, async (hub) => {
    const model = begun.copy()
    const instants = [await instantOf(hub.db)]
    const earlier: { ask: () => Promise<unknown>; said: unknown }[] = []
    for (const [i, step] of steps.entries()) {
      model.step += 1
      const last = await lastChange(hub.db)
      const { outcome, isRefused } = await take(hub, model, step)
      if (isRefused !== null) expect([step, outcome!.ok === undefined]).toEqual([step, isRefused])
      const changes = items.flatMap((item) => expectChanges(model, item)).sort()
      expect([step, await readChanges(hub.db, last)]).toEqual([step, changes])
      const affected = readAffected(outcome)
      if (affected) expect(affected).toEqual(changes.map((line) => line.slice(line.indexOf(' ') + 1)))
      instants.push(await instantOf(hub.db))
      if (i % 3 > 0) continue
      const { item, pair, day } = questions[i % questions.length]!
      const instant = instants.at(-1)!
      const ask = async () => [
        await readAnswer(hub, item, pair, day, instant),
        await countRecognition(hub, secretariat, { cluster: 'hbew', asOf: day, knownAt: instant }),
      ]
      earlier.push({ ask, said: await ask() })
    }
    for (const { item, pair, day, after } of questions) {
      const known = Math.floor(after * steps.length)
      expect([day, known, await readAnswer(hub, item, pair, day, instants[known]!)]).toEqual([
        day,
        known,
        expectAnswer(model, item, pair, { day, known }),
      ])
      expect([day, known, await readCount(hub, day, instants[known]!)]).toEqual([
        day,
        known,
        expectCount(model, { day, known }),
      ])
      expect([day, 'now', await readCount(hub, day, null)]).toEqual([
        day,
        'now',
        expectCount(model, { day, known: model.step }),
      ])
      expect([day, 'now', await readAnswer(hub, item, pair, day, null)]).toEqual([
        day,
        'now',
        expectAnswer(model, item, pair, { day, known: model.step }),
      ])
    }
    for (const { ask, said } of earlier) expect(await ask()).toEqual(said)
  })

const begun = async (db: Db) => {
  const model = new RecognitionModel()
  await begin(hubAt(db, now), model)
  return { db, model }
}
const onServer = await begun(server.db)
const inside = await begun(embedded.db)

const check = ({ db, model }: typeof inside, numRuns: number, maxLength: number) =>
  fc.assert(
    fc.asyncProperty(
      fc.array(anyStep, { minLength: 1, maxLength, size: 'max' }),
      fc.array(anyQuestion, { minLength: 4, maxLength: 4 }),
      (steps, questions) => compare(db, model, steps, questions),
    ),
    { numRuns, seed: 20260302 },
  )

describe('whatever is declared, suspended, withdrawn, excepted, implemented, adjusted and merged, on any days', () => {
  it(
    'is answered as the model does, then and now, and what was known is never answered otherwise: on a server',
    () => check(onServer, 60, 20),
    300_000,
  )

  it('and embedded', () => check(inside, 5, 20), 120_000)
})
