import { ensureFirstKey } from '../../src/access/ensure-first-key.ts'
import { openHttp } from '../../src/http/app.ts'
import type { Hub } from '../../src/hub.ts'
import { must } from './cluster.ts'

/** The HTTP door of a hub, in process. A fault fails the test instead of being masked. */
export const openApp = (hub: Hub) => {
  const faults: unknown[] = []
  const app = openHttp(hub, {
    uploadLimit: 1_000_000,
    requestLimit: 1_000_000,
    readiness: async () => [],
    log: ({ fault }) => void (fault && faults.push(fault)),
  })
  return async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await app.request(path, init)
    if (faults.length > 0) throw faults[0]
    return response
  }
}

/** What the hub's secretariat puts into its requests. Once a hub: the key is the first one. */
export const keyOfSecretariat = async (hub: Hub) => ({
  authorization: `Bearer ${must(await ensureFirstKey(hub, null)).secret}`,
})
