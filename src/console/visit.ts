import type { Context, Hono } from 'hono'
import type { CityCluster } from '../access/city-cluster.ts'
import type { SignedIn } from '../access/session.ts'
import type { Caller } from '../base/caller.ts'
import type { CivilDate } from '../base/civil-date.ts'
import type { Hub } from '../hub.ts'
import type { Language } from '../report/problem-wording.ts'
import type { OidcSettings } from './oidc-settings.ts'

/** What a host says about its console. */
export interface ConsoleSettings {
  /** The address under which browsers reach the hub, such as `https://hutong.example.cn`; null: as they ask. */
  readonly publicUrl?: string | null
  /** The keys of a demo, whose roles anybody may take; a real hub has none. */
  readonly demoKeys?: readonly { readonly role: string; readonly secret: string; readonly city?: string }[]
  readonly oidc?: OidcSettings | null
}

/** One request of a browser, with who asks and all that its pages need to know. */
export interface Visit {
  readonly hub: Hub
  readonly caller: Caller
  readonly signedIn: SignedIn | null
  readonly language: Language
  /** Goes into every form, and comes back with it. */
  readonly formToken: string
  readonly url: URL
  /** The day in Beijing. */
  readonly today: CivilDate
  /** The clusters that the caller's key reaches. */
  readonly clusters: readonly CityCluster[]
  readonly settings: ConsoleSettings
}

export interface ConsoleVariables {
  requestId: string
  actor: string
  visit: Visit
}

export type ConsoleContext = Context<{ Variables: ConsoleVariables }>
export type ConsoleApp = Hono<{ Variables: ConsoleVariables }>
