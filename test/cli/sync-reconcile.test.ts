import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { HutongClient } from '../../src/client/index.ts'
import { serverHome } from '../support/hub-process.ts'
import { ofBaotou, partnerKeyAt, partnerLines, rowsFile, startPartnerHub } from '../support/partner.ts'
import { hutong, temporaryFolder } from './run-hutong.ts'

interface Compared {
  readonly city: string
  readonly here: number
  readonly hub: number
}

const hub = await startPartnerHub(await serverHome())
const reconcile = (place: string, ...args: string[]) => hutong(['sync', 'reconcile', place, ...args], hub.env)
const ours = ['--city', '150200', '--source', 'baotou-zwfw']

beforeAll(async () => {
  const client = new HutongClient({ url: hub.url, key: hub.key })
  await client.push(partnerLines(1, 400).split('\n'), { cluster: 'hbew', city: '150200', source: 'baotou-zwfw' })
})

describe('reconciling a file with what was pushed', () => {
  it('finds nothing where all is the same', async () => {
    const { code, out } = await reconcile(rowsFile(temporaryFolder(), partnerLines(1, 400)), ...ours)
    expect([code, out]).toEqual([0, '150200 baotou-zwfw:本地 400 行,互通 400 行,不同 0 行(询问 1 次)\n'])
  })

  it('names the rows that differ, and mends them where it is told to', async () => {
    const file = rowsFile(temporaryFolder(), partnerLines(1, 6) + partnerLines(7, 7, 2) + partnerLines(8, 401))
    const found = await reconcile(file, ...ours)
    expect([found.code, found.out]).toEqual([1, expect.stringContaining('不同 2 行')])
    expect(found.out).toMatch(/BT-000007 {2}2 [0-9a-f]{12} {2,}1 [0-9a-f]{12}\nBT-000401 {2}1 [0-9a-f]{12} {2,}无\n$/)
    const mended = await reconcile(file, ...ours, '--repair', '--cluster', 'hbew')
    expect([mended.code, mended.err]).toEqual([
      0,
      '已推送不同的行。收到 2: 新增 1、更新 1、未变 0、过期 0、冲突 0、退回 0\n',
    ])
  })

  it('is for those who see the rows', async () => {
    const file = rowsFile(temporaryFolder(), partnerLines(1, 1))
    const { code, err } = await hutong(['sync', 'reconcile', file, ...ours], { HUTONG_URL: hub.url })
    expect([code, err]).toEqual([1, '这一步需要密钥。请用 --key 或 HUTONG_KEY 给出。\n'])
  })

  it('says what is wrong with how it is used', async () => {
    const file = rowsFile(temporaryFolder(), 'no row\n')
    expect((await reconcile(file)).err).toBe('hutong: 核对文件须给出 --city 和 --source\n')
    expect((await reconcile(file, ...ours)).err).toBe(
      'hutong: rows.ndjson 第 1 行不是一行目录({"rowId","version","operation","content"})\n',
    )
    writeFileSync(
      file,
      `${partnerLines(1, 1)}{"rowId":"a","version":1,"operation":"UPSERT","content":{"name":"\\ud800"}}\n`,
    )
    expect((await reconcile(file, ...ours)).err).toMatch(
      /^hutong: rows.ndjson 第 2 行含有半个字符\(不成对的代理项\).*\n$/,
    )
    expect((await reconcile(temporaryFolder(), ...ours)).err).toBe('hutong: 核对文件夹里的副本时不用 --source\n')
  })
})

describe('reconciling a copy with the feed', () => {
  it('finds what somebody spoilt in the file, and fetches it anew', async () => {
    const folder = temporaryFolder()
    await hutong(['sync', 'pull', folder, '--cluster', 'hbew'], hub.env)
    const [entries, cursor] = [join(folder, 'entries.ndjson'), join(folder, 'cursor.json')]
    const lines = readFileSync(entries, 'utf8').split('\n')
    const spoilt = lines.filter((line) => !line.includes('152014000003/150200')).join('\n')
    writeFileSync(entries, spoilt)
    writeFileSync(
      cursor,
      JSON.stringify({ ...JSON.parse(readFileSync(cursor, 'utf8')), bytes: Buffer.byteLength(spoilt) }),
    )
    const found = await reconcile(folder)
    expect([found.code, found.out]).toEqual([1, expect.stringContaining('152014000003/150200  无')])
    const mended = await reconcile(folder, '--repair', '--json')
    expect([mended.code, mended.err]).toEqual([0, expect.stringContaining('原来的文件留作')])
    expect(JSON.parse(mended.out).compared.map(({ city, here, hub: there }: Compared) => [city, here, there])).toEqual([
      ['150100', 0, 0],
      ['150200', 401, 401],
    ])
  })

  it('names the lines whose content does not have its hash, whatever stands beside it', async () => {
    const folder = temporaryFolder()
    await hutong(['sync', 'pull', folder, '--cluster', 'hbew'], hub.env)
    const entries = join(folder, 'entries.ndjson')
    const text = readFileSync(entries, 'utf8')
    const at = text.split('\n').findIndex((line) => line.includes('152014000005/150200')) + 1
    writeFileSync(entries, text.replace('事项5 第1版', '事项6 第1版'))
    const found = await reconcile(folder)
    expect([found.code, found.err]).toEqual([1, ''])
    expect(found.out).toMatch(/150200:本地 401 行,互通 401 行,不同 1 行/)
    expect(found.out).toMatch(/\n152014000005\/150200 {2}1 [0-9a-f]{12} {2}1 [0-9a-f]{12}\n/)
    expect(found.out).toMatch(new RegExp(`副本中有 1 行被改坏.*\\n.*\\n${at} +\\d+ +152014000005/150200\\n$`))
    expect((await reconcile(folder, '--repair')).code).toBe(0)
  })

  it('names a line that is of no city, and one that is no entry any more', async () => {
    const folder = temporaryFolder()
    await hutong(['sync', 'pull', folder, '--cluster', 'hbew'], hub.env)
    const entries = join(folder, 'entries.ndjson')
    const text = readFileSync(entries, 'utf8')
    writeFileSync(entries, text.replace('{"number"', '["number"'))
    expect(JSON.parse((await reconcile(folder, '--json')).out).spoilt).toEqual([
      { line: 1, number: null, subject: null },
    ])
    writeFileSync(entries, text.replace('"isTombstone":false', '"isTombstone":null '))
    expect(JSON.parse((await reconcile(folder, '--json')).out).spoilt).toMatchObject([{ line: 1 }])
  })
})

describe('listing the rows that wait to be mended', () => {
  const rejected = (...args: string[]) => hutong(['sync', 'rejected', ...ours, ...args], hub.env)

  it('writes them as they can be mended and pushed again', async () => {
    const file = rowsFile(
      temporaryFolder(),
      partnerLines(900, 901).replaceAll('"kind":"PUBLIC_SERVICE"', '"kind":"02"'),
    )
    await hutong(['sync', 'push', file, ...ofBaotou], hub.env)
    const out = join(temporaryFolder(), 'rejected.ndjson')
    expect((await rejected('--out', out)).out).toBe(`已写 ${out}:改好后可再次推送\n`)
    writeFileSync(out, readFileSync(out, 'utf8').replaceAll('"kind":"02"', '"kind":"PUBLIC_SERVICE"'))
    expect((await hutong(['sync', 'push', out, ...ofBaotou], hub.env)).code).toBe(0)
    expect((await rejected()).out).toBe('没有待改的行。\n')
  })

  it('is refused with a key of another city, and where the file is of no known form', async () => {
    const HUTONG_KEY = await partnerKeyAt(hub.url, '150100')
    expect((await hutong(['sync', 'rejected', ...ours], { ...hub.env, HUTONG_KEY })).code).toBe(1)
    expect(await rejected('--out', 'rows.pdf')).toEqual({
      code: 2,
      out: '',
      err: 'hutong: --out rows.pdf 应为 .xlsx、.csv 或 .ndjson\n',
    })
  })
})
