import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { breachesOf, shareBreachesOf, testBreachesOf } from './support/house-rules.ts'
import { readSources } from './support/read-sources.ts'

const sources = await readSources(fileURLToPath(new URL('../src', import.meta.url)))
const tests = await readSources(fileURLToPath(new URL('.', import.meta.url)))

const file = (path: string, text: string) => breachesOf({ path, text })
const lines = (count: number) => 'const a = 1\n'.repeat(count)
const many = (count: number, size: number) =>
  Array.from({ length: count }, () => ({ path: 'base/a.ts', text: lines(size) }))

describe('the sources as they stand', () => {
  it('break no rule of the house', () => {
    expect(sources.flatMap(breachesOf)).toEqual([])
    expect(tests.flatMap(testBreachesOf)).toEqual([])
  })

  it('are mostly small', () => {
    expect(shareBreachesOf(sources)).toEqual([])
  })
})

describe('importing from the left', () => {
  it.each([
    ['base/period.ts', "import { a } from './civil-date.ts'"],
    ['office/read-table.ts', "import type { Problem } from '../base/problem.ts'"],
    ['changes/write.ts', "import type { Hub } from '../hub.ts'"],
    ['access/issue-key.ts', "import { writeOnce } from '../changes/write-once.ts'"],
    ['access/issue-key.ts', "import type { Tx } from '../db/transaction.ts'"],
    ['catalogue/batch.sql.ts', "import { sql } from 'kysely'"],
    ['graphql/batch.tsx', "import { registerBatch } from '../catalogue/register-batch.ts'"],
    ['http/app.ts', "import { Hono } from 'hono'\nimport { yoga } from '../graphql/yoga.ts'"],
    ['node.ts', "import { app } from './http/app.ts'\nconst port = process.env.PORT ?? Date.now()"],
    ['cli/batch-show.ts', "import { connect } from '../client/index.ts'"],
    ['cli/doctor.ts', "import { examineDatabase } from '../db/doctor.ts'"],
    ['client/index.ts', "export { connect } from './connect.ts'"],
    ['cli/audit-verify.ts', "import { createHash } from 'node:crypto'\nimport { a } from './audit-verify-chain.ts'"],
    ['access/key.ts', "// not async, says Date.now()\nconst word = 'process.env'\nconst day = new Date('2026-01-01')"],
    ['access/make-key.ts', 'const salt = hub.randomBytes(16)'],
  ])('%s › %s › is fine', (path, text) => {
    expect(file(path, text)).toEqual([])
  })

  it.each([
    [
      'base/period.ts',
      "import { read } from '../office/read-table.ts'",
      'imports office/read-table.ts, which is not to its left',
    ],
    [
      'base/period.ts',
      "import type { Db } from '../db/database.ts'",
      'imports db/database.ts, which is not to its left',
    ],
    ['office/read-table.ts', "import { a } from '../db/migrate.ts'", 'imports db/migrate.ts, which is not to its left'],
    [
      'hub.ts',
      "import type { Change } from './changes/change.ts'",
      'imports changes/change.ts, which is not to its left',
    ],
    [
      'access/issue-key.ts',
      "import {\n  a,\n  b,\n} from '../catalogue/batch.ts'",
      'imports catalogue/batch.ts, which is not to its left',
    ],
    [
      'catalogue/register-batch.ts',
      "export * from '../meeting/brief.ts'\nconst a = 1",
      'imports meeting/brief.ts, which is not to its left',
    ],
    [
      'catalogue/register-batch.ts',
      "const a = await import('../http/app.ts')",
      'imports http/app.ts, which is not to its left',
    ],
    [
      'graphql/batch.ts',
      "import { page } from '../console/page.tsx'",
      'imports console/page.tsx, which is not to its left',
    ],
    ['worker.ts', "import { a } from './node.ts'", 'imports node.ts, which is not to its left'],
    [
      'report/brief.ts',
      "import type { Db } from '../db/database.ts'",
      'imports db/database.ts, which is not to its left',
    ],
    [
      'client/connect.ts',
      "import { hash } from '../changes/digest.ts'",
      'imports changes/digest.ts, which is not to its left',
    ],
    [
      'cli/batch-show.ts',
      "import { openPg } from '../db/open-pg.ts'",
      'imports db/open-pg.ts, which is not to its left',
    ],
    ['http/app.ts', "import { a } from '../cli/main.ts'", 'imports cli/main.ts, which is not to its left'],
    ['utils/strings.ts', 'const a = 1', 'stands in no area of the house'],
  ])('%s › %s › is a breach', (path, text, breach) => {
    expect(file(path, text)).toEqual([`${path}: ${breach}`])
  })
})

describe('importing a package where it does not belong', () => {
  it.each([
    [
      'catalogue/register-batch.ts',
      "import { sql } from 'kysely'",
      'imports kysely, which belongs to db/ and *.sql.ts',
    ],
    [
      'catalogue/register-batch.ts',
      "import type { Kysely } from 'kysely'",
      'imports kysely, which belongs to db/ and *.sql.ts',
    ],
    ['http/app.ts', "import pg from 'pg'", 'imports pg, which belongs to db/'],
    ['node.ts', "await import('@electric-sql/pglite')", 'imports @electric-sql/pglite, which belongs to db/'],
    ['catalogue/batch.ts', "import { Hono } from 'hono'", 'imports hono, which belongs to the doors and the hosts'],
    [
      'report/brief.ts',
      "import { GraphQLError } from 'graphql'",
      'imports graphql, which belongs to the doors and the hosts',
    ],
    ['http/app.ts', "import { parse } from 'csv-parse/sync'", 'imports csv-parse/sync, which belongs to office/'],
  ])('%s › %s › is a breach', (path, text, breach) => {
    expect(file(path, text)).toEqual([`${path}: ${breach}`])
  })
})

describe('verifying an audit apart from the server', () => {
  it('imports nothing of the server', () => {
    expect(file('cli/audit-verify.ts', "import type { Change } from '../changes/change.ts'")).toEqual([
      'cli/audit-verify.ts: stands alone, but imports changes/change.ts',
    ])
    expect(file('cli/audit-verify-chain.ts', "import { done } from '../base/outcome.ts'")).toEqual([
      'cli/audit-verify-chain.ts: stands alone, but imports base/outcome.ts',
    ])
    expect(file('cli/audit-verify.ts', "import { ask } from './ask.ts'")).toEqual([
      'cli/audit-verify.ts: stands alone, but imports cli/ask.ts',
    ])
  })
})

describe('reaching for what only a host may', () => {
  it.each([
    ['const url = process.env.DATABASE_URL', 'process.env'],
    ['const { PORT } = process . env', 'process.env'],
    ['const now = Date.now()', 'Date.now()'],
    ['const clock = Date.now', 'Date.now()'],
    ['const now = new Date()', 'new Date()'],
    ['const now = new Date', 'new Date()'],
    ['const text = `at $' + '{new Date().toISOString()}`', 'new Date()'],
    ['const die = Math.random()', 'Math.random()'],
    ['const id = crypto.randomUUID()', 'randomUUID()'],
    ["import { randomBytes } from 'node:crypto'", 'node:crypto’s randomness'],
    ['crypto.getRandomValues(bytes)', 'getRandomValues()'],
  ])('%s › is a breach', (text, what) => {
    expect(file('http/session.ts', text)).toEqual([`http/session.ts: uses ${what}, which only a host may`])
  })
})

describe('naming a file of a domain', () => {
  it('keeps a noun free of async and of the database', () => {
    expect(file('catalogue/batch.ts', 'export const a = async () => {}')).toEqual([
      'catalogue/batch.ts: is a noun, but holds async (the name of an operation begins with a verb)',
    ])
    expect(file('catalogue/item-code.ts', "import { selectItem } from './item.sql.ts'")).toEqual([
      'catalogue/item-code.ts: is a noun, but imports ./item.sql.ts',
    ])
    expect(
      file('catalogue/register-batch.ts', "import { selectItem } from './item.sql.ts'\nconst a = async () => {}"),
    ).toEqual([])
  })

  it('refuses a barrel', () => {
    expect(file('catalogue/index.ts', 'export const a = 1')).toEqual(['catalogue/index.ts: is a barrel'])
    expect(file('catalogue/all.ts', "export * from './batch.ts'\nexport { a } from './item.ts'\n")).toEqual([
      'catalogue/all.ts: is a barrel',
    ])
  })
})

describe('growing a file', () => {
  it('refuses a source over 250 lines and a test over 400', () => {
    expect(file('base/a.ts', lines(250))).toEqual([])
    expect(file('base/a.ts', lines(251))).toEqual(['base/a.ts: has 251 lines, more than 250'])
    expect(file('graphql/sdl.generated.ts', lines(900))).toEqual([])
    expect(testBreachesOf({ path: 'a.test.ts', text: lines(400) })).toEqual([])
    expect(testBreachesOf({ path: 'a.test.ts', text: lines(401) })).toEqual(['a.test.ts: has 401 lines, more than 400'])
  })

  it('refuses too large a share of middling files, once there are twenty', () => {
    expect(shareBreachesOf(many(19, 100))).toEqual([])
    expect(shareBreachesOf([...many(10, 59), ...many(10, 60)])).toEqual([])
    expect(shareBreachesOf([...many(9, 59), ...many(11, 60)])).toEqual([
      'fewer than half of the files have under 60 lines',
    ])
    expect(shareBreachesOf([...many(17, 10), ...many(3, 150)])).toEqual([
      'fewer than nine in ten files have under 150 lines',
    ])
  })
})
