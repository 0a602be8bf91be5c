import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTable, writeWorkbook } from '../../src/office/index.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { doorsOn, keyOf } from '../support/doors.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'
import { ofBaotouSystem } from '../support/pushing.ts'
import { tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-27T01:00:00Z')
await makeCluster(hub)
const { app } = doorsOn(db)
const partner = await keyOf(db, 'PARTNER', { city: '150200' })
const operator = await keyOf(db, 'OPERATOR', { city: '150200' })

let sources = 0
const freeSource = () => `sheet-${++sources}`

const address = (query: Readonly<Record<string, string>>) =>
  `/sync/implementations?${new URLSearchParams({ cluster: 'hbew', city: '150200', file: 'rows.csv', ...query })}`
const send = (body: BodyInit, query: Readonly<Record<string, string>>, headers: object = {}) =>
  app.request(address(query), { method: 'POST', body, headers: { ...partner, ...headers } })

const linesOf = async (answer: Response | { text(): Promise<string> }) =>
  (await answer.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

interface Line {
  readonly rowId: string
  readonly version: number
  readonly outcome: string
  readonly problems: readonly { code: string; sheet: string | null; row: number; cell: string | null }[]
}
const short = ({ rowId, version, outcome, problems }: Line) => [
  rowId,
  version,
  outcome,
  ...problems.map(({ code, cell, row }) => `${code} ${cell ?? row}`),
]

const header = '行标识,版本号,基本编码,事项名称,实施主体,事项类型,办件类型,承诺办结时限,咨询电话'
const first = 'S-1,1,152014101000,居住证办理,公安局,公共服务,承诺件,5个工作日,0472-1111111'
const second = 'S-2,3,152014102000,失业登记,人社局,公共服务,即办件,当场,0472-2222222'

describe('pushing a sheet', () => {
  it('takes its rows under official headers, past titles and notes', async () => {
    const sheet = `包头市政务服务事项清单,,,,,,,,\n${header},备注\n${first},\n${second},甲\n合计,2,,,,,,,\n`
    const source = freeSource()
    const lines = await linesOf(await send(sheet, { source }))
    expect(lines.slice(0, 2).map(short)).toEqual([
      ['S-1', 1, 'CREATED'],
      ['S-2', 3, 'CREATED'],
    ])
    const { summary } = lines[2]
    expect(summary).toMatchObject({ received: 2, created: 2, state: 'DONE' })
    expect(summary.problems.map(({ code, facts }: { code: string; facts: object }) => [code, facts])).toEqual([
      ['COLUMN_NOT_MAPPED', { count: 1, columns: ['备注'] }],
      ['ROWS_LEFT_OUT', { count: 1, rows: '5' }],
    ])
    const again = await linesOf(await send(sheet, { source }))
    expect(again.at(-1).summary).toMatchObject({ unchanged: 2 })
  })

  it('takes codes for row ids, a time for the version, and operations, by the map of the source', async () => {
    const source = freeSource()
    const entries = [
      { theirs: '事项编号', ours: 'localCode' },
      { theirs: '更新时间', ours: 'version' },
      { theirs: '变更', ours: 'operation' },
      { field: 'operation', theirs: '新增', ours: 'UPSERT' },
      { field: 'operation', theirs: '注销', ours: 'CANCEL' },
    ]
    const input = { city: '150200', source, cluster: 'hbew', entries }
    const set = 'mutation ($input: SetCodeMapInput!) { setCodeMap(input: $input) { problems { code } } }'
    await openDoor(hub)(set, { input }, ofBaotouSystem)
    const workbook = await writeWorkbook([
      {
        name: '事项',
        columns: ['事项编号', '名称', '部门', '更新时间', '变更'].map((head) => ({ header: head })),
        rows: [
          ['BT-0001', '公积金提取', '公积金中心', '2026-11-20 08:00:00', '新增'],
          ['BT-0002', '公积金贷款', '公积金中心', '2026/11/20', '停办'],
        ],
      },
    ])
    const lines = await linesOf(await send(workbook as Uint8Array<ArrayBuffer>, { source, file: '事项.xlsx' }))
    expect(lines.slice(0, 2).map(short)).toEqual([
      ['BT-0001', 1795132800, 'CREATED', 'NO_NATIONAL_CODE A2'],
      ['BT-0002', 1795104000, 'REJECTED', 'CODE_NOT_MAPPED E3'],
    ])
  })

  it('marks the problems in the same sheet', async () => {
    const third = first.replaceAll('1520141010', '1520141030').replace('居住证办理', '户口迁移')
    const bad = second.replace('即办件', '3').replace('S-2', 'S-3').replace('当场', '5')
    const source = freeSource()
    const answer = await send(
      `${header}\n${third}\n${bad}\n`,
      { source, dryRun: 'true' },
      { accept: 'multipart/form-data' },
    )
    const form = await answer.formData()
    const lines = await linesOf(form.get('outcomes') as Blob)
    expect(short(lines[1])).toEqual(['S-3', 3, 'REJECTED', 'CODE_NOT_MAPPED G3', 'LIMIT_WITHOUT_UNIT H3'])
    const marked = { name: 'marked.xlsx', bytes: new Uint8Array(await (form.get('marked') as Blob).arrayBuffer()) }
    const cells: string[][] = []
    for await (const { rows } of readTable(marked)) cells.push(...rows.map((row) => row.cells.map(({ text }) => text)))
    expect(cells.map((row) => row[9])).toEqual([
      '问题',
      undefined,
      expect.stringContaining('hutong map set --value "caseKind:3='),
    ])
    // What comes back marked can be sent as it is: the column of problems says nothing of a row.
    const sent = await linesOf(await send(marked.bytes as Uint8Array<ArrayBuffer>, { source, file: 'marked.xlsx' }))
    expect(sent.at(-1).summary).toMatchObject({ received: 2, created: 1, rejected: 1, problems: [] })
  })

  it('refuses rows whose cells have lost something, and names no version for them', async () => {
    const workbook = await writeWorkbook([
      {
        name: '表',
        columns: ['行标识', '版本', '编码', '名称', '部门'].map((head) => ({ header: head })),
        rows: [
          ['a', 1, 1.2345678901234567e19, '某事项', '某局'],
          ['b', '一', 'BT-9', '另一事项', '某局'],
          [null, 1, 'BT-8', '第三事项', '某局'],
        ],
      },
    ])
    const lines = await linesOf(
      await send(workbook as Uint8Array<ArrayBuffer>, { source: freeSource(), file: 'a.xlsx' }),
    )
    expect(lines.slice(0, 3).map(short)).toEqual([
      ['a', 1, 'REJECTED', 'CODE_DIGITS_LOST C2'],
      ['b', null, 'REJECTED', 'ROW_VERSION_INVALID B3'],
      [null, 1, 'REJECTED', 'ROW_ID_INVALID A4'],
    ])
  })
})

describe('refusing a sheet', () => {
  it.each([
    ['of no known word', 'a,b\n1,2\n', 'rows.csv', 422, 'SHEET_NOT_UNDERSTOOD'],
    ['that is empty', '', 'rows.csv', 422, 'FILE_EMPTY'],
    ['that is no workbook', 'PDF', 'rows.xlsx', 422, 'FILE_TYPE_MISMATCH'],
    ['that is too large', `${header}\n`.repeat(100_000), 'rows.csv', 413, 'FILE_TOO_LARGE'],
  ])('%s', async (_, body, file, status, code) => {
    const before = await tableCounts(db)
    const answer = await send(body, { source: freeSource(), file })
    expect([answer.status, (await answer.json()).problems[0].code]).toEqual([status, code])
    expect(await tableCounts(db)).toEqual(before)
  })

  it('of who may not push', async () => {
    const answer = await app.request(address({ source: 'sheet' }), {
      method: 'POST',
      body: header,
      headers: { ...operator },
    })
    expect(answer.status).toBe(403)
  })

  const nasty = new URL('../data/nasty-xlsx/', import.meta.url)
  it.each(readdirSync(nasty).filter((name) => name.endsWith('.xlsx')))('that is made to do harm: %s', async (name) => {
    const answer = await send(readFileSync(new URL(name, nasty)), { source: freeSource(), file: name, dryRun: 'true' })
    expect(answer.status).toBe(422)
    expect((await answer.json()).problems).not.toEqual([])
  })
})
