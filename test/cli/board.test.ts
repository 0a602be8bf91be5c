import { describe, expect, it } from 'vitest'
import { issueKey } from '../../src/access/issue-key.ts'
import { percentText, tenThousandText } from '../../src/cli/board-text.ts'
import { secretariat } from '../support/callers.ts'
import { baotou, hohhot, makeCluster, must, ordos } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { plan, release } from '../support/planning.ts'
import { serveHub } from '../support/served-hub.ts'
import { hutong } from './run-hutong.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-06-15T04:00:00Z')
await makeCluster(hub, 'hbew', [hohhot, baotou, ordos])
const validFrom = '2026-01-10'
const subjectId = await plan(hub, { number: 1, validFrom, content: { participatingCities: [baotou.code] } })
await release(hub, { subjectId, onDay: '2026-05-31', completed: 300, permille: 100 })
await plan(hub, {
  number: 2,
  validFrom,
  content: { title: '灌区改造', leadCity: baotou.code, plannedThisYearFen: 123456789 },
})
const connections = [{ city: ordos.code, since: '2026-01-01', lastSeenOn: null }]
await plan(hub, {
  number: 1,
  list: 'PLATFORM',
  validFrom,
  content: { leadCity: baotou.code, plannedThisYearFen: null, connections },
})
const url = await serveHub(hub)
const { secret } = must(await issueKey(hub, secretariat, { role: 'LEADER', cluster: 'hbew', holder: '市领导' }))
const run = (line: string) => hutong([...line.split(' '), '--url', url, '--key', secret!, '--lang', 'zh'])

describe('the board on a screen', () => {
  it('is a table a list, city by city', async () => {
    const { code, out } = await run('board --cluster hbew --year 2026')
    expect({ code, out }).toEqual({
      code: 0,
      out: `2026 年度,截至 2026-06-15。
停更:2026-05 月报到期未报或照抄上期;序时比:完成额与 2026-05 底应完成额之比。
联合事项在各参与市分别计数,合计只计一次。

重点任务
城市  总数  未开工  推进中  已完成  滞后  红灯  停更
合计  0     0       0       0       0     0     0

重点工程
城市        总数  未开工  推进中  已完成  滞后  红灯  停更  计划(万元)  完成(万元)  完成率  序时比
呼和浩特市  1     0       1       0       1     0     0     0.0012      0.0003      25.0%   60.0%
包头市      2     2       0       0       1     1     2     123.456789  0           0.0%    0.0%
合计        2     1       1       0       2     1     2     123.457989  0.0003      0.0%    0.0%

重大平台
城市        总数  未开工  推进中  已完成  滞后  红灯  停更  已接入平台
包头市      1     1       0       0       0     0     1     0
鄂尔多斯市  0     0       0       0       0     0     0     1
合计        1     1       0       0       0     0     1     1
`,
    })
  })

  it('opens a figure to its rows, and says of what list it must be', async () => {
    const opened = await run('board --cluster hbew --year 2026 --list project --city 150200 --open stale')
    expect(opened.out).toBe(`共 2 行。
序号  牵头        状态    灯    停更  最近报送  计划(万元)  完成(万元)  名称
1     呼和浩特市  未开工  不评  未报            0           0           城际铁路
2     包头市      未开工  红灯  未报            123.456789  0           灌区改造
`)
    expect(await run('board --cluster hbew --year 2026 --open stale')).toMatchObject({ code: 2 })
    expect((await run('board --cluster other --year 2026')).code).toBe(1)
  })
})

describe('writing figures for people', () => {
  it.each([
    [null, '—'],
    [0, '0.0%'],
    [0.4167, '41.6%'],
    [0.9999, '99.9%'],
    [0.29, '29.0%'],
    [1.2, '120.0%'],
  ])('%s as a share', (share, text) => {
    expect(percentText(share)).toBe(text)
  })

  it.each([
    ['0', '0'],
    ['0.05', '0.000005'],
    ['1', '0.0001'],
    ['10000', '1'],
    ['1234567.89', '123.456789'],
    ['123450000', '12345'],
  ])('%s 元 in 万元', (yuan, text) => {
    expect(tenThousandText(yuan)).toBe(text)
  })
})
