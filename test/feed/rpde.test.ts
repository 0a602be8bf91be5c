import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RpdeValidator } from '@openactive/rpde-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done } from '../../src/base/outcome.ts'
import { write } from '../../src/changes/write.ts'
import { readRpdePage } from '../../src/feed/read-rpde-page.ts'
import type { RpdeItem } from '../../src/feed/rpde-page.ts'
import type { Hub } from '../../src/hub.ts'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { secretariat } from '../support/callers.ts'
import { must, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { keyOf } from '../support/doors.ts'
import { copyOf, follow } from '../support/feed.ts'
import { hubAt } from '../support/hub.ts'
import { entry, fourLive } from '../support/recognition.ts'
import { serveHub } from '../support/served-hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')
const url = await serveHub(hub)

const note = (hub: Hub, count: number, round: number, isPublic = true) =>
  write(hub, secretariat, 'note', async (_, log) => {
    for (let i = 0; i < count; i += 1)
      await log.record({ kind: 'test.noted', subject: `${i}`, cluster: 'hbew', isPublic, state: { round } })
    return done(null)
  })

/** Thousands of things with several states each, long stretches that are not public, and something that is gone. */
beforeAll(async () => {
  await fourLive(hub)
  await note(hub, 1300, 1)
  await note(hub, 7000, 1, false)
  await note(hub, 900, 2)
  must(await recordImplementation(hub, ofHohhot, { ...entry, content: null, state: 'CANCELLED', reason: '机构改革' }))
})

/** What the validator says of a feed: each sort of message once, with its severity. */
const verdictOn = async (address: string) => {
  const { pages } = await RpdeValidator(address, { pageLimit: 50 })
  const said = pages.flatMap(({ errors }) => errors.map(({ severity, message }) => `${severity}: ${message}`))
  return { pages: pages.length, said: [...new Set(said)].sort() }
}

// biome-ignore lint/suspicious/noExplicitAny: a page as any consumer reads it
const pageAt = async (address: string): Promise<any> => (await fetch(address)).json()

const allItems = async (address: string): Promise<RpdeItem[]> => {
  const items: RpdeItem[] = []
  for (let at = address; ; ) {
    const page = await pageAt(at)
    if (page.items.length === 0) return items
    items.push(...page.items)
    at = page.next
  }
}

describe('the feed as Realtime Paged Data Exchange', () => {
  it('passes the validator without a failure, over several pages to the last', async () => {
    const { pages, said } = await verdictOn(`${url}/sync/rpde/hbew`)
    expect(said.map((one) => one.replace(/(adherence|all pages) .*/, '$1'))).toEqual([
      'suggestion: It appears that this feed does not use the Modelling Opportunity Data specification. Whilst the RPDE specification does not mandate adherence',
      // It asks for the last page twice, and does not know the first time that it is the last.
      'warning: Response header `Cache-Control` should include "public", and also include a "max-age" of 3600 or more for all pages',
    ])
    expect(pages).toBeGreaterThan(3)
  })

  it('lists each thing once, at its latest change, in order; what is gone as deleted', async () => {
    const items = await allItems(`${url}/sync/rpde/hbew`)
    const ids = items.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(items.map(({ modified }) => modified)).toEqual(items.map(({ modified }) => modified).sort((a, b) => a - b))
    const copy = copyOf(await follow(hub, { first: 1000 }))
    const living = items.filter(({ state }) => state === 'updated')
    expect(living.map(({ id }) => id).sort()).toEqual([...copy.keys()].map((key) => key.replace('\t', '/')).sort())
    expect(items.filter(({ state }) => state === 'deleted')).toEqual([
      {
        state: 'deleted',
        kind: 'implementation',
        id: 'implementation/152014001000/150100',
        modified: items.find(({ state }) => state === 'deleted')!.modified,
      },
    ])
  })

  it('tells by its headers for how long a page may be kept, and its licence', async () => {
    const first = await fetch(`${url}/sync/rpde?cluster=hbew&limit=2`)
    expect(first.headers.get('cache-control')).toBe('public, max-age=3600')
    const page = (await first.json()) as { next: string; license: string }
    expect(page.license).toBe('https://creativecommons.org/licenses/by/4.0/')
    expect(page.next).toBe(`${url}/sync/rpde?cluster=hbew&limit=2&afterChangeNumber=2`)
    const last = await fetch(`${url}/sync/rpde/hbew?afterChangeNumber=9007199254740991`)
    expect([last.headers.get('cache-control'), ((await last.json()) as { items: [] }).items]).toEqual([
      'public, max-age=5',
      [],
    ])
    const forwarded = await fetch(`${url}/sync/rpde/hbew`, { headers: { 'x-forwarded-proto': 'https' } })
    expect(((await forwarded.json()) as { next: string }).next).toMatch(/^https:/)
  })

  it('shows a member more, and lets no cache keep it', async () => {
    const headers = await keyOf(db, 'LEADER', { cluster: 'hbew' })
    const answer = await fetch(`${url}/sync/rpde/hbew?limit=1000`, { headers })
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const kinds = ((await answer.json()) as { items: RpdeItem[] }).items.map(({ kind }) => kind)
    expect(kinds.includes('declaration')).toBe(true)
  })

  it.each([
    ['/sync/rpde', 400],
    ['/sync/rpde/nowhere', 404],
    ['/sync/rpde/%00', 404],
    ['/sync/rpde/hbew?limit=1001', 400],
    ['/sync/rpde/hbew?afterChangeNumber=x', 400],
  ])('%s is refused %i', async (path, status) => {
    expect((await fetch(`${url}${path}`)).status).toBe(status)
  })

  it('is empty of a place where nothing was recorded yet', async () => {
    expect(
      must(await readRpdePage(hub, ofHohhot, { cluster: 'hbew', afterChangeNumber: 1_000_000, limit: 5 })),
    ).toEqual({
      items: [],
      afterChangeNumber: 1_000_000,
    })
  })
})

describe('a feed that is broken', () => {
  it('is found out by the validator', async () => {
    const server = createServer((request, response) => {
      const address = `http://${request.headers.host}/feed?afterChangeNumber=7`
      const items = [
        { state: 'gone', kind: 'x', id: 'x/1', modified: 7 },
        { state: 'updated', id: 'x/1', modified: 8 },
      ]
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ next: address, items }))
    }).listen(0, '127.0.0.1')
    afterAll(() => void server.close())
    await once(server, 'listening')
    const { said } = await verdictOn(`http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`)
    expect(said.filter((one) => one.startsWith('failure:')).length).toBeGreaterThan(4)
  })
})
