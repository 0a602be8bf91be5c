import { serverAudits } from 'graphql-http'
import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../support/database.ts'
import { openApp } from '../support/http.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const app = openApp(hubAt(db, '2026-03-02T01:00:00Z'))
const fetchFn = (address: string, init: RequestInit) => app(new URL(address).href, init)

describe('GraphQL over HTTP, as its specification is audited', () => {
  it.each(serverAudits({ url: 'http://hub.test/graphql', fetchFn }).map((audit) => [audit.name, audit] as const))(
    '%s',
    async (_, audit) => {
      const { status, ...told } = await audit.fn()
      expect([status, 'reason' in told ? told.reason : '']).toEqual(['ok', ''])
    },
  )
})
