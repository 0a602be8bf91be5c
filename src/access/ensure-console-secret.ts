import type { Hub } from '../hub.ts'
import { insertConsoleSecret } from './sign-in-link.sql.ts'

/** What the console signs its cookies and forms with: made by whichever process comes first, the same for all. */
export const ensureConsoleSecret = (hub: Hub): Promise<Uint8Array> => insertConsoleSecret(hub.db, hub.randomBytes(32))
