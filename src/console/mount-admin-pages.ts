import { mountAdminCalendar } from './pages/admin-calendar.tsx'
import { mountAdminCluster } from './pages/admin-cluster.tsx'
import { mountAdminKey } from './pages/admin-key.tsx'
import { mountAdminKeys } from './pages/admin-keys.tsx'
import { mountAdminLights } from './pages/admin-lights.tsx'
import { mountAdminMembers } from './pages/admin-members.tsx'
import type { ConsoleApp } from './visit.ts'

/** The pages with which a cluster is looked after: who belongs to it, who may what, by which rules. */
export const mountAdminPages = (app: ConsoleApp): void => {
  mountAdminCluster(app)
  mountAdminMembers(app)
  mountAdminKeys(app)
  mountAdminKey(app)
  mountAdminLights(app)
  mountAdminCalendar(app)
}
