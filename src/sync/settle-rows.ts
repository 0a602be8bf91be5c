import { isError, type Problem, warning } from '../base/problem.ts'
import { placedUnder } from '../base/problem-place.ts'
import type { ImplementationState } from '../catalogue/item-implementation.ts'
import type { ItemRow } from '../catalogue/item-row.ts'
import { normalContent } from '../catalogue/normal-content.ts'
import { prepareContent } from '../catalogue/prepare-content.ts'
import { codeOf } from '../catalogue/service-item.ts'
import { nextVersion } from '../recognition/next-version.ts'
import type { DecidedVersion } from '../recognition/record-versions.ts'
import type { ApplyContext } from './apply-rows.ts'
import type { FoundRows } from './find-rows.ts'
import type { PushedRow } from './pushed-row.ts'
import type { PendingRow } from './read-pending.ts'
import type { ReadRow } from './read-row-content.ts'
import { type BrokenRow, isBroken, type SentRow } from './read-rows.ts'
import type { NewRejectedRow } from './rejected-row.sql.ts'
import type { SaidRow } from './row.sql.ts'
import { asSent } from './row-envelope.ts'
import { itemOfRow, knownItemOf, newItemRow } from './row-item.ts'
import { lineText } from './row-lines.ts'
import type { OutcomeLine } from './row-outcome.ts'
import { verdictOn } from './row-verdict.ts'

/** What is to be written of some rows, and their answers. */
export interface SettledRows {
  readonly lines: OutcomeLine[]
  readonly newItems: { readonly row: ItemRow; readonly itemId: number }[]
  readonly versions: DecidedVersion[]
  readonly said: Map<string, SaidRow>
  readonly refused: Map<string, NewRejectedRow>
  /** Rows that wait no longer, by the version that was taken. */
  readonly mended: Map<string, number>
}

type Answer = Pick<OutcomeLine, 'outcome' | 'item' | 'problems'>

/** Decides on the rows of a piece, one after the other: each sees what those before it have done. Nothing is written. */
export const settleRows = async (
  context: ApplyContext,
  found: FoundRows,
  rows: FoundRows['rows'],
  pending: ReadonlyMap<SentRow, PendingRow>,
  breathe: () => Promise<void>,
): Promise<SettledRows> => {
  const decided: SettledRows = {
    lines: [],
    newItems: [],
    versions: [],
    said: new Map(),
    refused: new Map(),
    mended: new Map(),
  }
  for (const sent of rows) {
    decided.lines.push(settleRow(context, found, decided, sent, pending))
    await breathe()
  }
  return decided
}

const settleRow = (
  context: ApplyContext,
  found: FoundRows,
  decided: SettledRows,
  sent: SentRow | BrokenRow,
  pending: ReadonlyMap<SentRow, PendingRow>,
): OutcomeLine => {
  const { rowId, version } = sent
  const repeated =
    rowId !== null && found.seen.has(rowId)
      ? [warning('ROW_REPEATED', { path: ['rowId'], field: 'rowId', facts: { rowId } })]
      : []
  if (rowId !== null) found.seen.add(rowId)
  const answer = isBroken(sent)
    ? { outcome: 'REJECTED' as const, item: null, problems: sent.problems }
    : answerOf(context, found, decided, sent, pending)
  const { outcome } = answer
  if (rowId !== null && (outcome === 'REJECTED' || outcome === 'CONFLICT')) {
    const text = asSent(lineText(found.bytes, sent.at)!)
    decided.refused.set(rowId, { rowId, version, outcome, sent: text, problems: answer.problems })
    found.hasRejected = true
  } else if (rowId !== null && outcome !== 'OUTDATED' && found.hasRejected) decided.mended.set(rowId, version!)
  return { line: sent.at.line, rowId, version, ...answer, problems: [...repeated, ...answer.problems] }
}

const answerOf = (
  context: ApplyContext,
  found: FoundRows,
  decided: SettledRows,
  sent: SentRow,
  pendingRows: ReadonlyMap<SentRow, PendingRow>,
): Answer => {
  const known = found.known.get(sent.rowId)
  const verdict = verdictOn(sent, known, context.map.revision)
  if (verdict) return { ...verdict, item: known!.code }
  const pending = pendingRows.get(sent)!
  const { read, codes } = pending
  const refuse = (...problems: readonly Problem[]): Answer => ({ outcome: 'REJECTED', item: null, problems })
  const operated = placedUnder(
    ['content'],
    read.problems.filter(({ path }) => path[0] !== 'operation'),
  )
  const ofContent = [...read.problems.filter(({ path }) => path[0] === 'operation'), ...operated]
  if (read.row === null || read.operation === null) return refuse(...ofContent)

  const own = known && { ...known, nationalCode: found.nationalCodes.get(known.successorId ?? known.itemId) ?? null }
  const meant = itemOfRow(codes, read.row.content?.name ?? null, own, found.items)
  const itemId = meant.itemId
  const holder = itemId === null || known ? undefined : found.held.get(itemId)
  const nationalCode = itemId === null ? codes.nationalCode : (found.nationalCodes.get(itemId) ?? null)
  const last = itemId === null ? undefined : found.last.get(itemId)
  const content = read.row.content && prepareContent(normalContent(read.row.content))
  const kept = !content && last?.content ? prepareContent(last.content) : null
  const state = stateOf(read.operation, read.row)
  const wanted = {
    named: codes.listedCode ?? sent.rowId,
    nationalCode,
    content,
    state,
    validFrom: read.row.effectiveOn,
  }
  const next = nextVersion(wanted, last, kept, context)
  const problems = [
    ...ofContent,
    ...asContent(pending, [
      ...pending.codeProblems.filter(isOfCodes),
      ...meant.problems.filter(isOfCodes),
      ...(holder ? [heldProblem(holder, context)] : []),
      ...next.problems,
    ]),
  ]
  if (next.ok === undefined || problems.some(isError)) return refuse(...problems)

  const item = itemId === null ? makeItem(context, found, decided, pending, read.row) : { id: itemId, nationalCode }
  const step = next.ok.next
  if (step) {
    const version = { itemId: item.id, city: context.source.city, ...step }
    decided.versions.push({ item, next: version, reason: null })
    // Of a hundred thousand rows the fields are kept only where another row of the chunk may mean them.
    const fields = found.repeated.has(sent.rowId) ? step.content.fields : null
    found.last.set(item.id, { ...version, id: 0, content: fields, contentHash: step.content.hash })
  }
  const said = {
    ...{ rowId: sent.rowId, version: sent.version, hash: sent.hash, mapRevision: context.map.revision },
    ...{ itemId: item.id, code: codeOf(item), state },
  }
  decided.said.set(sent.rowId, said)
  found.known.set(sent.rowId, { ...said, successorId: null })
  found.held.set(item.id, { source: context.source.code, rowId: sent.rowId })
  return {
    outcome: step === null ? 'UNCHANGED' : step.version === 1 ? 'CREATED' : 'UPDATED',
    item: said.code,
    problems,
  }
}

const stateOf = (operation: NonNullable<ReadRow['operation']>, { state }: PushedRow): ImplementationState =>
  operation === 'SUSPEND' ? 'SUSPENDED' : operation === 'CANCEL' ? 'CANCELLED' : (state ?? 'ACTIVE')

const isOfCodes = ({ code }: Problem): boolean => code !== 'ITEM_NAME_DIFFERS'

const heldProblem = (
  holder: { readonly source: string; readonly rowId: string },
  { source }: ApplyContext,
): Problem => ({
  ...{ code: 'ITEM_OF_OTHER_ROW', severity: 'ERROR', path: ['content', 'code'], field: 'code' },
  facts: { rowId: holder.rowId, source: holder.source === source.code ? source.code : holder.source },
})

/** Problems of our own fields, under the names that they have in the row. */
const asContent = (pending: PendingRow, problems: readonly Problem[]): Problem[] => {
  const own = problems.map((found) => {
    const path =
      found.path[0] === 'content' || found.path[0] === 'rows'
        ? found.path.slice(found.path[0] === 'rows' ? 2 : 1)
        : found.path
    return { ...found, path: path[0] === 'validFrom' ? ['effectiveOn'] : path }
  })
  return placedUnder(['content'], pending.asSent(own))
}

const makeItem = (
  { source }: ApplyContext,
  found: FoundRows,
  decided: SettledRows,
  { codes }: PendingRow,
  pushed: PushedRow,
) => {
  const id = found.newIds.next().value!
  const row = newItemRow(codes, pushed)
  decided.newItems.push({ row, itemId: id })
  const item = { id, nationalCode: codes.nationalCode }
  found.nationalCodes.set(id, codes.nationalCode)
  if (codes.nationalCode !== null && !source.isSandbox)
    found.items.national.set(codes.nationalCode, knownItemOf(id, row, codes.nationalCode))
  for (const code of codes.localCodes) found.items.other.set(code, knownItemOf(id, row, code))
  return item
}
