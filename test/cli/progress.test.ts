import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { issueKey } from '../../src/access/issue-key.ts'
import { seedCalendar } from '../../src/calendar/seed-calendar.ts'
import { secretariat } from '../support/callers.ts'
import { must } from '../support/cluster.ts'
import { runCommand } from '../support/command-line.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { february, released, seedPlan } from '../support/progress.ts'
import { serveHub } from '../support/served-hub.ts'
import { temporaryFolder } from './run-hutong.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-05T01:00:00Z')
must(await seedCalendar(hub, secretariat))
await seedPlan(hub)
await released(hub, '2026-03-05', february)
const grant = { role: 'OPERATOR', cluster: 'hbew', city: '150100', holder: '填报员' } as const
const { secret } = must(await issueKey(hub, secretariat, grant))
const url = await serveHub(hub)
const run = (...args: string[]) => runCommand([...args, '--url', url, '--key', secret!])
const sheet = (folder: string, name: string, ...rows: string[]) => {
  const path = join(folder, name)
  writeFileSync(path, ['序号,清单,进展情况', ...rows, ''].join('\n'))
  return path
}
const place = ['--cluster', 'hbew', '--city', '150100', '--on-day', '2026-02-28']

describe('entering progress from a sheet, at the command line', () => {
  it('says what was entered, and that it has to be released', async () => {
    const path = sheet(temporaryFolder(), '好.csv', '1,重点任务,方案已印发', '1,重大平台,已接入两市')
    expect(await run('progress', 'import', path, ...place)).toEqual({
      code: 0,
      err: '',
      out: '已填报,待联络员审核报送。\n收到 2 行:填报 2,已有且相同 0,有错 0\n',
    })
  })

  it('names the cell of what is wrong, and writes the same sheet with it marked', async () => {
    const folder = temporaryFolder()
    const path = sheet(folder, '错.csv', '9,重点任务,方案已印发')
    const marked = join(folder, '标注.xlsx')
    const { code, out } = await run('progress', 'import', path, ...place, '--marked', marked)
    expect([code, existsSync(marked)]).toEqual([1, true])
    expect(out).toContain('已退回,什么都没有写入。\n收到 1 行:填报 0,已有且相同 0,有错 1\n')
    expect(out).toContain('第 2 行 A2  PLAN_ROW_UNKNOWN  本年度清单中没有序号 9，请核对年度和序号。')
    expect(await run('progress', 'import', path, ...place, '--dry-run')).toMatchObject({ code: 1 })
  })
})

describe('asking who owes what, at the command line', () => {
  it('shows each city in figures, and the list to paste', async () => {
    const { code, out } = await run('obligations', '--cluster', 'hbew', '--period', '2026-02')
    expect(code).toBe(0)
    expect(out).toContain('2026-02 应于 2026-03-04 前报送,截至 2026-03-05\n城市        应报  已报')
    expect(out).toContain('2026年2月进展填报情况（截至2026年3月5日，报送时限2026年3月4日）\n【呼和浩特市】\n')
    expect(out).toContain('逾期报送（1项）：重点工程第1号“PROJECT 1”。\n')
  })

  it('refuses a period that there is not, and says how to write one', async () => {
    const { code, err } = await run('obligations', '--cluster', 'hbew', '--period', '2026-60')
    expect(code).toBe(1)
    expect(err).toContain('没有“2026-60”这个报告期')
  })
})
