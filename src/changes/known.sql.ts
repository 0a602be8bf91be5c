import { type RawBuilder, sql } from 'kysely'

/** Whether a fact was known at an instant: its transaction committed by then. Without an instant everything committed is known. */
export const knownBy = (recordedIn: string, knownAt: string | null): RawBuilder<boolean> =>
  knownAt === null
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from change_commit k where k.tx = ${sql.ref(recordedIn)} and k.recorded_at <= ${knownAt}::timestamptz)`
