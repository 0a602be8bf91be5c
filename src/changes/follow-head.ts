import { openTogether } from '../base/together.ts'
import type { Hub } from '../hub.ts'
import { selectHead } from './read-log.sql.ts'

/** The hash at the head of the change log; looked up once for all who wait for it meanwhile, and never before they asked. */
export const openHead = (hub: Hub) => {
  const together = openTogether<string>()
  return (): Promise<string> => together('head', async () => (await selectHead(hub.db)).headHash)
}
