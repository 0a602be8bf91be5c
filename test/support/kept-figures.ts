import { readMigrations } from '../../src/db/migration-files.ts'

const [kept] = (await readMigrations()).filter(({ name }) => name === '0034_kept_figures')

/** What fills in what figures add up from (migration 0034), for batches and facts that no verb wrote. */
export const fillFigures: string = kept!.sql.slice(kept!.sql.indexOf('insert into batch_level'))
