import { describe, expect, it } from 'vitest'
import { readTable } from '../../src/office/index.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { doorsOn, keyOf, watchedBody } from '../support/doors.ts'
import { hubAt } from '../support/hub.ts'
import { lastChange, tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
await makeCluster(hubAt(db, '2026-11-22T04:00:00.000Z'))
const { app, log } = doorsOn(db)
const secretariat = await keyOf(db, 'SECRETARIAT')
const operator = await keyOf(db, 'OPERATOR', { city: '150100' })

const header = '事项编码,事项名称,事项类型,事项层级,主管部门\n'
const good = `${header}NM-RS-0001,社会保障卡申领,公共服务,主项,人社局\nNM-RS-0002,失业登记,公共服务,主项,人社局\n`
const half = `${good}NM-RS-0003,,公共服务,主项,人社局\n`

let ordinals = 0
const freeOrdinal = () => String(++ordinals)

const address = (query: Readonly<Record<string, string>> = {}) =>
  `/batches/register?${new URLSearchParams({ cluster: 'hbew', ordinal: '9000', title: '清单', file: 'list.csv', ...query })}`
const send = (body: BodyInit, query: Readonly<Record<string, string>> = {}, headers: object = {}) =>
  app.request(address(query), { method: 'POST', body, headers: { ...secretariat, ...headers } })

describe('registering a file by upload', () => {
  it('accepts it, and answers in counts, problems and columns', async () => {
    const answer = await send(good, { ordinal: freeOrdinal() })
    expect(answer.status).toBe(200)
    const shown = await answer.json()
    expect(shown).toMatchObject({ received: 2, accepted: 2, unchanged: 0, rejected: 0 })
    expect(shown.itemBatch).toEqual({ cluster: 'hbew', ordinal: 1, title: '清单', state: 'DRAFTED', itemCount: 2 })
    expect(shown.codeShapes).toEqual([{ shape: 'A-A-9{4}', rows: 2, example: 'NM-RS-0001' }])
    expect(shown.columns[0]).toEqual({ sheet: '', header: '事项编码', field: 'code' })
    expect(
      shown.problems.map(({ code, row, cell }: { code: string; row: number; cell: string }) => [code, row, cell]),
    ).toEqual([
      ['NO_NATIONAL_CODE', 2, 'A2'],
      ['NO_NATIONAL_CODE', 3, 'A3'],
    ])
  })

  it('refuses it with every problem in the language that is preferred, and writes nothing', async () => {
    const before = await tableCounts(db)
    const answer = await send(half, { ordinal: freeOrdinal() }, { 'accept-language': 'en' })
    expect(answer.status).toBe(422)
    const shown = await answer.json()
    expect(shown).toMatchObject({ received: 3, accepted: 0, rejected: 3, itemBatch: null })
    expect(shown.problems[2]).toEqual({
      code: 'TEXT_MISSING',
      severity: 'ERROR',
      path: ['rows', 2, 'name'],
      sheet: null,
      row: 4,
      cell: 'B4',
      field: 'name',
      facts: { field: 'name' },
      message: expect.stringMatching(/^[ -~]+$/),
    })
    expect(await tableCounts(db)).toEqual(before)
  })

  it('registers the rows without errors when told to', async () => {
    const answer = await send(half, { ordinal: freeOrdinal(), onProblem: 'ACCEPT_VALID' })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ received: 3, accepted: 2, rejected: 1 })
  })

  it.each([
    ['without a key', {}, 401, 'UNAUTHENTICATED'],
    ['with a key that does not open', { authorization: 'Bearer htk_nobody' }, 401, 'UNAUTHENTICATED'],
    ['with half an authorization', { authorization: 'Basic x' }, 401, 'UNAUTHENTICATED'],
    ['as an operator', operator, 403, 'FORBIDDEN'],
  ])('is refused %s before the body is read', async (_, headers, status, code) => {
    const { body, seen } = watchedBody(good)
    const answer = await app.request(address(), { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
    expect([answer.status, (await answer.json()).problems.map((one: { code: string }) => one.code)]).toEqual([
      status,
      [code],
    ])
    expect(seen.isRead).toBe(false)
  })

  it('tries without writing when it is a dry run', async () => {
    const before = await tableCounts(db)
    const answer = await send(half, { dryRun: 'true' })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ received: 3, accepted: 2, rejected: 1, itemBatch: null })
    expect(await tableCounts(db)).toEqual(before)
  })

  it('answers once a key, and refuses the key with another file', async () => {
    const ordinal = freeOrdinal()
    const first = await (await send(good, { ordinal }, { 'idempotency-key': 'k' })).json()
    const before = await lastChange(db)
    expect(await (await send(good, { ordinal }, { 'idempotency-key': 'k' })).json()).toEqual(first)
    const other = await send(half, { ordinal }, { 'idempotency-key': 'k' })
    expect([other.status, (await other.json()).problems[0].code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
    expect(await lastChange(db)).toBe(before)
  })

  it('takes the columns that are mapped, and reports the one that nobody named', async () => {
    const body = '甲,乙,丙\nNM-RS-0009,公租房申请,张三\n'
    const answer = await app.request(
      `${address({ ordinal: freeOrdinal() })}&map=${encodeURIComponent('甲=code')}&map=${encodeURIComponent('乙=name')}`,
      {
        method: 'POST',
        body,
        headers: secretariat,
      },
    )
    const shown = await answer.json()
    expect([answer.status, shown.accepted]).toEqual([200, 1])
    expect(shown.columns.map(({ header: text, field }: { header: string; field: string }) => [text, field])).toEqual([
      ['甲', 'code'],
      ['乙', 'name'],
      ['丙', null],
    ])
  })

  it('gives the sheet back with the problems marked, which can be read again', async () => {
    const answer = await send(half, { ordinal: freeOrdinal() }, { accept: 'multipart/form-data' })
    expect(answer.status).toBe(422)
    const form = await answer.formData()
    expect(JSON.parse(await (form.get('outcome') as File).text())).toMatchObject({ received: 3, rejected: 3 })
    const marked = form.get('marked') as File
    expect(marked.name).toBe('marked.xlsx')
    const texts: string[] = []
    for await (const { rows } of readTable({ name: 'marked.xlsx', bytes: new Uint8Array(await marked.arrayBuffer()) }))
      for (const { cells } of rows) texts.push(...cells.map(({ text }) => text))
    expect(texts).toContain('社会保障卡申领')
    expect(texts.some((text) => text.includes('name') || text.includes('名称'))).toBe(true)
  })

  it('stops at the limit', async () => {
    const answer = await send(new Uint8Array(1024 * 1024 + 1), {})
    expect([answer.status, (await answer.json()).problems[0].facts]).toEqual([413, { limit: 1_048_576 }])
  })

  it.each([
    [{ cluster: '' }, ['PARAMETER_MISSING', { name: 'cluster' }]],
    [{ ordinal: '' }, ['PARAMETER_MISSING', { name: 'ordinal' }]],
    [{ title: ' ' }, ['PARAMETER_MISSING', { name: 'title' }]],
    [{ file: '' }, ['PARAMETER_MISSING', { name: 'file' }]],
    [{ ordinal: '1.5' }, ['PARAMETER_INVALID', { name: 'ordinal', found: '1.5', allowed: '1–9999' }]],
    [{ ordinal: 'first' }, ['PARAMETER_INVALID', { name: 'ordinal', found: 'first', allowed: '1–9999' }]],
    [{ ordinal: '10000' }, ['PARAMETER_INVALID', { name: 'ordinal', found: '10000', allowed: '1–9999' }]],
    [{ cluster: 'hb\0ew' }, ['TEXT_NOT_ALLOWED', { field: 'cluster' }]],
    [{ title: '清\0单' }, ['TEXT_NOT_ALLOWED', { field: 'title' }]],
    [{ dryRun: 'yes' }, ['PARAMETER_INVALID', { name: 'dryRun', found: 'yes', allowed: 'true, false' }]],
    [{ dryRun: '1' }, ['PARAMETER_INVALID', { name: 'dryRun', found: '1', allowed: 'true, false' }]],
    [
      { onProblem: 'IGNORE' },
      ['PARAMETER_INVALID', { name: 'onProblem', found: 'IGNORE', allowed: 'REJECT_ALL, ACCEPT_VALID' }],
    ],
  ])('refuses the parameters %j', async (query, [code, facts]) => {
    const { body, seen } = watchedBody(good)
    const init = { method: 'POST', body, headers: secretariat, duplex: 'half' } as RequestInit
    const answer = await app.request(address(query), init)
    expect(answer.status).toBe(400)
    expect((await answer.json()).problems).toMatchObject([{ code, facts }])
    expect(seen.isRead).toBe(false)
  })

  it.each([
    [{ cluster: 'nowhere' }, 'CLUSTER_UNKNOWN'],
    [{ ordinal: '0' }, 'ORDINAL_OUT_OF_RANGE'],
    [{ ordinal: '1', title: '另一批' }, 'BATCH_ORDINAL_TAKEN'],
    [{ publishedOn: '2023-02-30', documentNumber: '呼政办〔2023〕1号' }, 'DATE_INVALID'],
  ])('refuses %j', async (query, code) => {
    const answer = await send(good, { ordinal: '8000', ...query })
    expect([answer.status, (await answer.json()).problems[0].code]).toEqual([422, code])
  })

  it('logs who and what, and neither secrets nor content', () => {
    const text = JSON.stringify(log)
    expect(log.filter(({ level }) => level === 'error')).toEqual([])
    expect(log[0]).toMatchObject({
      message: 'request',
      facts: { path: '/batches/register', status: 200, actor: expect.stringMatching(/^key:\d+$/) },
    })
    expect(text).not.toContain(secretariat.authorization.slice(7))
    expect(text).not.toContain('社会保障卡')
  })
})
