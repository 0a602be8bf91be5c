import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Answering, fakeHub } from './fake-hub.ts'
import { hutong, temporaryFolder } from './run-hutong.ts'

const sheet =
  (hasMore: string): Answering =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8', 'x-has-more': hasMore }).end('行标识\r\nX\r\n')

const written = async (hasMore: string, ...args: string[]) => {
  const { url } = await fakeHub({ 'GET /sync/rejected.csv': sheet(hasMore) })
  const out = join(temporaryFolder(), 'rejected.csv')
  const of = ['--city', '150200', '--source', 'baotou-try', '--out', out, '--url', url]
  const said = await hutong(['sync', 'rejected', ...of, ...args])
  expect([said.code, said.err, readFileSync(out, 'utf8')]).toEqual([0, '', '行标识\r\nX\r\n'])
  return said.out.replace(out, 'OUT')
}

describe('writing the rows that wait to be mended to a sheet', () => {
  it('says that there are more than it holds', async () => {
    expect(await written('true')).toBe(
      '已写 OUT:改好后可再次推送\n表格装不下所有的行,还有更多:改好推送后再取一次,或用 --out ROWS.ndjson 一次取全\n',
    )
    expect(JSON.parse(await written('true', '--json'))).toMatchObject({ bytes: 14, hasMore: true })
  })

  it('says no more where it holds all', async () => {
    expect(await written('false')).toBe('已写 OUT:改好后可再次推送\n')
    expect(JSON.parse(await written('false', '--json'))).toMatchObject({ hasMore: false })
  })
})
