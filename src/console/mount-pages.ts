import { mountHome } from './pages/home.tsx'
import { mountOverview } from './pages/overview.tsx'
import { mountSignIn } from './pages/sign-in.tsx'
import { mountSignInLink } from './pages/sign-in-link.tsx'
import { mountSignOut } from './pages/sign-out.ts'
import type { Signing } from './signing.ts'
import type { ConsoleApp } from './visit.ts'

/** Every page, each in a file of its own. */
export const mountPages = (app: ConsoleApp, signing: Signing): void => {
  mountSignIn(app, signing)
  mountSignInLink(app, signing)
  mountSignOut(app, signing)
  mountHome(app)
  mountOverview(app)
}
