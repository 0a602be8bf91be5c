import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { done } from '../../src/base/outcome.ts'
import type { Hub } from '../../src/hub.ts'
import { attachDocument } from '../../src/programme/attach-document.ts'
import { checkDocumentName, mostDocuments } from '../../src/programme/attached-document.ts'
import { fetchDocument } from '../../src/programme/fetch-document.ts'
import { recordProgress } from '../../src/programme/record-progress.ts'
import { releaseProgress } from '../../src/programme/release-progress.ts'
import { leaderOf, operatorOf } from '../support/callers.ts'
import { codesOf, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { doorsOn, keyOf } from '../support/doors.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt, inHub } from '../support/hub.ts'
import { january, progress, seedPlan, task } from '../support/progress.ts'
import { changesAfter, lastChange } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const named = { cluster: 'hbew', city: '150100', list: 'TASK', year: 2026, number: 1, onDay: '2026-01-31' } as const
const letter = '%PDF-1.7 演示复函'
const attached = (hub: Hub, text = letter, name = '复函.pdf', more: object = {}) =>
  attachDocument(hub, ofHohhot, { ...named, name, ...more }, async () => done(new TextEncoder().encode(text)))
const entered = async (hub: Hub) => {
  await seedPlan(hub)
  must(await recordProgress(hub, ofHohhot, progress(task, january)))
}

describe('the name of a document', () => {
  it.each([
    ['复函（2026）1号.pdf', []],
    ['../../etc/passwd', ['DOCUMENT_NAME_INVALID']],
    ['c:\\报告.doc', ['DOCUMENT_NAME_INVALID']],
    ['报告\u202efdp.exe', ['DOCUMENT_NAME_INVALID']],
    ['一\n二', ['DOCUMENT_NAME_INVALID']],
    ['..', ['DOCUMENT_NAME_INVALID']],
    [' ', ['TEXT_MISSING']],
    ['长'.repeat(201), ['TEXT_TOO_LONG']],
  ])('%j: %j', (name, codes) => {
    expect(codesOf({ problems: checkDocumentName(name) })).toEqual(codes)
  })
})

describe('attaching a document', () => {
  it('keeps a file once, however often it is attached, and tells of it with the whole entry', () =>
    inHub(db, now, async (hub) => {
      await entered(hub)
      const before = await lastChange(hub.db)
      const first = must(await attached(hub))
      expect([first.size, first.name]).toEqual([21, '复函.pdf'])
      must(await attached(hub))
      must(await attached(hub, letter, '再报.pdf', { list: 'PROJECT' }))
      const { rows } = await sql`select count(*)::integer as kept from document`.execute(hub.db)
      expect(rows).toEqual([{ kept: 1 }])
      const changes = await changesAfter(hub.db, before)
      expect(changes.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
        'progress.documentAttached hbew/TASK/2026/1/150100/2026-01-31',
        'progress.documentAttached hbew/PROJECT/2026/1/150100/2026-01-31',
      ])
      expect(JSON.parse(changes[0]!.content).state).toMatchObject({
        state: 'ENTERED',
        text: '召开推进会',
        documents: [first],
      })
    }))

  it('stays beside the day when the entry is released', () =>
    inHub(db, now, async (hub) => {
      await entered(hub)
      const document = must(await attached(hub))
      const before = await lastChange(hub.db)
      must(await releaseProgress(hub, ofHohhot, { cluster: 'hbew', city: '150100', entries: [task] }))
      const [change] = await changesAfter(hub.db, before)
      expect(JSON.parse(change!.content).state).toMatchObject({ state: 'RELEASED', documents: [document] })
      const question =
        '{ progressEntries(cluster: "hbew", filter: { list: TASK }) { nodes { documents { hash size name } } } }'
      const { data } = await openDoor(hub)(question, {}, leaderOf('hbew'))
      expect(data.progressEntries.nodes).toEqual([{ documents: [document] }])
    }))

  it('refuses an empty file, a day of which nothing was said, a row that there is not, and one too many', () =>
    inHub(db, now, async (hub) => {
      await entered(hub)
      expect(codesOf(await attached(hub, ''))).toEqual(['DOCUMENT_EMPTY'])
      expect(codesOf(await attached(hub, letter, 'a', { onDay: '2026-02-28' }))).toEqual(['PROGRESS_UNKNOWN'])
      expect(codesOf(await attached(hub, letter, 'a', { number: 9 }))).toEqual(['PLAN_ROW_UNKNOWN'])
      for (let i = 0; i < mostDocuments; i++) must(await attached(hub, `${i}`, `${i}.txt`))
      expect(codesOf(await attached(hub))).toEqual(['DOCUMENTS_TOO_MANY'])
    }))

  it('does not read the file of whoever may not', () =>
    inHub(db, now, async (hub) => {
      await entered(hub)
      const unread = () => Promise.reject(new Error('was read'))
      expect(codesOf(await attachDocument(hub, ofBaotou, { ...named, name: 'a' }, unread))).toEqual(['FORBIDDEN'])
    }))

  it('is got in the cluster where it is attached, and nowhere else', () =>
    inHub(db, now, async (hub) => {
      await entered(hub)
      const document = must(await attached(hub))
      const asked = { cluster: 'hbew', hash: document.hash }
      const { name, content } = must(await fetchDocument(hub, ofBaotou, asked))
      expect([name, new TextDecoder().decode(content)]).toEqual(['复函.pdf', letter])
      expect(codesOf(await fetchDocument(hub, operatorOf('150100', 'prd'), asked))).toEqual(['FORBIDDEN'])
      expect(codesOf(await fetchDocument(hub, ofBaotou, { ...asked, hash: '0'.repeat(64) }))).toEqual([
        'DOCUMENT_UNKNOWN',
      ])
      expect(codesOf(await fetchDocument(hub, ofBaotou, { ...asked, hash: 'x' }))).toEqual(['DOCUMENT_UNKNOWN'])
    }))
})

// The last one: what it prepares stays in the file's database.
describe('the doors of documents', () => {
  it('take a file, and give it as a download that no browser runs', async () => {
    const { app } = doorsOn(db)
    await entered(hubAt(db, now))
    const headers = await keyOf(db, 'OPERATOR', { cluster: 'hbew', city: '150100' })
    const path = '/progress/documents?cluster=hbew&city=150100&list=TASK&year=2026&number=1&onDay=2026-01-31'
    const post = (name: string, body: string, more = headers) =>
      app.request(`${path}&name=${encodeURIComponent(name)}`, { method: 'POST', headers: more, body })
    const page = '<script>alert(1)</script>'
    const taken = await post("页'面.html", page)
    expect(taken.status).toBe(201)
    const { document } = await taken.json()
    const got = await app.request(`/progress/documents/${document.hash}?cluster=hbew`, { headers })
    expect([got.status, await got.text()]).toEqual([200, page])
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${document.hash.slice(0, 12)}"; filename*=UTF-8''%E9%A1%B5%27%E9%9D%A2.html`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect((await post('大.bin', 'x'.repeat(1024 * 1024 + 1))).status).toBe(413)
    expect((await post('a/b', page)).status).toBe(422)
    expect((await app.request(path, { method: 'POST', headers })).status).toBe(400)
    expect((await post('a', page, await keyOf(db, 'OPERATOR', { cluster: 'hbew', city: '150200' }))).status).toBe(403)
    expect((await app.request(`/progress/documents/${document.hash}?cluster=hbew`)).status).toBe(401)
    for (const table of ['document', 'progress_document'])
      await expect(sql`delete from ${sql.table(table)}`.execute(db)).rejects.toThrow(`${table} is append-only`)
    expect((await app.request(`/progress/documents/${'0'.repeat(64)}?cluster=hbew`, { headers })).status).toBe(404)
  })
})
