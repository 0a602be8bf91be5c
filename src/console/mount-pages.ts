import { mountOfficePages } from './mount-office-pages.ts'
import { mountBatch } from './pages/batch.tsx'
import { mountBatchRegister } from './pages/batch-register.tsx'
import { mountBatches } from './pages/batches.tsx'
import { mountCanHandle } from './pages/can-handle.tsx'
import { mountCoverage } from './pages/coverage.tsx'
import { mountHome } from './pages/home.tsx'
import { mountItem } from './pages/item.tsx'
import { mountItems } from './pages/items.tsx'
import { mountMatching } from './pages/matching.tsx'
import { mountOverview } from './pages/overview.tsx'
import { mountPlanBoard } from './pages/plan-board.tsx'
import { mountPlanImport } from './pages/plan-import.tsx'
import { mountPlanList } from './pages/plan-list.tsx'
import { mountPlanRow } from './pages/plan-row.tsx'
import { mountProgress } from './pages/progress.tsx'
import { mountProgressDocuments } from './pages/progress-documents.tsx'
import { mountProgressSheet } from './pages/progress-sheet.tsx'
import { mountSignIn } from './pages/sign-in.tsx'
import { mountSignInLink } from './pages/sign-in-link.tsx'
import { mountSignInOidc } from './pages/sign-in-oidc.tsx'
import { mountSignOut } from './pages/sign-out.ts'
import type { Signing } from './signing.ts'
import type { ConsoleApp } from './visit.ts'

/** Every page, each in a file of its own. */
export const mountPages = (app: ConsoleApp, signing: Signing): void => {
  mountSignIn(app, signing)
  mountSignInLink(app, signing)
  mountSignInOidc(app, signing)
  mountSignOut(app, signing)
  mountHome(app)
  mountOverview(app)
  mountItems(app)
  mountMatching(app)
  mountItem(app)
  mountCanHandle(app)
  mountCoverage(app)
  mountBatches(app)
  mountBatchRegister(app)
  mountBatch(app)
  mountPlanBoard(app)
  mountPlanImport(app)
  mountPlanList(app)
  mountPlanRow(app)
  mountProgress(app)
  mountProgressDocuments(app)
  mountProgressSheet(app)
  mountOfficePages(app)
}
