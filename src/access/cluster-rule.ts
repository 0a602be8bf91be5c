import type { CivilDate } from '../base/civil-date.ts'

/** A rule as a cluster set it, from a day on. */
export interface RuleRow {
  readonly rule: string
  readonly effectiveOn: CivilDate
  readonly value: string
  readonly recordedIn: number
}

/** The rules that hold on a day, by name: of each the latest day that has come, of one day the later record. */
export const rulesInForce = (rows: readonly RuleRow[], asOf: CivilDate): ReadonlyMap<string, RuleRow> =>
  new Map(
    rows
      .filter(({ effectiveOn }) => effectiveOn <= asOf)
      .toSorted((a, b) =>
        a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.recordedIn - b.recordedIn,
      )
      .map((row) => [row.rule, row]),
  )
