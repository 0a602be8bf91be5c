import { mountAdminPages } from './mount-admin-pages.ts'
import { mountMeetingPages } from './mount-meeting-pages.ts'
import { mountSyncPages } from './mount-sync-pages.ts'
import { mountDispatch } from './pages/dispatch.tsx'
import { mountIssue } from './pages/dispatch-issue.tsx'
import { mountIssues } from './pages/dispatch-issues.tsx'
import { mountRaiseIssue } from './pages/dispatch-raise-issue.tsx'
import { mountScorecard } from './pages/dispatch-scorecard.tsx'
import type { ConsoleApp } from './visit.ts'

/** The pages with which the secretariat and the coordinators keep the work going. */
export const mountOfficePages = (app: ConsoleApp): void => {
  mountDispatch(app)
  mountRaiseIssue(app)
  mountIssues(app)
  mountIssue(app)
  mountScorecard(app)
  mountMeetingPages(app)
  mountAdminPages(app)
  mountSyncPages(app)
}
