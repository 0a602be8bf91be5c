import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ensureFirstKey } from '../../src/access/ensure-first-key.ts'
import { issueKey } from '../../src/access/issue-key.ts'
import { secretariat } from '../support/callers.ts'
import { must } from '../support/cluster.ts'
import { runCommand } from '../support/command-line.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { met } from '../support/meeting.ts'
import { plan } from '../support/planning.ts'
import { serveHub } from '../support/served-hub.ts'
import { temporaryFolder } from './run-hutong.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')
await met(hub)
await plan(hub, { number: 3 })
must(await ensureFirstKey(hub, 'office-key'))
const asked = { role: 'COORDINATOR' as const, cluster: 'hbew', city: '150100', holder: '测试联络员' }
const keys = { office: 'office-key', hohhot: must(await issueKey(hub, secretariat, asked)).secret! }
const url = await serveHub(hub)
const run = (who: keyof typeof keys, line: string, ...more: string[]) =>
  runCommand([...line.split(' '), '--cluster', 'hbew', '--url', url, '--key', keys[who], ...more])

describe('a meeting by the command line', () => {
  it('is convened, cut off and written for', async () => {
    expect(await run('office', 'meeting convene --title 第七次会议 --host 150600')).toEqual({
      code: 1,
      out: '',
      err: '错误 HOST_NEEDS_REASON: 按轮值应由 150200 主办；由 150600 主办请填写理由。\n',
    })
    const host = 'meeting convene --title 第七次会议 --host 150600 --host-reason 会期协调 --held-on 2026-04-20'
    await run('office', `${host} --agenda 听取汇报 --agenda 审议清单`)
    await run('office', 'meeting cut-off 7 2026-04-13T18:00:00+08:00')
    const file = join(temporaryFolder(), 'next.txt')
    writeFileSync(file, '\uFEFF抓好落实。\n')
    await run('office', `meeting text 7 NEXT_STEPS --file ${file}`)
    expect(await run('hohhot', 'meeting show 7')).toEqual({
      code: 0,
      err: '',
      out: `届次        7
会议        第七次会议
状态        筹备中
召开日期    2026-04-20
主办城市    鄂尔多斯市(轮值为包头市:会期协调)
汇报年度    2026
数据截止    2026-04-13 18:00
议程 1      听取汇报
议程 2      审议清单
NEXT_STEPS  抓好落实。
`,
    })
    expect((await run('hohhot', 'meeting list')).out).toBe(`届次  状态    召开日期    主办城市    数据截止          会议
7     筹备中  2026-04-20  鄂尔多斯市  2026-04-13 18:00  第七次会议
6     已召开  2025-12-20  呼和浩特市                    第六次会议
`)
    expect(await run('hohhot', 'meeting show 9')).toMatchObject({ code: 1 })
    expect(await run('office', 'meeting text 7 NEXT_STEPS')).toMatchObject({ code: 2 })
  })
})

describe('a resolution by the command line', () => {
  it('is adopted, goes on and stands in the ledger', async () => {
    const words = '--text 统一窗口标识 --lead 150100 --with 150200,150600 --unit 政务服务局 --deadline 2026-01-31'
    await run('office', `resolution adopt --edition 6 ${words} --link PROJECT/2026/3`)
    expect(await run('hohhot', 'resolution progress 6/1 --state UNDER_WAY --text 已印发方案')).toEqual({
      code: 0,
      err: '',
      out: `会议/序号  6/1
事项       统一窗口标识
牵头城市   呼和浩特市 政务服务局
状态       推进中
标注       逾期
时限       2026-01-31

日期        状态    城市        内容
2026-03-02  推进中  呼和浩特市  已印发方案
`,
    })
    const more = '--text 标准未定 --deadline 2026-06-30'
    expect(await run('hohhot', `resolution progress 6/1 --state EXTENDED ${more}`)).toMatchObject({ code: 1 })
    await run('office', `resolution progress 6/1 --state EXTENDED ${more}`)
    expect(
      (await run('hohhot', 'resolution list --open')).out,
    ).toBe(`议定 1 项:未办结 1(结转 0,延期 1,逾期 0),已完成 0,已终止 0
会议/序号  状态    标注       牵头城市    责任单位    时限        事项
6/1        已延期  延期 1 次  呼和浩特市  政务服务局  2026-06-30  统一窗口标识
`)
    expect((await run('hohhot', 'resolution list --overdue')).out).toBe(
      '议定 0 项:未办结 0(结转 0,延期 0,逾期 0),已完成 0,已终止 0\n',
    )
    expect(await run('office', 'resolution progress 6-1 --state DONE --text 完')).toMatchObject({ code: 2 })
    expect(await run('office', 'resolution adopt --edition 6 --link TASK/3')).toMatchObject({ code: 2 })
  })
})
