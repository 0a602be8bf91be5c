import type { Hub } from '../../src/hub.ts'
import { adoptResolution } from '../../src/meeting/adopt-resolution.ts'
import { conveneMeeting } from '../../src/meeting/convene-meeting.ts'
import { secretariatOf } from './callers.ts'
import { makeCluster, must } from './cluster.ts'
import { fourCities } from './recognition.ts'

export const office = secretariatOf('hbew')

/** A meeting of past years, in Hohhot. */
export const sixth = { cluster: 'hbew', edition: 6, title: '第六次会议', host: '150100', heldOn: '2025-12-20' } as const

/** The next one, in preparation. */
export const seventh = { cluster: 'hbew', edition: 7, title: '第七次会议' } as const

/** What the sixth resolved. */
export const resolved = {
  ...{ cluster: 'hbew', edition: 6, text: '统一四市窗口标识', leadCity: '150100', coCities: ['150200'] },
  ...{ unit: '政务服务局', deadline: '2026-06-30' },
}

/** The four cities, and their sixth meeting. */
export const met = async (hub: Hub): Promise<void> => {
  await makeCluster(hub, 'hbew', fourCities)
  must(await conveneMeeting(hub, office, sixth))
}

/** The same, with what it resolved. */
export const metAndResolved = async (hub: Hub): Promise<void> => {
  await met(hub)
  must(await adoptResolution(hub, office, resolved))
}
