import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import type { AccessKey } from './access-key.ts'
import { insertRevocation } from './key.sql.ts'

/** The row and the change of a key that ends; a rotated one names its successor. */
export const endKey = async (
  db: Db,
  log: ChangeLog,
  key: AccessKey,
  end: { readonly effectiveAt: string; readonly reason: string; readonly successor?: number },
): Promise<void> => {
  await insertRevocation(db, { keyId: key.id, effectiveAt: end.effectiveAt, reason: end.reason }, log.tx)
  await log.record({
    kind: 'key.revoked',
    subject: `key/${key.id}`,
    cluster: key.cluster ?? undefined,
    city: key.city ?? undefined,
    isPublic: false,
    state: { id: key.id, ...end },
  })
}
