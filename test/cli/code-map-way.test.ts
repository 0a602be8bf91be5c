import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { serverHome } from '../support/hub-process.ts'
import { rowsFile, startPartnerHub } from '../support/partner.ts'
import { hutong, temporaryFolder } from './run-hutong.ts'

const hub = await startPartnerHub(await serverHome())
const of = ['--city', '150200', '--source', 'made-up']
const cluster = ['--cluster', 'hbew']
const sheet = [
  'SXMC,SSZTMC,JBBM,BJLX,CNSX',
  '居住证办理,公安局,152014201000,1,当场',
  '失业登记,人社局,152014202000,2,5工作日',
  '退休申请,人社局,152014203000,3,',
].join('\n')

describe('bringing an unknown sheet in by commands alone', () => {
  it('proposes, fills in, loads and pushes; what is refused is mended and pushed again', async () => {
    const folder = temporaryFolder()
    const file = rowsFile(folder, sheet, 'sheet.csv')
    const map = join(folder, 'map.csv')
    const proposed = await hutong(['map', 'propose', file, ...of, '--out', map, '--take-likely'], hub.env)
    expect(proposed.err).toBe(`已写 ${map}:8 条,其中 1 条待填;填好后 hutong map load ${map}\n`)
    expect(proposed.out).toContain('caseKind  3       1     ?')
    expect(readFileSync(map, 'utf8').split('\r\n').slice(1, 9)).toEqual([
      '列,SXMC,name',
      '列,SSZTMC,competentAuthority',
      '列,JBBM,code',
      '列,BJLX,caseKind',
      '列,CNSX,committedLimit',
      'caseKind,1,ON_THE_SPOT',
      'caseKind,2,TIME_COMMITTED',
      'caseKind,3,',
    ])
    const loaded = await hutong(['map', 'load', map, ...of, ...cluster], hub.env)
    expect([loaded.out, loaded.err]).toEqual(['对照表现有 7 条,第 1 版。\n', '有 1 条没有填我方值,未载入:caseKind:3\n'])

    const push = ['sync', 'push', file, ...of, ...cluster, '--row-version', '20261127']
    const pushed = await hutong(push, hub.env)
    expect([pushed.code, pushed.out]).toEqual([
      1,
      expect.stringContaining('收到 3: 新增 2、更新 0、未变 0、过期 0、冲突 0、退回 1'),
    ])
    expect(pushed.out).toContain('hutong map set --value "caseKind:3=我方值"')
    await hutong(['map', 'set', ...of, '--value', 'caseKind:3=承诺件'], hub.env)

    const rejected = join(folder, 'rejected.csv')
    await hutong(['sync', 'rejected', ...of, '--out', rejected], hub.env)
    const again = await hutong(['sync', 'push', rejected, ...of, ...cluster], hub.env)
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('收到 1: 新增 1')])
    expect((await hutong(push, hub.env)).out).toContain('收到 3: 新增 0、更新 0、未变 3、过期 0、冲突 0')
  })
})
