import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ensureFirstKey } from '../../src/access/ensure-first-key.ts'
import { issueKey } from '../../src/access/issue-key.ts'
import { backFilled, card, pension } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { runCommand } from '../support/command-line.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { makeLive } from '../support/recognising.ts'
import { serveHub } from '../support/served-hub.ts'
import { temporaryFolder } from './run-hutong.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')
await makeCluster(hub)
await backFilled(hub, {}, card, pension)
await makeLive(hub, ['150100', '150200'], [card.code, pension.code], '2022-01-01')
must(await ensureFirstKey(hub, 'office-key'))
const asked = { role: 'PARTNER' as const, cluster: 'hbew', city: '150100', holder: '测试系统' }
const { secret } = must(await issueKey(hub, secretariat, asked))
const url = await serveHub(hub)
const run = (line: string, key: string) => runCommand([...line.split(' '), '--url', url, '--key', key])

const fileOf = (...rows: object[]) => {
  const path = join(temporaryFolder(), 'use.ndjson')
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join('\n'))
  return path
}
const cases = { measure: 'CASES', month: '2026-02', item: card.code, competentCity: '150200', cases: 12 }

describe('use by the command line', () => {
  it('is recorded from a file and shown', async () => {
    const path = fileOf(
      cases,
      { ...cases, item: 'NONE' },
      { measure: 'HOTLINE_CLOSURE', month: '2026-02', numerator: 95, denominator: 100 },
    )
    const line = `use record ${path} --cluster hbew --city 150100`
    expect(await run(`${line} --dry-run`, secret!)).toMatchObject({ code: 1 })
    expect(await run(line, secret!)).toEqual({
      code: 1,
      err: '',
      out: `共 3 行:新增 2,更正 0,无变化 0,退回 1
行  代码          说明
3   ITEM_UNKNOWN  在本城市群的批次中没有找到事项“NONE”。
`,
    })
    expect(
      (await run('use show --cluster hbew --from 2026-02 --to 2026-02', 'office-key')).out,
    ).toBe(`2026-02 至 2026-02 跨市办件 12 件。

城市        收件  填报月数  热线办结率      热线解决率  热线满意率  好评率
呼和浩特市  12    1         95.0% (95/100)  —           —           —

收件地      事权所在地  办件量
呼和浩特市  包头市      12

事项                         办件量
152014001000 社会保障卡申领  12

通办而期内无人办理的事项 1 项。
事项                           通办城市对  最近办理
152014002000 养老保险关系转移  2           从未
`)
  })

  it('is refused to another city, and for what is no JSON', async () => {
    expect(await run(`use record ${fileOf(cases)} --cluster hbew --city 150200`, secret!)).toMatchObject({ code: 1 })
    const path = join(temporaryFolder(), 'bad.ndjson')
    writeFileSync(path, '{"a":1}\nx\n')
    expect(await run(`use record ${path} --cluster hbew --city 150100`, secret!)).toEqual({
      code: 2,
      out: '',
      err: 'hutong: 第 2 行不是 JSON\n',
    })
  })
})
