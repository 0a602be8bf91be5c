import { describe, expect, it } from 'vitest'
import { readTable } from '../../src/office/index.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { doorsOn, keyOf } from '../support/doors.ts'
import { hubAt } from '../support/hub.ts'
import { ndjsonOf } from '../support/pushing.ts'

const { db } = await openTestDatabase()
await makeCluster(hubAt(db, '2026-11-27T01:00:00Z'))
const { app } = doorsOn(db)
const partner = await keyOf(db, 'PARTNER', { city: '150200' })

const push = async (source: string, body: BodyInit, file?: string) => {
  const query = new URLSearchParams({ cluster: 'hbew', city: '150200', source, ...(file ? { file } : {}) })
  const answer = await app.request(`/sync/implementations?${query}`, { method: 'POST', body, headers: { ...partner } })
  return JSON.parse((await answer.text()).trimEnd().split('\n').at(-1)!).summary
}
const rejected = (source: string, form: string, headers: object = partner) =>
  app.request(`/sync/rejected.${form}?${new URLSearchParams({ city: '150200', source })}`, { headers: { ...headers } })

const row = (rowId: string, content: object, version = 1) => ({ rowId, version, operation: 'UPSERT', content })
const card = { code: '152014301000', name: '社保卡补领', 实施主体: '人社局', 备注: '=HYPERLINK("http://x")' }
const bad = {
  ...card,
  办件类型: '9',
  承诺办结时限: { value: 5, unit: '工作日' },
  申请材料: [{ name: '身份证', necessity: '必要' }],
}

const cellsOf = async (bytes: Uint8Array, name: string) => {
  const rows: Record<number, string>[] = []
  for await (const chunk of readTable({ name, bytes }))
    rows.push(...chunk.rows.map(({ cells }) => Object.fromEntries(cells.map(({ column, text }) => [column, text]))))
  return rows
}

describe('getting the rejected rows as a sheet', () => {
  it('has them in their own columns, guarded, with what is wrong', async () => {
    await push(
      'one',
      ndjsonOf([row('a', bad), row('b', { code: '152014302000', 名称: '另', 部门: '某局', 是否收费: 2 }, 3)]),
    )
    const csv = await rejected('one', 'csv')
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csv.arrayBuffer())
    const [header, first, second] = text.split('\r\n')
    expect(header).toBe(
      '\ufeffrowId,version,operation,code,name,实施主体,备注,办件类型,承诺办结时限,申请材料,名称,部门,是否收费,问题',
    )
    expect(first).toMatch(
      /^a,1,UPSERT,152014301000,社保卡补领,人社局,"'=HYPERLINK\(""http:\/\/x""\)",9,5工作日,身份证\|必要,,,,"“办件类型”的值“9”/,
    )
    expect(second).toMatch(/^b,3,UPSERT,152014302000,,,,,,,另,某局,2,"“是否收费”的值“2”/)
  })

  it('is coloured as a workbook, and once mended is pushed again', async () => {
    await push('two', ndjsonOf([row('c', { ...bad, code: '152014303000', name: '社保卡注销' })]))
    const answer = await rejected('two', 'xlsx')
    const workbook = new Uint8Array(await answer.arrayBuffer())
    const [header, cells] = await cellsOf(workbook, 'rejected.xlsx')
    expect([header![11], header![8]]).toEqual(['问题', '办件类型'])
    expect(cells![11]).toContain('hutong map set --value "caseKind:9=我方值"')
    expect(cells![7]).toBe('=HYPERLINK("http://x")')
    expect(await push('two', workbook, 'rejected.xlsx')).toMatchObject({ received: 1, rejected: 1 })

    const csv = await (await rejected('two', 'csv')).text()
    const mended = csv.replace(',9,5工作日', ',承诺件,5工作日')
    expect(await push('two', mended, 'mended.csv')).toMatchObject({ received: 1, created: 1, rejected: 0 })
    expect((await (await rejected('two', 'csv')).text()).trim()).toBe('rowId,version,operation,问题')
  })

  it('shows rows that nobody could read as far as they are', async () => {
    const odd = '{"rowId":"d","version":"x","operation":"UPSERT","content":{"name":"a\\u0000b","__proto__":{"x":1}}}\n'
    await push('three', odd)
    const text = await (await rejected('three', 'csv')).text()
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      'rowId,version,operation,name,__proto__,问题',
      expect.stringMatching(/^d,x,UPSERT,a\ufffdb,"{""x"":1}","版本“x”不正确/),
    ])
    expect((await rejected('three', 'xlsx')).status).toBe(200)
  })

  it('is refused where there is no such source, or not asked for rightly', async () => {
    const unknown = await rejected('nobody', 'csv')
    expect([unknown.status, (await unknown.json()).problems[0].code]).toEqual([404, 'SOURCE_UNKNOWN'])
    expect((await app.request('/sync/rejected.csv?city=150200', { headers: { ...partner } })).status).toBe(400)
  })

  it('is the city’s own', async () => {
    const other = await keyOf(db, 'PARTNER', { city: '150100' })
    expect((await rejected('one', 'csv', other)).status).toBe(403)
    expect((await rejected('one', 'xlsx', {})).status).toBe(401)
  })
})
