import { describe, expect, it } from 'vitest'
import { ensureFirstKey } from '../../src/access/ensure-first-key.ts'
import { issueKey } from '../../src/access/issue-key.ts'
import { secretariat } from '../support/callers.ts'
import { must } from '../support/cluster.ts'
import { runCommand } from '../support/command-line.ts'
import { openTestDatabase } from '../support/database.ts'
import { convene, cutOffNow, livingHub, prepared, task } from '../support/sealing.ts'
import { serveHub } from '../support/served-hub.ts'

const { db } = await openTestDatabase()
const hub = livingHub(db)
await prepared(hub)
must(await ensureFirstKey(hub, 'office-key'))
const of = async (city: string) => {
  const asked = { role: 'COORDINATOR' as const, cluster: 'hbew', city, holder: '测试联络员' }
  return must(await issueKey(hub, secretariat, asked)).secret!
}
const keys = { office: 'office-key', hohhot: await of('150100'), baotou: await of('150200') }
const url = await serveHub(hub)
const run = (who: keyof typeof keys, line: string) =>
  runCommand([...`meeting ${line} --cluster hbew --url ${url}`.split(' '), '--key', keys[who]])
const hashes = (text: string) =>
  text.replace(/[0-9a-f]{64}/g, 'HASH').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d{4}-\d\d-\d\d/g, 'TIME')

describe('sealing a brief by the command line', () => {
  it('goes all its way', async () => {
    const objected = 'object 8 --city 150200 --figure tasks.rows@150200 --expected 2 --reason 漏一项'
    expect(await run('hohhot', 'confirm 8 --city 150100')).toMatchObject({ code: 0, err: '' })
    expect(hashes((await run('baotou', objected)).out)).toBe(`第 8 次 市长联席会议
数据截止    TIME
呼和浩特市  已确认
包头市      有异议
异议  城市    指标                     状态    理由
2     包头市  tasks.rows@150200 1 → 2  待答复  漏一项
`)
    expect(await run('office', 'seal 8')).toEqual({
      code: 1,
      out: '',
      err: `错误 FIGURE_OBJECTIONS_OPEN: 异议 2 尚未答复，答复后才能封存。
错误 CITIES_UNCONFIRMED: 150200 尚未确认本市数据（或确认后数据有变）。
`,
    })
    await run('office', 'answer 8 --objection 2 --manner KEPT --text 已核')
    await run('baotou', 'confirm 8 --city 150200')
    expect(await run('office', 'seal 8')).toMatchObject({ code: 0, err: '' })
    const { out } = await run('office', 'erratum 8 --figure tasks.rows --value 4 --reason 漏计一项')
    expect(hashes(out)).toContain('勘误 1: tasks.rows 3 → 4 漏计一项\n')
    expect(await run('hohhot', 'verify 8')).toEqual({ code: 0, out: '完好\n', err: '' })
  })

  it('compares with the next', async () => {
    await task(hub, 4, '150200')
    await convene(hub, 9)
    await cutOffNow(hub, 9)
    await run('office', 'seal 9 --even-unconfirmed --reason 试')
    expect(await run('baotou', 'diff 8 9 --city 150200')).toMatchObject({ code: 0, err: '' })
    expect((await run('baotou', 'diff 8 9 --city 150200')).out).toContain('tasks.rows@150200')
  })
})
