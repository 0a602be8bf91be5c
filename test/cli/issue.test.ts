import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ensureFirstKey } from '../../src/access/ensure-first-key.ts'
import { issueKey } from '../../src/access/issue-key.ts'
import { partsOf } from '../office/parts.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { runCommand } from '../support/command-line.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { fourCities } from '../support/recognition.ts'
import { serveHub } from '../support/served-hub.ts'
import { temporaryFolder } from './run-hutong.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')
await makeCluster(hub, 'hbew', fourCities)
must(await ensureFirstKey(hub, 'office-key'))
const of = async (city: string) => {
  const asked = { role: 'COORDINATOR' as const, cluster: 'hbew', city, holder: '测试联络员' }
  return must(await issueKey(hub, secretariat, asked)).secret!
}
const keys = { office: 'office-key', hohhot: await of('150100'), baotou: await of('150200') }
const url = await serveHub(hub)
const run = (who: keyof typeof keys, line: string, ...more: string[]) =>
  runCommand([...line.split(' '), '--cluster', 'hbew', '--url', url, '--key', keys[who], ...more])

describe('an issue by the command line', () => {
  it('goes all its way', async () => {
    const raised = await run('hohhot', 'issue raise --city 150100 --title 断头路对接 --problem 两市设计标准不一')
    expect([raised.code, raised.err]).toEqual([0, ''])
    await run('office', 'issue assign 1 --owner 150200 --unit 包头市交通运输局 --due-on 2026-03-20')
    expect(await run('hohhot', 'issue close 1')).toEqual({
      code: 1,
      out: '',
      err: '错误 ISSUE_STATE_NOT_ALLOWED: 该事项目前的状态是 ASSIGNED，此步骤只能在 ANSWERED 时进行。\n',
    })
    await run('office', 'issue escalate 1 --letter REMINDER --text 请答复 --due-on 2026-03-27')
    await run('baotou', 'issue handle 1')
    await run('baotou', 'issue answer 1 --text 已统一标准')
    await run('hohhot', 'issue return 1 --reason 缺图纸')
    await run('baotou', 'issue answer 1 --text 图纸已送')
    await run('hohhot', 'issue close 1')
    expect(await run('office', 'issue show 1')).toEqual({
      code: 0,
      err: '',
      out: `编号      1
事项      断头路对接
问题      两市设计标准不一
状态      已销号
提出      呼和浩特市 2026-03-02
责任城市  包头市 包头市交通运输局
时限      2026-03-20

日期        步骤    城市        责任城市  内容
2026-03-02  已提出  呼和浩特市
2026-03-02  已交办  秘书处      包头市
2026-03-02  提醒函  秘书处      包头市    请答复 限 2026-03-27
2026-03-02  办理中  包头市      包头市
2026-03-02  已答复  包头市      包头市    已统一标准
2026-03-02  已退回  呼和浩特市  包头市    缺图纸
2026-03-02  已答复  包头市      包头市    图纸已送
2026-03-02  已销号  呼和浩特市  包头市
`,
    })
    expect(
      (await run('hohhot', 'issue list --owner 150200')).out,
    ).toBe(`编号  状态    提出        责任城市  时限        提醒/督办  事项
1     已销号  呼和浩特市  包头市    2026-03-20  1/0        断头路对接
`)
    expect(
      (await run('hohhot', 'scorecard --as-of 2026-03-31')).out,
    ).toBe(`2026-01-01 至 2026-03-31 交办的事项,截至 2026-03-31
城市        交办  七日内受理       平均答复天数  按期答复
呼和浩特市  0     —                —             —
包头市      1     100.0% (1/1) 绿  0.0 (1) 绿    100.0% (1/1)
鄂尔多斯市  0     —                —             —
乌兰察布市  0     —                —             —
`)
  })

  it('is written to its owner, on paper too', async () => {
    const out = join(temporaryFolder(), 'letter.docx')
    expect(await run('office', `issue letter 1 --letter REMINDER --out ${out}`)).toEqual({
      code: 0,
      err: '',
      out: `已写 ${out}\n`,
    })
    expect((await partsOf(readFileSync(out)))['word/document.xml']).toContain('关于提醒“断头路对接”需协调事项的函')
    expect(await run('office', 'issue letter 1 --letter REMINDER --out letter.pdf')).toMatchObject({ code: 2 })
  })

  it('is refused where it is not one’s own, or not there', async () => {
    expect(await run('baotou', 'issue raise --city 150100 --title a --problem b')).toMatchObject({ code: 1 })
    expect(await run('office', 'issue show 99')).toMatchObject({ code: 1 })
    expect(await run('office', 'issue show x')).toEqual({
      code: 2,
      out: '',
      err: 'hutong: x 不是 1 至 999999999 的整数\n',
    })
  })
})
