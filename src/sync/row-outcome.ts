import type { Problem } from '../base/problem.ts'

/** What became of a row; the six add up to what was received. */
export const rowOutcomes = ['CREATED', 'UPDATED', 'UNCHANGED', 'OUTDATED', 'CONFLICT', 'REJECTED'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

/** A row's answer, as it is kept and shown. */
export interface OutcomeLine {
  /** The line of the body, from 1. */
  readonly line: number
  readonly rowId: string | null
  readonly version: number | null
  readonly outcome: RowOutcome
  /** The code by which the hub knows the item; null where there is none. */
  readonly item: string | null
  readonly problems: readonly Problem[]
}

/** How many rows came to what. */
export interface OutcomeCounts {
  readonly received: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly outdated: number
  readonly conflict: number
  readonly rejected: number
  /** Rows whose row id had come before in the push; they are counted under their outcomes too. */
  readonly repeated: number
}

export const noOutcomes: OutcomeCounts = {
  ...{ received: 0, created: 0, updated: 0, unchanged: 0, outdated: 0, conflict: 0, rejected: 0, repeated: 0 },
}

export const countOutcomes = (lines: readonly OutcomeLine[]): OutcomeCounts => {
  const of = (outcome: RowOutcome) => lines.filter((line) => line.outcome === outcome).length
  return {
    received: lines.length,
    created: of('CREATED'),
    updated: of('UPDATED'),
    unchanged: of('UNCHANGED'),
    outdated: of('OUTDATED'),
    conflict: of('CONFLICT'),
    rejected: of('REJECTED'),
    repeated: lines.filter(({ problems }) => problems.some(({ code }) => code === 'ROW_REPEATED')).length,
  }
}

export const outcomesText = (lines: readonly OutcomeLine[]): string =>
  lines.map((line) => JSON.stringify(line)).join('\n')

export function* outcomeLines(text: string): Generator<OutcomeLine> {
  let start = 0
  while (start < text.length) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    yield JSON.parse(text.slice(start, end)) as OutcomeLine
    start = end + 1
  }
}
