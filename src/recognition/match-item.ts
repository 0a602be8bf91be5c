import { selectCluster, selectMemberships } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { hubNumber } from '../base/item-code.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import { lockCatalogue } from '../catalogue/resolve-items.sql.ts'
import { codeOf } from '../catalogue/service-item.ts'
import type { Change } from '../changes/change.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { selectDeclared } from './declared-items.sql.ts'
import { insertMatches, type NamedItem, selectItemsToMatch } from './matching.sql.ts'
import { recordTouched } from './record-affected.ts'

export interface MatchDecision {
  /** Code or number of the item that waits. */
  readonly item: string
  readonly sameAs?: string | null
  readonly isNew?: boolean | null
}

export interface MatchItemInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  readonly decisions: readonly MatchDecision[]
}

const most = 1000

/**
 * Decides on items without a national code (事项对应): the same as another, into which it is merged, or new. All or none.
 * Refuses an item that does not wait, a target that is merged or waits itself, and one item decided twice.
 */
export const matchItem = async (
  hub: Hub,
  caller: Caller,
  input: MatchItemInput,
): Promise<Outcome<{ itemIds: number[] }>> => {
  const forbidden = forbid(caller, ['SECRETARIAT', 'COORDINATOR'], { cluster: input.cluster })
  if (forbidden) return forbidden
  const { idempotencyKey, ...content } = input
  const { decisions } = input
  if (decisions.length < 1 || decisions.length > most)
    return refused(problem('COUNT_OUT_OF_RANGE', { path: ['decisions'], facts: { most } }))

  return writeOnce(hub, caller, 'matchItem', { idempotencyKey, content }, async (db, log) => {
    if (caller.role === 'COORDINATOR' && !(await isMember(db, caller, input.cluster, civilDateAt(hub.now()))))
      return refusedFor('FORBIDDEN', { role: caller.role, allowed: ['SECRETARIAT', 'COORDINATOR'] })
    await lockCatalogue(db)
    const items = await selectItemsToMatch(
      db,
      input.cluster,
      decisions.flatMap(({ item, sameAs }) => [item, ...(sameAs ? [sameAs] : [])]),
    )
    const problems = decisions.flatMap((decision, i) => checkDecision(decision, items, i))
    const ids = decisions.map(({ item }) => items.get(item)?.id)
    const twice = ids.flatMap((id, i) =>
      id !== undefined && ids.indexOf(id) !== i
        ? [problem('ITEM_DECIDED_TWICE', { path: ['decisions', i, 'item'], facts: { code: decisions[i]!.item } })]
        : [],
    )
    if (problems.length + twice.length > 0) return refused(...problems, ...twice)

    const decidedOn = civilDateAt(hub.now())
    const matches = decisions.map(({ item, sameAs }) => ({
      item: items.get(item)!,
      target: sameAs ? items.get(sameAs)! : null,
    }))
    await insertMatches(
      db,
      matches.map(({ item, target }) => ({ itemId: item.id, sameAs: target?.id ?? null })),
      decidedOn,
      log.tx,
    )
    await log.record(...matches.flatMap((match) => decisionChanges(match, input.cluster, decidedOn)))
    const merged = matches.filter(({ target }) => target !== null).map(({ item }) => item.id)
    const doing = { cause: 'ITEM_MERGED' as const, city: null, asOf: decidedOn, from: null }
    for (const declared of merged.length > 0 ? await selectDeclared(db, merged) : [])
      await recordTouched(db, log, doing, declared, declared.itemIds)
    return done({ itemIds: matches.map(({ item, target }) => target?.id ?? item.id) })
  })
}

// What an item became may be told to nobody else while it stands in drafts only: who may see those hears it after everybody.
const decisionChanges = (
  { item, target }: { item: NamedItem; target: NamedItem | null },
  cluster: string,
  decidedOn: CivilDate,
): Change[] => {
  const change = (isPublic: boolean, successor: string | null): Change => ({
    kind: target ? 'item.merged' : 'item.confirmed',
    subject: `item/${codeOf(item)}`,
    isPublic,
    cluster,
    state: { number: hubNumber(item.id), name: item.name, successor, decidedOn },
  })
  if (item.isPublished && target && !target.isPublished) return [change(true, null), change(false, codeOf(target))]
  return [change(item.isPublished, target ? codeOf(target) : null)]
}

// What an observer or a city that has left may read, it may not merge.
const isMember = async (db: Db, caller: Caller, code: string, today: CivilDate): Promise<boolean> => {
  const cluster = await selectCluster(db, code)
  const memberships = cluster ? await selectMemberships(db, [cluster.id], today) : []
  return memberships.some(({ city, role }) => city.code === caller.city && role === 'MEMBER')
}

const checkDecision = (decision: MatchDecision, items: ReadonlyMap<string, NamedItem>, i: number): Problem[] => {
  const at = (code: string, field: 'item' | 'sameAs') => [
    problem(code, { path: ['decisions', i, field], field, facts: { code: decision[field] ?? null } }),
  ]
  if (Boolean(decision.sameAs) === Boolean(decision.isNew)) return at('DECISION_UNCLEAR', 'item')
  const item = items.get(decision.item)
  if (!item?.isOfCluster) return at('ITEM_UNKNOWN', 'item')
  if (item.matching !== 'WAITING') return at('ITEM_NOT_WAITING', 'item')
  if (!decision.sameAs) return []
  const target = items.get(decision.sameAs)
  if (!target || !(target.isOfCluster || target.isPublished)) return at('ITEM_UNKNOWN', 'sameAs')
  if (target.id === item.id) return at('ITEM_SAME_AS_ITSELF', 'sameAs')
  if (target.state !== 'ACTIVE' || target.matching === 'WAITING') return at('MATCH_TARGET_NOT_SETTLED', 'sameAs')
  return []
}
