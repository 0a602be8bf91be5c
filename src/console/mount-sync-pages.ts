import { mountMend } from './pages/sync-mend.tsx'
import { mountPartners } from './pages/sync-partners.tsx'
import { mountRejected } from './pages/sync-rejected.tsx'
import type { ConsoleApp } from './visit.ts'

/** The pages about what partner systems bring and take. */
export const mountSyncPages = (app: ConsoleApp): void => {
  mountPartners(app)
  mountRejected(app)
  mountMend(app)
}
