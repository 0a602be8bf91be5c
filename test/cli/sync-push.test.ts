import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { serverHome } from '../support/hub-process.ts'
import { ofBaotou, partnerKeyAt, partnerLines, partnerRow, rowsFile, startPartnerHub } from '../support/partner.ts'
import { hutong, temporaryFolder } from './run-hutong.ts'

const hub = await startPartnerHub(await serverHome())
const push = (file: string, ...args: string[]) => hutong(['sync', 'push', file, ...ofBaotou, ...args], hub.env)
const to = (source: string) => ['--source', source]
const lineOf = (row: object) => `${JSON.stringify(row)}\n`
const wrong = lineOf(partnerRow(9, 1, { caseKind: '9' }))

describe('pushing a file of rows', () => {
  it('counts what became of them, and the same again is unchanged', async () => {
    const file = rowsFile(temporaryFolder(), partnerLines(1, 5))
    const first = await push(file, '--chunk-rows', '2')
    expect([first.code, first.err]).toEqual([0, ''])
    expect(first.out).toMatch(/^推送 \S+ 完成。\n收到 5: 新增 5、更新 0、未变 0、过期 0、冲突 0、退回 0\n$/)
    expect(existsSync(`${file}.push`)).toBe(false)
    writeFileSync(file, gzipSync(partnerLines(1, 5)))
    expect((await push(file)).out).toContain('收到 5: 新增 0、更新 0、未变 5、过期 0、冲突 0、退回 0\n')
  })

  it('ends with 1 where rows were rejected, shows the first and writes all outcomes', async () => {
    const folder = temporaryFolder()
    const file = rowsFile(folder, partnerLines(6, 6) + wrong)
    const outcomes = join(folder, 'outcomes.ndjson')
    const { code, out } = await push(file, '--outcomes', outcomes)
    expect(code).toBe(1)
    expect(out).toContain('收到 2: 新增 1、更新 0、未变 0、过期 0、冲突 0、退回 1\n')
    expect(out).toMatch(/BT-000009 {2}1 {5}REJECTED {2}CODE_NOT_MAPPED {2}“caseKind”的值“9”不是本平台的用词/)
    const lines = readFileSync(outcomes, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ rowId, outcome }) => [rowId, outcome])).toEqual([
      ['BT-000006', 'CREATED'],
      ['BT-000009', 'REJECTED'],
    ])
    const rejected = await hutong(['sync', 'rejected', '--city', '150200', ...to('baotou-zwfw')], hub.env)
    expect([rejected.code, rejected.out]).toEqual([0, expect.stringContaining('BT-000009  1     CODE_NOT_MAPPED')])
  })

  it('tells a row that has no row id by its line, in a dry run too', async () => {
    const { rowId: _, ...nameless } = partnerRow(12)
    const text = `${partnerLines(10, 10)}\n${partnerLines(11, 11)}${lineOf(nameless)}no row\n${partnerLines(13, 13)}`
    const file = rowsFile(temporaryFolder(), text)
    const rehearsed = await push(file, ...to('nameless'), '--chunk-rows', '2', '--dry-run')
    expect(rehearsed.out).toMatch(/\n第 4 行 {2}1 {5}REJECTED {2}ROW_ID_INVALID .*\n第 5 行 {8}REJECTED {2}\S+ /)
    const pushed = await push(file, ...to('nameless'), '--chunk-rows', '2')
    expect(pushed.out).toMatch(/\n第 4 行 {2}1 {5}REJECTED {2}ROW_ID_INVALID .*\n第 5 行 {8}REJECTED {2}\S+ /)
    expect((await push(file, ...to('nameless'), '--chunk-rows', '1', '--json')).out).toContain('"fileLine":4')
  })

  it('tells a row of a sheet that has no row id by its row there', async () => {
    const sheet =
      '本市目录\n行标识,版本,事项名称,实施主体,办件类型\nY-1,1,社保卡申领,人社局,即办件\n,1,社保卡补领,人社局,即办件\n'
    const file = rowsFile(temporaryFolder(), sheet, 'rows.csv')
    expect((await push(file, ...to('sheet-2'))).out).toMatch(/\n第 4 行 {2}1 {5}REJECTED {2}ROW_ID_INVALID /)
    expect((await push(file, ...to('sheet-3'), '--whole')).out).toMatch(
      /\n表中第 2 条 {2}1 {5}REJECTED {2}ROW_ID_INVALID /,
    )
  })

  it('writes nothing in a dry run, and nothing is kept of it', async () => {
    const file = rowsFile(temporaryFolder(), partnerLines(7, 8) + wrong)
    const { code, out } = await push(file, '--dry-run', '--json')
    expect([code, JSON.parse(out)]).toMatchObject([
      1,
      { push: null, received: 3, created: 2, rejected: 1, rows: [{ rowId: 'BT-000009', outcome: 'REJECTED' }] },
    ])
    expect(existsSync(`${file}.push`)).toBe(false)
    expect((await push(file, '--json')).out).toContain('"created":2')
  })

  it('lets a catalogue that has shrunk wait to be confirmed', async () => {
    const file = rowsFile(temporaryFolder(), partnerLines(1001, 1020))
    const whole = [...to('whole'), '--whole']
    expect((await push(file, ...whole)).code).toBe(0)
    writeFileSync(file, partnerLines(1001, 1010))
    const blocked = await push(file, ...whole)
    expect([blocked.code, blocked.out]).toEqual([1, expect.stringContaining('目录由 20 行减为 10 行,超过 10%')])
    const confirmed = await push(file, ...whole, '--confirm')
    expect(confirmed.err).toMatch(/^接着推送 \S+\(已确认 1 块\)。\n$/)
    expect([confirmed.code, confirmed.out]).toEqual([
      0,
      expect.stringContaining('这次没有而互通已有的行(不会自动取消):10  BT-001011、BT-001012'),
    ])
  })

  it('pushes a sheet, and gives it back with its problems marked', async () => {
    const folder = temporaryFolder()
    const sheet =
      '行标识,版本,事项名称,实施主体,编码,办件类型\nX-1,1,社保卡申领,人社局,152014009001,即办件\nX-2,1,社保卡补领,人社局,152014009002,9\n'
    const file = rowsFile(folder, sheet, 'rows.csv')
    const { code, out, err } = await push(file, ...to('sheet'), '--marked', join(folder, 'marked.xlsx'))
    expect([code, err]).toEqual([1, `已写标注文件:${join(folder, 'marked.xlsx')}\n`])
    expect(out).toContain('收到 2: 新增 1')
  })

  it('says what is wrong with how it is used', async () => {
    const file = rowsFile(temporaryFolder(), partnerLines(1, 1))
    const said = async (...args: string[]) => (await push(file, ...args)).err
    expect(await said('--marked', 'out.xlsx')).toBe(
      'hutong: --marked 只用于 .xlsx 和 .csv 文件;NDJSON 请用 --outcomes\n',
    )
    expect(await said('--confirm')).toBe('hutong: --confirm 须与 --whole 同用\n')
    expect(await said('--chunk-rows', '20001')).toBe('hutong: 20001 不是 1 至 20000 的整数\n')
    writeFileSync(
      `${file}.push`,
      JSON.stringify({ push: 'p-1234567', cluster: 'hbew', city: '150200', source: 'other', mode: 'CHANGES' }),
    )
    expect(await said()).toContain('上次推送 p-1234567 没有做完,当时 source 为 other,现在为 baotou-zwfw。')
  })

  it('is refused with a key of another city', async () => {
    const file = rowsFile(temporaryFolder(), partnerLines(1, 1))
    const HUTONG_KEY = await partnerKeyAt(hub.url, '150100')
    const { code, err } = await hutong(['sync', 'push', file, ...ofBaotou], { ...hub.env, HUTONG_KEY })
    expect([code, err]).toEqual([1, expect.stringContaining('您的密钥（PARTNER）无权进行此操作')])
  })
})
