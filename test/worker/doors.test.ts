import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { serverAudits } from 'graphql-http'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/office/limits.ts'
import { openZip } from '../../src/office/open-zip.ts'
import { bundleWorker } from '../support/bundle-worker.ts'
import { authorised, serverHome, startHub, uploadTo } from '../support/hub-process.ts'
import { partnerKeyAt, partnerLines } from '../support/partner.ts'
import { sampleCsv } from '../support/sample-list.ts'
import { startWorkerd } from '../support/workerd.ts'

const { script, packages, builtins } = await bundleWorker()
const home = await serverHome()
const hub = await startHub(home)
const worker = await startWorkerd(script, home.DATABASE_URL, { HUTONG_UPLOAD_LIMIT_MIB: '2' })
const partner = { authorization: `Bearer ${await partnerKeyAt(hub.url)}` }
const json = { ...authorised, 'content-type': 'application/json' }
const asking = (query: string, headers: Record<string, string> = json): RequestInit => ({
  method: 'POST',
  headers,
  body: JSON.stringify({ query }),
})

/** The parts of a document or workbook: the edge packs them with a deflate of its own. */
const partsOf = async (bytes: Uint8Array) => {
  const { entries, read } = await openZip(bytes, defaultLimits)
  return Promise.all(entries.map(async ({ filename }) => [filename, await textOf(read(filename))]))
}

const textOf = async (pieces: AsyncIterable<Uint8Array>) => {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of pieces) text += decoder.decode(piece, { stream: true })
  return text
}

/** What a host answers; what differs from answer to answer is taken out. */
const answerOf = async (host: string, path: string, init?: RequestInit) => {
  const response = await fetch(host + path, init)
  const body = Buffer.from(await response.arrayBuffer())
  const type = response.headers.get('content-type')
  const text = type?.includes('officedocument') ? JSON.stringify(await partsOf(body)) : body.toString()
  const plain = text.replaceAll(host, 'HOST').replace(/"(requestId|takenAt|knownAt)":"[^"]*"/g, '"$1"')
  return { status: response.status, type, text: plain }
}

const pushOf = (id: string) =>
  `/sync/implementations?cluster=hbew&city=150200&source=edge&push=${id}&chunk=1&mode=CHANGES`

describe('the Worker that is deployed', () => {
  it('stays far below what the platform takes', () => {
    expect(gzipSync(script).length).toBeLessThan(1_500_000)
  })

  it('brings no package that only runs on Node, and asks for nothing that the platform has not', () => {
    const nodeOnly = ['@electric-sql/pglite', '@hono/node-server', 'commander', 'pino', 'prom-client', 'tsx']
    expect(packages).toContain('graphql-yoga')
    expect(packages.filter((name) => nodeOnly.includes(name) || name.startsWith('@opentelemetry/'))).toEqual([])
    const lacking = ['child_process', 'cluster', 'dgram', 'inspector', 'repl', 'v8', 'vm', 'worker_threads']
    expect(builtins.filter((name) => lacking.includes(name.replace('node:', '')))).toEqual([])
  })
})

describe('serving from the edge', () => {
  it('takes rows in, a list and its dry run, as the hub on Node does, and each sees what the other took', async () => {
    const push = {
      method: 'POST',
      headers: { ...partner, 'content-encoding': 'gzip' },
      body: gzipSync(partnerLines(1, 40)),
    }
    const first = await answerOf(worker.url, pushOf('edge-0001'), push)
    expect(first.status).toBe(200)
    expect(first.text).toContain('"received":40,"created":40')
    expect((await answerOf(hub.url, pushOf('edge-0001'), push)).text).toContain('"repeatedRequest":true')

    const dryRun = uploadTo('', { dryRun: 'true' })
    const list = { method: 'POST', headers: authorised, body: sampleCsv(30) }
    const rehearsed = await answerOf(worker.url, dryRun, list)
    expect(rehearsed).toEqual(await answerOf(hub.url, dryRun, list))
    const registered = await answerOf(worker.url, uploadTo(''), {
      ...list,
      headers: { ...authorised, 'idempotency-key': 'edge-list-1' },
    })
    expect(registered.status).toBe(200)
    expect(registered.text).toContain('"accepted":30')
  })

  it.each<readonly [string, string, RequestInit]>([
    ['health', '/healthz', {}],
    ['readiness', '/readyz', {}],
    ['an address that is none', '/nothing', {}],
    [
      'a question',
      '/graphql',
      asking(
        '{ itemBatches(cluster: "hbew") { ordinal title state itemCount } serviceItems(first: 50) { nodes { name code } } }',
      ),
    ],
    [
      'a question without a key',
      '/graphql',
      asking('{ partners(cluster: "hbew") { source } }', { 'content-type': 'application/json' }),
    ],
    ['a document that does not parse', '/graphql', asking('{ clusters {')],
    [
      'the schema to a stranger',
      '/graphql',
      asking('{ __schema { types { name } } }', { 'content-type': 'application/json' }),
    ],
    ['a form', '/graphql', { method: 'POST', body: new URLSearchParams({ query: '{ clusters { code } }' }) }],
    ['a page of changes', '/sync/changes?cluster=hbew&first=100', { headers: partner }],
    ['a long poll at its end', '/sync/changes?cluster=hbew&wait=1&kinds=alert.raised', { headers: partner }],
    ['a cursor that is none', '/sync/changes?cluster=hbew&after=xyz', { headers: partner }],
    ['a snapshot', '/sync/snapshot?cluster=hbew', { headers: partner }],
    ['a manifest', '/sync/snapshot/manifest?cluster=hbew', { headers: partner }],
    ['reconciliation', '/sync/reconcile?cluster=hbew&city=150200&source=edge', { headers: partner }],
    ['RPDE', '/sync/rpde?cluster=hbew', {}],
    ['the outcomes of a push', '/sync/pushes/edge-0001/outcomes?city=150200&source=edge', { headers: partner }],
    ['items as a sheet', '/export/items.csv?cluster=hbew', { headers: authorised }],
    ['items as a workbook', '/export/items.xlsx?cluster=hbew', { headers: authorised }],
    ['a plan as a workbook', '/plans/export.xlsx?cluster=hbew&list=TASK&year=2026', { headers: authorised }],
    ['the log', '/audit/export', { headers: authorised }],
    ['the log to a stranger', '/audit/export', {}],
    ['a month as a document', '/papers/dispatch.docx?cluster=hbew&period=2026-09', { headers: authorised }],
  ])('answers as Node does: %s', async (_, path, init) => {
    const [edge, node] = [await answerOf(worker.url, path, init), await answerOf(hub.url, path, init)]

    expect(edge).toEqual(node)
  })

  it.each(['guangan-district.csv', 'nasty-xlsx/57893-many-merges.xlsx', 'nasty-xlsx/poc-xmlbomb.xlsx'])(
    'reads %s without threads as Node does with them',
    async (file) => {
      const body = readFileSync(new URL(`../data/${file}`, import.meta.url))
      const path = uploadTo('', { dryRun: 'true', ordinal: '2', title: '第二批', file: file.replace(/^.*\//, '') })
      const list = { method: 'POST', headers: authorised, body }
      expect(await answerOf(worker.url, path, list)).toEqual(await answerOf(hub.url, path, list))
    },
  )

  it('refuses what is more than its limit before it has read it', async () => {
    const large = { method: 'POST', headers: authorised, body: Buffer.alloc(3 * 1024 * 1024, 'a') }

    expect(await answerOf(worker.url, uploadTo('', { ordinal: '3', title: '第三批' }), large)).toMatchObject({
      status: 413,
    })
  })

  it('passes the audits of GraphQL over HTTP', async () => {
    const audits = serverAudits({ url: `${worker.url}/graphql`, fetchFn: fetch })
    const results = await Promise.all(audits.map((audit) => audit.fn()))

    expect(results.filter(({ status }) => status !== 'ok').map((result) => result.name)).toEqual([])
    expect(results.length).toBeGreaterThan(50)
  })

  it('says that its database is away, and when to come again', async () => {
    const lone = await startWorkerd(script, 'postgres://a:b@127.0.0.1:1/c')

    for (const path of ['/graphql', '/sync/changes?cluster=hbew', '/can-handle']) {
      const { status, headers } = await fetch(
        lone.url + path,
        path === '/graphql' ? asking('{ clusters { code } }') : {},
      )
      expect([path, status, headers.get('retry-after')]).toEqual([path, 503, '5'])
    }
  })
})
