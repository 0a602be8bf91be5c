import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { openHttp } from '../../src/http/app.ts'
import { openTestDatabase } from '../support/database.ts'
import { openFormSender } from '../support/form-sender.ts'
import { hostileFiles, hostileNames } from '../support/hostile-files-generated.ts'
import { texts } from '../support/hostile-input.ts'
import { hubAt } from '../support/hub.ts'
import { readSources } from '../support/read-sources.ts'
import { queryOf, uploadDoors } from '../support/upload-doors.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
const keys = await seedDemo(hub, null)
const keyOf = (role: string) => keys.find((key) => key.role.startsWith(role))!.secret
const bearers = ['SECRETARIAT', 'COORDINATOR', 'PARTNER'].map((role) => ({ authorization: `Bearer ${keyOf(role)}` }))

const faults: unknown[] = []
const app = openHttp(hub, {
  ...{ uploadLimit: 1_000_000, requestLimit: 1_000_000, readiness: async () => [] },
  log: ({ fault }) => void (fault && faults.push(fault)),
})
const numRuns = Number(process.env.HUTONG_FUZZ_RUNS ?? 4)
const seed = Number(process.env.HUTONG_FUZZ_SEED ?? 20261128)

const head = async () =>
  (await sql<{ head: number }>`select next_number as head from change_clock`.execute(db)).rows[0]!.head

const seen = new Set<number>()

/** A request that is refused leaves nothing; none falls over. */
const judged = async (send: () => Promise<number>): Promise<void> => {
  const before = await head()
  const status = await send()
  seen.add(status)
  expect([status, ...faults]).toEqual([status])
  expect(status).toBeLessThan(500)
  expect(status >= 400 ? await head() : before).toBe(before)
}

const posts = [...new Set(app.routes.filter(({ method }) => method === 'POST').map(({ path }) => path))]
const isPage = (path: string) => path.startsWith('/console') || path === '/can-handle'
const runs = { numRuns, seed, endOnFailure: true }

describe('whatever is uploaded', () => {
  it('has a generator at every door', () => {
    const doors = posts.filter((path) => !isPage(path) && path !== '/graphql')
    expect(doors.sort()).toEqual(Object.keys(uploadDoors).sort())
  })

  it.each(Object.entries(uploadDoors))(
    'to %s is taken or refused',
    async (path, door) => {
      const bearer = fc.constantFrom(...bearers, ...bearers, {})
      const encoding = fc.constantFrom({}, {}, {}, { 'content-encoding': 'gzip' }, { 'content-encoding': 'br' })
      const push = fc.constantFrom('push-00001', 'push-00002', 'x')
      await fc.assert(
        fc.asyncProperty(queryOf(door), push, hostileFiles, bearer, encoding, (asked, pushed, body, key, more) =>
          judged(async () => {
            const headers = { ...key, ...more } as Record<string, string>
            const at = `${path.replace(':push', pushed)}?${new URLSearchParams(asked)}`
            const answer = await app.request(at, { method: 'POST', headers, body: new Uint8Array(body) })
            await answer.arrayBuffer()
            return answer.status
          }),
        ),
        runs,
      )
    },
    120_000,
  )
})

const pages = posts.filter(isPage)
const sources = await readSources(fileURLToPath(new URL('../../src/console', import.meta.url)))
/** Every name that a page reads out of a form. */
const fields = [
  ...new Set(
    sources.flatMap(({ text }) =>
      [...text.matchAll(/\b(?:text|optional|all|file)\('(\w+)'\)/g)].map(([, name]) => name!),
    ),
  ),
]
const values = fc.oneof(
  { weight: 3, arbitrary: texts },
  {
    weight: 2,
    arbitrary: fc.constantFrom('hbew', '150100', '150200', '2026', '2026-10', '2026-11-20', '1', '12.5', 'yes', 'true'),
  },
)
const forms = fc.array(fc.tuple(fc.constantFrom(...fields), values), { maxLength: 25 })
const numbers = ['1', '2', '3', '9', '0', '2026', '9999']
const segment = (name: string) =>
  name === 'cluster'
    ? fc.constantFrom('hbew', 'hbew', 'hbew', 'sandbox', 'x')
    : fc.oneof(fc.constantFrom(...numbers, '2026-10', '150100', 'baotou-zwfw', 'publish'), values)
/** A path with something in each of its places; none of them may be empty or a step out. */
const filled = (path: string): fc.Arbitrary<string> =>
  fc
    .tuple(...path.split('/').map((part) => (part.startsWith(':') ? segment(/\w+/.exec(part)![0]) : fc.constant(part))))
    .map((parts) => parts.map((part) => encodeURIComponent(part.toWellFormed()).replace(/^\.+$/, 'x')).join('/'))

describe('whatever is sent to a page', () => {
  it('knows the pages and their fields', () => {
    expect(pages.length).toBeGreaterThan(25)
    expect(fields.length).toBeGreaterThan(80)
  })

  it.each(pages)(
    'at %s is taken or refused',
    async (path) => {
      const visitors = await Promise.all(
        ['SECRETARIAT', 'COORDINATOR'].map(async (role) => {
          const browser = openFormSender(app)
          expect(await browser.submit('/console/sign-in', '/console/sign-in', { key: keyOf(role) })).toBe(303)
          return { browser, token: await browser.tokenOn('/console/hbew') }
        }),
      )
      const bearing = fc.oneof(
        { weight: 9, arbitrary: fc.constant(true) },
        { weight: 1, arbitrary: fc.constant(false) },
      )
      const file = fc.option(fc.tuple(hostileFiles, hostileNames), { freq: 3 })
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...visitors),
          filled(path),
          forms,
          file,
          bearing,
          ({ browser, token }, at, sent, upload, isOurs) =>
            judged(async () => {
              const form = new FormData()
              if (isOurs) form.append('form_token', token)
              for (const [name, value] of sent) form.append(name, value)
              if (upload) form.append('file', new File([new Uint8Array(upload[0])], upload[1]))
              return browser.send(at, form)
            }),
        ),
        runs,
      )
    },
    120_000,
  )
})

describe('what was generated', () => {
  it('led past the first question: some was taken, some refused for each kind of reason', () => {
    expect([...seen]).toEqual(expect.arrayContaining([200, 401, 403, 404, 422]))
  })
})
