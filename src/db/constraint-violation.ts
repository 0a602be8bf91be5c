export type ViolationKind =
  | 'unique'
  | 'foreign-key'
  | 'check'
  | 'not-null'
  | 'exclusion'
  | 'append-only'
  | 'lock-not-available'

export interface ConstraintViolation {
  readonly kind: ViolationKind
  /** The constraint's name as in the migration; none for a null or a lock. */
  readonly constraint?: string
  readonly table?: string
  readonly column?: string
}

const kinds: Readonly<Record<string, ViolationKind>> = {
  '23505': 'unique',
  '23503': 'foreign-key',
  // `on delete restrict` reports this one from PostgreSQL 18 on.
  '23001': 'foreign-key',
  '23514': 'check',
  '23502': 'not-null',
  '23P01': 'exclusion',
  '55P03': 'lock-not-available',
}

interface PgError {
  readonly code?: unknown
  readonly constraint?: string
  readonly table?: string
  readonly column?: string
}

/** What a statement broke, or undefined for any other error: server and embedded database report with the same fields. */
export const constraintViolation = (error: unknown): ConstraintViolation | undefined => {
  if (!(error instanceof Error)) return undefined
  const { code, constraint, table, column } = error as PgError
  const kind = typeof code === 'string' ? kinds[code] : undefined
  if (!kind) return undefined
  // `refuse_change`, the trigger of append-only tables, raises the same code and names no constraint.
  return { kind: code === '23001' && !constraint ? 'append-only' : kind, constraint, table, column }
}

/** Whether exactly this constraint was broken: the last guard behind a rule that was checked before. */
export const violates = (error: unknown, constraint: string): boolean =>
  constraintViolation(error)?.constraint === constraint
