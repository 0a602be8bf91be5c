import { idOfHubNumber } from '../base/item-code.ts'
import { type Problem, problem } from '../base/problem.ts'
import { normalName, tidy } from '../base/text.ts'
import { identifyRow, type KnownItems } from '../catalogue/identify-row.ts'
import { type ItemRow, readRowCodes } from '../catalogue/item-row.ts'
import type { PushedRow } from './pushed-row.ts'
import type { KnownRow } from './row-verdict.ts'

/** The codes of a row, by which it means an item. */
export interface RowCodes {
  readonly listedCode: string | null
  readonly nationalCode: string | null
  readonly implementationCode: string | null
  readonly localCodes: readonly string[]
  /** The id in a number of the hub's own. */
  readonly numberedId: number | null
}

/** The codes of a row with what is doubtful about them. In a sandbox every code is one of its own: nothing real is meant. */
export const codesOfRow = (
  { code, localCode }: PushedRow,
  isSandbox: boolean,
): { readonly codes: RowCodes; readonly problems: readonly Problem[] } => {
  const given = [code, localCode].flatMap((one) => (one === null || one.trim() === '' ? [] : [tidy(one)]))
  const none = { nationalCode: null, implementationCode: null, localCodes: [], numberedId: null }
  const listedCode = given[0] ?? null
  if (isSandbox) return { codes: { ...none, listedCode, localCodes: [...new Set(given)] }, problems: [] }
  const numberedId = idOfHubNumber(code ?? '')
  const fields = { ...(code && numberedId === null ? { code } : {}), ...(localCode ? { localCode } : {}) }
  const { value, problems } = readRowCodes(fields)
  return { codes: { ...value, numberedId }, problems: numberedId === null ? problems : [] }
}

/** The items that the codes of rows mean: by code, and by the hub's number. */
export interface NamedItems extends KnownItems {
  readonly numbered: ReadonlySet<number>
}

/**
 * The item that a row means (null: a new one). A row that is known means what it meant; what its codes say may not be another.
 * One that names nothing but codes is not known by its name.
 */
export const itemOfRow = (
  codes: RowCodes,
  name: string | null,
  known: (KnownRow & { readonly nationalCode: string | null }) | undefined,
  items: NamedItems,
): { readonly itemId: number | null; readonly problems: readonly Problem[] } => {
  if (codes.numberedId !== null && !items.numbered.has(codes.numberedId))
    return refusal('ITEM_UNKNOWN', { code: codes.listedCode ?? '' })
  const holders = [
    ...(codes.nationalCode === null ? [] : [items.national.get(codes.nationalCode)]),
    ...codes.localCodes.map((code) => items.other.get(code)),
  ].flatMap((item) => (item ? [item.successorId ?? item.id] : []))
  const meant = codes.numberedId === null ? holders : [codes.numberedId, ...holders]
  if (known) {
    const own = known.successorId ?? known.itemId
    const isOther =
      meant.some((id) => id !== own) ||
      (meant.length === 0 &&
        codes.nationalCode !== null &&
        known.nationalCode !== null &&
        codes.nationalCode !== known.nationalCode)
    return isOther
      ? refusal('ROW_MEANS_OTHER_ITEM', { known: known.code, found: codes.listedCode ?? '' })
      : { itemId: own, problems: [] }
  }
  if (codes.numberedId !== null || name === null) return { itemId: meant[0] ?? null, problems: [] }
  return identifyRow(rowOf(codes, name), items)
}

const refusal = (code: string, facts: Problem['facts']) => ({
  itemId: null,
  problems: [problem(code, { path: ['code'], field: 'code', facts })],
})

/** As much of a row as tells which item it means. */
const rowOf = (codes: RowCodes, name: string): ItemRow => ({
  ...codes,
  ...{ place: { index: 0 }, name, kind: null, granularity: 'UNSPECIFIED', parentCode: null },
  ...{ department: null, creditIdentifier: null, note: null },
})

/** A new item as a row describes it. */
export const newItemRow = (codes: RowCodes, { content, granularity }: PushedRow): ItemRow => ({
  ...rowOf(codes, (content?.name ?? '').replace(/\s+/gu, ' ').trim()),
  ...{ kind: content?.kind ?? null, granularity: granularity ?? 'UNSPECIFIED' },
  ...{
    department: content?.competentAuthority?.trim() || null,
    creditIdentifier: content?.creditIdentifier?.trim() || null,
  },
})

/** What a new item is found by from here on, for the rows that follow in the chunk. */
export const knownItemOf = (id: number, row: ItemRow, code: string) => ({
  ...{ code, id, name: row.name, nameNormal: normalName(row.name) },
  ...{ isWaiting: row.nationalCode === null, successorId: null },
})
