import type { ChangeLog } from '../changes/change-log.ts'
import { hex, sha256 } from '../changes/digest.ts'
import type { Db } from '../db/database.ts'
import { type AccessKey, secretOf } from './access-key.ts'
import { insertKey } from './key.sql.ts'

/** The rows and the change of a new key. The secret is the caller's to show; the log never learns it, nor the holder's name. */
export const makeKey = async (
  db: Db,
  log: ChangeLog,
  secret: string,
  key: Omit<AccessKey, 'id' | 'revokedAt' | 'isEnded'> & { clusterId: number | null; rotatedFrom: number | null },
): Promise<AccessKey> => {
  const { clusterId, rotatedFrom, ...shown } = key
  const id = await insertKey(db, { ...key, secretHash: await sha256(secret) }, log.tx)
  await log.record({
    kind: 'key.issued',
    subject: `key/${id}`,
    cluster: key.cluster ?? undefined,
    city: key.city ?? undefined,
    isPublic: false,
    state: {
      id,
      role: key.role,
      cluster: key.cluster,
      city: key.city,
      holder: key.holderId,
      expiresAt: key.expiresAt,
      rotatedFrom,
    },
  })
  // The id last: a key that is rotated comes with the one of its predecessor.
  return { ...shown, id, revokedAt: null, isEnded: false }
}

/** A fresh secret from the hub's random source. */
export const newSecret = (randomBytes: (count: number) => Uint8Array): string => secretOf(randomBytes(32))

/** The salted hash of a personal text: what may stand in the change log instead of it. */
export const saltedHash = async (text: string, salt: Uint8Array): Promise<string> => hex(await sha256(hex(salt) + text))
