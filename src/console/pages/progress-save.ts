import type { Problem } from '../../base/problem.ts'
import type { GivenProgress } from '../../programme/given-progress.ts'
import type { GridRow, ProgressGrid } from '../../programme/read-progress-grid.ts'
import { recordProgress, reviseProgress } from '../../programme/record-progress.ts'
import { releaseProgress, returnProgress } from '../../programme/release-progress.ts'
import type { Visit } from '../visit.ts'
import { keyOf, type SentGrid, type SentRow } from './progress-sent.ts'
import { entryOf, isSameText, seenOf, textsOf } from './progress-texts.ts'

/** What became of a row: the verb's word, or that somebody else entered it meanwhile. */
export interface RowAnswer {
  readonly outcome: 'ENTERED' | 'UNCHANGED' | 'REJECTED' | 'STEPPED' | 'OVERTAKEN'
  readonly problems: readonly Problem[]
}

/** What became of all that was sent; `refused` is about the whole. */
export interface GridAnswer {
  readonly rows: ReadonlyMap<string, RowAnswer>
  readonly refused: readonly Problem[]
}

export const isUndone = ({ outcome }: Pick<RowAnswer, 'outcome'>): boolean =>
  outcome === 'REJECTED' || outcome === 'OVERTAKEN'

interface Told {
  readonly ok?: { readonly outcomes: readonly RowAnswer['outcome'][] }
  readonly problems: readonly Problem[]
}

/** The outcomes of many at once, each with the problems of its place. */
const answersOf = (keys: readonly string[], { ok, problems }: Told): [string, RowAnswer][] =>
  (ok?.outcomes ?? []).map((outcome, index) => [
    keys[index]!,
    { outcome, problems: problems.filter(({ path }) => path[0] === 'entries' && path[1] === index) },
  ])

/** Enters what was changed, then releases or sends back what was picked: each row is answered by itself. */
export const saveProgress = async (
  { hub, caller }: Visit,
  cluster: string,
  grid: ProgressGrid,
  sent: SentGrid,
): Promise<GridAnswer> => {
  const about = { cluster, city: grid.city }
  const rows = new Map<string, RowAnswer>()
  const refused: Problem[] = []
  const known = new Map(grid.rows.map((row) => [keyOf(row), row]))
  const wanted = [...sent.rows].filter(([key]) => sent.only === null || sent.only === key)
  // The same sent twice is no quarrel.
  const overtaken = wanted.filter(([key, { seen, texts }]) => {
    const { said } = known.get(key)!
    return seen !== seenOf(said) && !isSameText(texts, textsOf(said))
  })
  for (const [key] of overtaken) rows.set(key, { outcome: 'OVERTAKEN', problems: [] })
  const take = (keys: readonly string[], told: Told) => {
    if (told.ok === undefined) refused.push(...told.problems)
    for (const [key, answer] of answersOf(keys, told)) rows.set(key, answer)
  }
  if (sent.action !== 'return')
    for (const [revises, verb] of [[false, recordProgress] as const, [true, reviseProgress] as const]) {
      const changed = changedRows(wanted, sent, known, revises).filter(([key]) => !rows.has(key))
      const entries = changed.map(([, entry]) => entry)
      const keys = changed.map(([key]) => key)
      if (keys.length > 0)
        take(keys, await verb(hub, caller, { ...about, entries, onProblem: 'ACCEPT_VALID', dryRun: false }))
    }
  const wrong = (key: string) => ['REJECTED', 'OVERTAKEN'].includes(rows.get(key)?.outcome ?? '')
  const picked = [...sent.rows].filter(([key, { isPicked }]) => isPicked && !wrong(key)).map(([key]) => key)
  const names = picked.map((key) => nameOf(known.get(key)!, sent))
  if (sent.action === 'release' && refused.length === 0)
    take(picked, keepDoubts(picked, rows, await releaseProgress(hub, caller, { ...about, entries: names })))
  if (sent.action === 'return')
    take(picked, await returnProgress(hub, caller, { ...about, entries: names, reason: sent.returnReason }))
  return { rows, refused }
}

/** What was doubtful when it was entered is still to be seen once it is released. */
const keepDoubts = (keys: readonly string[], rows: ReadonlyMap<string, RowAnswer>, told: Told): Told => ({
  ...told,
  problems: [
    ...told.problems,
    ...keys.flatMap((key, index) =>
      (rows.get(key)?.problems ?? []).map((found) => ({ ...found, path: ['entries', index, ...found.path.slice(2)] })),
    ),
  ],
})

const dayOf = ({ said }: GridRow, { onDay }: SentGrid) => said?.onDay ?? onDay

const nameOf = (row: GridRow, sent: SentGrid) => ({
  ...{ list: row.list, year: row.year, number: row.number },
  onDay: dayOf(row, sent),
})

const changedRows = (
  wanted: readonly (readonly [string, SentRow])[],
  sent: SentGrid,
  known: ReadonlyMap<string, GridRow>,
  isRevision: boolean,
): [string, GivenProgress][] =>
  wanted.flatMap(([key, { texts, revises, isAgain }]) => {
    const row = known.get(key)!
    const isAsShown = !isAgain && isSameText(texts, textsOf(row.said))
    return revises !== isRevision || isAsShown ? [] : [[key, entryOf(row, dayOf(row, sent), texts)]]
  })
