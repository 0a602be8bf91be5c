import { describe, expect, it } from 'vitest'
import { registerCluster } from '../../src/access/register-cluster.ts'
import { readTable, type TableCell } from '../../src/office/index.ts'
import { adjustItemBatch } from '../../src/recognition/adjust-item-batch.ts'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { backFilled, batch1, card, given, licence, pension, register } from '../support/batch.ts'
import { coordinatorOf, secretariat } from '../support/callers.ts'
import { hohhot, makeCluster, must } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { examine } from '../support/cpsv-ap.ts'
import { openTestDatabase } from '../support/database.ts'
import { keyOfSecretariat, openApp } from '../support/http.ts'
import { hubAt } from '../support/hub.ts'
import { plainContent } from '../support/implementation.ts'

const database = await openTestDatabase()
const hub = hubAt(database.db, '2026-03-02T01:00:00Z')
const ask = openApp(hub)
const key = await keyOfSecretariat(hub)

// A second hub, which knows none of the items.
const otherHub = hubAt((await openTestDatabase()).db, '2026-03-02T01:00:00Z')
const askOther = openApp(otherHub)
const otherKey = await keyOfSecretariat(otherHub)
await makeCluster(otherHub, 'prd')

/** Whatever a list may hold that a file could change on its way. */
const awkward = [
  {
    ...card,
    localCode: 'SB-1',
    parentCode: '152014000000',
    creditCode: '12441500196720244T',
    note: '含补领，\n“换领”另行, 办理',
  },
  { name: '=HYPERLINK("http://x.cn","社保")', code: '+86-01', localCode: '@SUM(A1)', kind: '其他', department: '-局' },
  { name: "'=1+1", code: '000123', granularity: '业务办理项', note: "'单引号" },
  { name: '备注登记', localCode: '150131009000' },
  { name: '注：不动产登记', kind: '行政确认', granularity: '子项' },
  { name: '1/2 股权变更', code: '1E10' },
]

await makeCluster(hub)
const awkwardBatch = { ordinal: 1, title: '第一批', publishedOn: '2021-06-01' }
await backFilled(hub, awkwardBatch, ...awkward)
await backFilled(hub, { ordinal: 2, title: '第二批', publishedOn: '2022-06-01' }, pension, card)
must(
  await adjustItemBatch(hub, secretariat, {
    ...batch1,
    documentNumber: '呼政办〔2023〕3号',
    effectiveOn: '2023-01-01',
    add: [licence],
    withdraw: [card.code],
  }),
)
must(await register(hub, given({ ...card, code: '152014003000', name: '失业登记' }), { ordinal: 3, title: '第三批' }))

const header = '序号,事项名称,事项编码,地方编码,事项类型,颗粒度,主项编码,实施主体,统一社会信用代码,备注'
const namesIn = (csv: string) =>
  csv
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[1])
const csvOf = async (query: string, init: RequestInit = {}) =>
  (await ask(`/export/items.csv?cluster=hbew${query}`, init)).text()

describe('exporting a batch as CSV', () => {
  it('writes the officials’ headers and every field, with nothing that a spreadsheet would run', async () => {
    const response = await ask('/export/items.csv?cluster=hbew&batch=1&asOf=2021-06-01')
    expect([response.status, Object.fromEntries(response.headers)]).toEqual([
      200,
      expect.objectContaining({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="hbew-1-items.csv"',
      }),
    ])
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())).toBe(
      [
        `\ufeff${header}`,
        '1,社会保障卡申领,152014001000,SB-1,公共服务,主项,152014000000,人社局,12441500196720244T,"含补领，\n“换领”另行, 办理"',
        `2,"'=HYPERLINK(""http://x.cn"",""社保"")",'+86-01,'@SUM(A1),其他行政权力,,,'-局,,`,
        `3,''=1+1,000123,,,业务办理项,,,,'单引号`,
        '4,备注登记,,150131009000,,,,,,',
        '5,注：不动产登记,,,行政确认,子项,,,,',
        '6,1/2 股权变更,1E10,,,,,,,',
        '',
      ].join('\r\n'),
    )
  })

  it('shows the batch as it stood on the day: added and withdrawn items', async () => {
    const before = await csvOf('&batch=2&asOf=2022-06-01')
    expect(namesIn(before)).toEqual(['养老保险关系转移', '社会保障卡申领'])
    expect(namesIn(await csvOf('&batch=1&asOf=2022-12-31'))[0]).toBe('社会保障卡申领')
    const after = namesIn(await csvOf('&batch=1&asOf=2023-01-01'))
    expect([after[0], after.at(-1)]).toEqual([`"'=HYPERLINK(""http://x.cn""`, '食品经营许可'])
  })

  it('says of sample data that it is none', async () => {
    const sample = { code: 'demo', name: '演示群', isSample: true, silenceIsConsent: false }
    must(await registerCluster(hub, secretariat, sample))
    await backFilled(hub, { cluster: 'demo' }, { ...pension, code: '152014009000' })
    const response = await ask('/export/items.csv?cluster=demo')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="sample-demo-items.csv"')
    expect((await response.text()).split('\r\n').slice(0, 2)).toEqual(['"演示数据，并非真实清单"', header])
  })
})

describe('exporting all batches of a cluster', () => {
  it('names an item once, in the first batch that it stands in', async () => {
    expect(namesIn(await csvOf('&asOf=2022-12-31')).slice(-2)).toEqual(['1/2 股权变更', '养老保险关系转移'])
    expect(namesIn(await csvOf('')).slice(-3)).toEqual(['食品经营许可', '养老保险关系转移', '社会保障卡申领'])
  })

  it('leaves out what was not published on the day, and drafts for everybody', async () => {
    expect(namesIn(await csvOf('&asOf=2021-05-31'))).toEqual([])
    expect(namesIn(await csvOf('', { headers: key }))).not.toContain('失业登记')
  })

  it('reads at most a thousand items a statement', async () => {
    await makeCluster(hub, 'many')
    const rows = Array.from({ length: 2500 }, (_, i) => ({
      name: `事项${i}`,
      code: `1501${10_000_000 + i}`,
    }))
    await backFilled(hub, { cluster: 'many' }, ...rows)
    const { result, count } = await countStatements(database, async () =>
      (await ask('/export/items.csv?cluster=many')).text(),
    )
    const lines = result.trim().split('\r\n')
    expect([lines.length, lines.at(-1)]).toEqual([2501, '2500,事项2499,150110002499,,,,,,,'])
    // Cluster, batches and members; three pages of the list and one of what was added to it.
    expect(count).toBe(7)
  })
})

describe('registering an export again', () => {
  const upload = async (file: 'items.csv' | 'items.xlsx', of: string, ordinal: number) => {
    const exported = await ask(`/export/${file}?${of}`)
    const query = new URLSearchParams({ cluster: 'prd', ordinal: String(ordinal), title: '第一批', file })
    const body = await exported.arrayBuffer()
    const send = async () =>
      (await askOther(`/batches/register?${query}`, { method: 'POST', body, headers: otherKey })).json()
    return { first: await send(), again: await send() }
  }
  const inOther = async (ordinal: number) =>
    (await askOther(`/export/items.csv?cluster=prd&batch=${ordinal}`, { headers: otherKey })).text()

  it.each([
    ['items.csv', 1],
    ['items.xlsx', 2],
  ] as const)(
    'in another hub as %s finds every field equal, and nothing new the second time',
    async (file, ordinal) => {
      const { first, again } = await upload(file, 'cluster=hbew&batch=1&asOf=2021-06-01', ordinal)
      expect([first.received, first.accepted, first.rejected]).toEqual([6, 6, 0])
      expect(await inOther(ordinal)).toBe(await csvOf('&batch=1&asOf=2021-06-01'))
      expect([again.received, again.unchanged, again.accepted]).toEqual([6, 6, 0])
    },
  )
})

describe('exporting as a workbook', () => {
  it('writes the same list as text, the header in its first row', async () => {
    const response = await ask('/export/items.xlsx?cluster=hbew&batch=2')
    const file = { name: 'items.xlsx', bytes: new Uint8Array(await response.arrayBuffer()) }
    const rows: string[][] = []
    for await (const chunk of readTable(file))
      rows.push(...chunk.rows.map(({ cells }) => cells.map(({ text }: TableCell) => text)))
    expect(rows).toEqual([
      header.split(','),
      ['1', '养老保险关系转移', '152014002000', '公共服务', '主项', '人社局'],
      [
        '2',
        '社会保障卡申领',
        '152014001000',
        'SB-1',
        '公共服务',
        '主项',
        '152014000000',
        '人社局',
        '12441500196720244T',
      ],
    ])
  })
})

describe('exporting as CPSV-AP', () => {
  it('breaks no shape, and holds every item', async () => {
    const response = await ask('/export/cpsv-ap.jsonld?cluster=hbew')
    expect(response.headers.get('content-type')).toBe('application/ld+json')
    const { violations, triples } = await examine(await response.text())
    expect(violations).toEqual([])
    const services = triples.filter((triple) => triple.endsWith('<http://purl.org/vocab/cpsv#PublicService> .'))
    expect(services).toHaveLength(8)
  })

  it('shows the implementations in force on the day, of the members only', async () => {
    await makeCluster(hub, 'alone', [hohhot])
    await backFilled(hub, { cluster: 'alone' }, { ...pension, name: '灵活就业登记', code: '152014005000' })
    const given = { item: '152014005000', content: plainContent, state: 'ACTIVE' as const, dryRun: false }
    const ofHohhot = coordinatorOf('150100', 'alone')
    const inHohhot = { ...given, city: '150100', validFrom: '2025-01-01' }
    must(await recordImplementation(hub, ofHohhot, inHohhot))
    must(await recordImplementation(hub, ofHohhot, { ...inHohhot, state: 'CANCELLED', validFrom: '2026-01-01' }))
    const inBaotou = { ...given, city: '150200', validFrom: '2024-01-01' }
    must(await recordImplementation(hub, coordinatorOf('150200', 'hbew'), inBaotou))
    const servicesOn = async (day: string) => {
      const { violations, triples } = await examine(
        await (await ask(`/export/cpsv-ap.jsonld?cluster=alone&asOf=${day}`)).text(),
      )
      const services = triples.filter((triple) => triple.endsWith('<http://purl.org/vocab/cpsv#PublicService> .'))
      return { violations, services: services.map((triple) => triple.split(' ')[0]) }
    }
    const item = '<urn:hutong:item:152014005000>'
    expect(await servicesOn('2024-12-31')).toEqual({ violations: [], services: [item] })
    const own = '<urn:hutong:item:152014005000:city:150100>'
    expect(await servicesOn('2025-01-01')).toEqual({ violations: [], services: [own, item] })
    expect(await servicesOn('2026-01-01')).toEqual({ violations: [], services: [item] })
  })

  it('puts an item of two batches into both', async () => {
    const text = await (await ask('/export/cpsv-ap.jsonld?cluster=hbew&asOf=2022-12-31&base=https://a.cn/')).text()
    const { '@graph': graph } = JSON.parse(text)
    const found = graph.filter((node: { '@id': string }) => node['@id'] === 'https://a.cn/item/152014001000')
    expect(found).toHaveLength(1)
    expect(found[0]['PublicService.isPartOf']).toEqual(['https://a.cn/batch/hbew/1', 'https://a.cn/batch/hbew/2'])
  })
})

describe('asking for an export', () => {
  it('shows a draft by its ordinal to whoever may see it, and to nobody else', async () => {
    const path = '/export/items.csv?cluster=hbew&batch=3'
    expect(namesIn(await (await ask(path, { headers: key })).text())).toEqual(['失业登记'])
    const refused = await ask(path)
    expect([refused.status, (await refused.json()).problems[0].code]).toEqual([404, 'BATCH_UNKNOWN'])
    const wrongKey = await ask(path, { headers: { authorization: 'Bearer wrong' } })
    expect(wrongKey.status).toBe(401)
  })

  it.each([
    ['items.csv', 400, ['PARAMETER_MISSING']],
    ['items.csv?cluster=%00', 400, ['TEXT_NOT_ALLOWED']],
    ['items.csv?cluster=nowhere', 404, ['CLUSTER_UNKNOWN']],
    ['items.csv?cluster=hbew&batch=9', 404, ['BATCH_UNKNOWN']],
    ['items.csv?cluster=hbew&batch=one&asOf=1', 400, ['PARAMETER_INVALID']],
    ['items.csv?cluster=hbew&asOf=2023-02-30', 400, ['DATE_INVALID']],
    ['cpsv-ap.jsonld?cluster=hbew&base=nothing', 400, ['PARAMETER_INVALID']],
    ['items.pdf?cluster=hbew', 404, ['PATH_UNKNOWN']],
  ])('refuses %s', async (path, status, codes) => {
    const refused = await ask(`/export/${path}`)
    const { problems } = await refused.json()
    expect([refused.status, problems.map(({ code }: { code: string }) => code)]).toEqual([status, codes])
  })
})
