import { sql } from 'kysely'
import type { Caller } from '../../src/base/caller.ts'
import type { CivilDate } from '../../src/base/civil-date.ts'
import type { Db } from '../../src/db/database.ts'
import type { Hub } from '../../src/hub.ts'
import type { AffectedRecognition } from '../../src/recognition/affected-recognition.ts'
import { answerCanHandle, answerMatrix } from '../../src/recognition/answer-can-handle.ts'
import { aspects } from '../../src/recognition/aspect.ts'
import { declareRecognition } from '../../src/recognition/declare-recognition.ts'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { backFilled, card } from './batch.ts'
import { coordinatorOf, secretariat } from './callers.ts'
import { baotou, hohhot, makeCluster, must, ordos, ulanqab } from './cluster.ts'
import { plainContent } from './implementation.ts'

export const fourCities = [hohhot, baotou, ordos, ulanqab]
export const ofOrdos = coordinatorOf('150600', 'hbew')
export const ofUlanqab = coordinatorOf('150900', 'hbew')

/** Hohhot declares everything of the card, from the day of asking on. */
export const declaration = {
  cluster: 'hbew',
  city: '150100',
  items: [card.code],
  aspects,
  mode: 'ACCEPTED_ON_BEHALF',
} as const

/** Hohhot's entry of the card. */
export const entry = {
  item: card.code,
  city: '150100',
  content: plainContent,
  state: 'ACTIVE',
  dryRun: false,
} as const

/** What Hohhot changes of its word on the card. */
export const ownWord = { cluster: 'hbew', item: card.code, city: '150100', reason: '系统升级' }

/** The four cities, with the card published in 2021; nobody has said a word. */
export const fourMembers = async (hub: Hub): Promise<void> => {
  await makeCluster(hub, 'hbew', fourCities)
  await backFilled(hub, {}, card)
}

/** The same, and each of the cities implements the card and declares everything of it since 2022. */
export const fourLive = async (hub: Hub): Promise<void> => {
  await fourMembers(hub)
  for (const { code } of fourCities) {
    const caller = coordinatorOf(code, 'hbew')
    must(await recordImplementation(hub, caller, { ...entry, city: code, validFrom: '2022-01-01' }))
    must(await declareRecognition(hub, caller, { ...declaration, city: code, validFrom: '2022-01-01' }))
  }
}

/** An answer in short: Hohhot accepts what Baotou is competent for. */
export const answerOf = async (
  hub: Hub,
  asOf: CivilDate | null = null,
  knownAt: string | null = null,
  caller: Caller = secretariat,
) => {
  const pair = { acceptingCity: '150100', competentCity: '150200' }
  const found = await answerCanHandle(hub, caller, { cluster: 'hbew', item: card.code, ...pair, asOf, knownAt })
  return [found!.answer, found!.handles, found!.recognises]
}

/** What is missing there: relation, guard, city. */
export const explanationOf = async (hub: Hub, asOf: CivilDate | null = null) => {
  const pair = { acceptingCity: '150100', competentCity: '150200' }
  const question = { cluster: 'hbew', item: card.code, ...pair, asOf, knownAt: null }
  const found = await answerCanHandle(hub, secretariat, question)
  return found!.explain.map(({ relation, guard, city }) => [relation, guard, city?.code ?? null])
}

/** How many pairs stand in which state, for each relation. */
export const matrixCounts = async (hub: Hub, asOf: CivilDate | null = null) => {
  const matrix = await answerMatrix(hub, secretariat, { cluster: 'hbew', item: card.code, asOf, knownAt: null })
  return {
    handles: countsOf(matrix!.cells.map(({ handles }) => handles)),
    recognises: countsOf(matrix!.cells.map(({ recognises }) => recognises)),
  }
}

export const countsOf = (words: readonly (string | null)[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const word of words) counts[`${word}`] = (counts[`${word}`] ?? 0) + 1
  return counts
}

/** What changed, counted by step. */
export const stepsOf = (affected: readonly AffectedRecognition[]) =>
  countsOf(affected.map(({ before, after }) => `${before} → ${after}`))

/** The recognitions that the log says have changed, counted by step and cause. */
export const recordedSteps = async (db: Db, after: number) => {
  const { rows } = await sql<{ step: string }>`
    select coalesce(state ->> 'before', 'null') || ' → ' || coalesce(state ->> 'after', 'null') || ' ' || (state ->> 'cause') as step
    from (select (e.content::jsonb) -> 'state' as state from change_entry e join change_commit c using (tx)
      where c.first_number + e.position > ${after} and e.kind = 'recognition.changed') changed`.execute(db)
  return countsOf(rows.map(({ step }) => step))
}

/** What the log says of every recognition of an item, in the order in which it came. */
export const recordedChanges = async (db: Db, item = card.code): Promise<string[]> => {
  const { rows } = await sql<{ said: string }>`
    select concat_ws(' ', state ->> 'relation', state ->> 'acceptingCity', state ->> 'competentCity', coalesce(state ->> 'before', 'null'), '→',
      coalesce(state ->> 'after', 'null'), state ->> 'cause') as said
    from (select (e.content::jsonb) -> 'state' as state, c.first_number + e.position as number from change_entry e
      join change_commit c using (tx) where e.kind = 'recognition.changed') changed
    where state ->> 'item' = ${item} order by number`.execute(db)
  return rows.map(({ said }) => said)
}
