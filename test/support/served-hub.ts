import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { openHttp } from '../../src/http/app.ts'
import type { Hub } from '../../src/hub.ts'
import { afterFile } from './after-file.ts'

/** The address of a hub that listens until the end of the file: for programs of their own. */
export const serveHub = async (hub: Hub): Promise<string> => {
  const doors = { uploadLimit: 1_000_000, requestLimit: 1_000_000, readiness: async () => [], log: () => {} }
  const server = serve({ fetch: openHttp(hub, doors).fetch, port: 0, hostname: '127.0.0.1' })
  afterFile(() => void server.close())
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
