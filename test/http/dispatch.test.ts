import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ensureFirstKey } from '../../src/access/ensure-first-key.ts'
import { temporaryFolder } from '../cli/run-hutong.ts'
import { partsOf } from '../office/parts.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { runCommand } from '../support/command-line.ts'
import { openTestDatabase } from '../support/database.ts'
import { keyOf } from '../support/doors.ts'
import { openApp } from '../support/http.ts'
import { hubAt } from '../support/hub.ts'
import { january, released, seedPlan, task } from '../support/progress.ts'
import { serveHub } from '../support/served-hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
must(await ensureFirstKey(hub, 'office-key'))
await seedPlan(hub)
await makeCluster(hub, 'prd')
await released(hub, '2026-02-02', january, task)
const ask = openApp(hub)
const headers = await keyOf(db, 'LEADER', { cluster: 'hbew' })
const others = await keyOf(db, 'SECRETARIAT', { cluster: 'prd' })
const url = await serveHub(hub)

const codesOf = async (response: Response) =>
  ((await response.json()) as { problems: { code: string }[] }).problems.map(({ code }) => code)

describe('fetching the paper of a period', () => {
  it('gives it as a document', async () => {
    const response = await ask('/papers/dispatch.docx?cluster=hbew&period=2026-01&cadence=MONTH', { headers })
    expect([response.status, response.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="hbew-2026-01-dispatch.docx"',
    ])
    const { 'word/document.xml': text } = await partsOf(new Uint8Array(await response.arrayBuffer()))
    expect(text).toContain('hbew 城市群月通报')
    expect(text).toContain('截至1月底，路基完成10%。')
  })

  it('gives it as sheets', async () => {
    const response = await ask('/papers/dispatch.xlsx?cluster=hbew&period=2026-W05', { headers })
    expect(response.status).toBe(200)
    const parts = await partsOf(new Uint8Array(await response.arrayBuffer()))
    expect([...parts['xl/workbook.xml']!.matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      '重点任务进展',
      '重点工程进展',
      '重大平台进展',
      '亮灯事项',
      '报送情况',
      '需协调事项',
    ])
  })

  it.each([
    ['without a word', '', 400, ['PARAMETER_MISSING', 'PARAMETER_MISSING']],
    ['of another cadence', 'cluster=hbew&period=2026-01&cadence=WEEK', 400, ['PARAMETER_INVALID']],
    ['of no period', 'cluster=hbew&period=2026-13', 400, ['PERIOD_INVALID']],
    ['as known at no instant', 'cluster=hbew&period=2026-01&knownAt=2026-02-30T00:00:00Z', 400, ['PARAMETER_INVALID']],
    ['of a period to come', 'cluster=hbew&period=2027-01', 400, ['PERIOD_NOT_BEGUN']],
  ])('is refused %s', async (_, query, status, codes) => {
    const response = await ask(`/papers/dispatch.docx?${query}`, { headers })
    expect([response.status, await codesOf(response)]).toEqual([status, codes])
  })

  it('says what was known at an instant', async () => {
    const known =
      '/papers/dispatch.docx?cluster=hbew&period=2026-01&asOf=2026-02-02&knownAt=2026-02-01T00:00:00%2B08:00'
    const response = await ask(known, { headers })
    expect(response.status).toBe(200)
    const { 'word/document.xml': text } = await partsOf(new Uint8Array(await response.arrayBuffer()))
    expect(text).not.toContain('截至1月底，路基完成10%。')
  })

  it('says which cadence its period has', async () => {
    const response = await ask('/papers/dispatch.docx?cluster=hbew&period=2026-W07&cadence=MONTH', { headers })
    const { problems } = (await response.json()) as { problems: { facts: object }[] }
    expect(problems.map(({ facts }) => facts)).toEqual([{ name: 'cadence', found: 'MONTH', allowed: 'WEEK' }])
  })

  it('is for keys of the cluster', async () => {
    const path = '/papers/dispatch.docx?cluster=hbew&period=2026-01'
    expect([(await ask(path)).status, (await ask(path, { headers: others })).status]).toEqual([401, 403])
  })

  it('is written by the command line, both ways', async () => {
    const out = join(temporaryFolder(), 'papers')
    const line = ['report', 'dispatch', '--cluster', 'hbew', '--url', url, '--key', 'office-key', '--out', out]
    expect(await runCommand([...line, '--cadence', 'month', '--period', '2026-01'])).toEqual({
      code: 0,
      err: '',
      out: `已写 ${join(out, 'hbew-2026-01-dispatch.docx')}\n已写 ${join(out, 'hbew-2026-01-dispatch.xlsx')}\n`,
    })
    expect(readdirSync(out)).toEqual(['hbew-2026-01-dispatch.docx', 'hbew-2026-01-dispatch.xlsx'])
    const { 'word/document.xml': text } = await partsOf(readFileSync(join(out, 'hbew-2026-01-dispatch.docx')))
    expect(text).toContain('hbew 城市群月通报')
    expect(await runCommand([...line, '--cadence', 'week', '--period', '2026-01'])).toMatchObject({ code: 1 })
  })
})
