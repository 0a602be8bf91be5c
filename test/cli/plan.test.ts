import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { issueKey } from '../../src/access/issue-key.ts'
import { registerTasks } from '../../src/programme/register-plan.ts'
import { secretariat, secretariatOf } from '../support/callers.ts'
import { must } from '../support/cluster.ts'
import { runCommand } from '../support/command-line.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { registration, taskRow } from '../support/plan.ts'
import { fourMembers } from '../support/recognition.ts'
import { serveHub } from '../support/served-hub.ts'
import { temporaryFolder } from './run-hutong.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-05T01:00:00Z')
await fourMembers(hub)
must(await registerTasks(hub, secretariatOf('hbew'), { ...registration(taskRow), validFrom: '2026-01-20' }))
const { secret } = must(await issueKey(hub, secretariat, { role: 'SECRETARIAT', cluster: 'hbew', holder: '秘书处' }))
const url = await serveHub(hub)
const run = (...args: string[]) => runCommand([...args, '--url', url, '--key', secret!])
const edition = ['--cluster', 'hbew', '--list', 'TASK', '--year', '2026']
const exported = async () => {
  const path = join(temporaryFolder(), '任务.csv')
  expect(await run('plan', 'export', ...edition, '--out', path)).toEqual({
    code: 0,
    err: '',
    out: `已写 ${path}:修改后可用 plan import 再次登记\n`,
  })
  return path
}
const edit = (path: string, from: string, to: string) =>
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))

describe('taking a list of the plan out and in again, at the command line', () => {
  it('changes nothing', async () => {
    expect(await run('plan', 'import', await exported(), ...edition)).toEqual({
      code: 0,
      err: '',
      out: '没有需要写入的内容。\n收到 1 行:新增 0,修改 0,已有且相同 1,有错 0\n',
    })
  })

  it('names the field of the cell that was edited', async () => {
    const path = await exported()
    edit(path, '呼和浩特市交通运输局', '呼和浩特市交通局')
    const { code, out } = await run('plan', 'import', path, ...edition, '--dry-run')
    expect([code, out]).toEqual([
      0,
      '试登记,什么都没有写入。\n收到 1 行:新增 0,修改 1,已有且相同 0,有错 0\n\n第 1 项:leadUnit\n',
    ])
  })

  it('refuses another deadline without a reason, and names its cell', async () => {
    const path = await exported()
    edit(path, ',2026-06-30,', ',2026年9月底,')
    const { code, out } = await run('plan', 'import', path, ...edition)
    expect(code).toBe(1)
    expect(out).toContain('已退回,什么都没有写入。\n收到 1 行:新增 0,修改 0,已有且相同 0,有错 1\n')
    expect(out).toContain('H2  DEADLINE_CHANGE_NEEDS_REASON  完成时限由 2026-06-30 改为 2026-09-30，须注明原因类别：')
  })

  it('refuses to write a form that it does not know', async () => {
    const { code, err } = await run('plan', 'export', ...edition, '--out', 'plan.docx')
    expect([code, err]).toEqual([2, expect.stringContaining('--out plan.docx 应为 .xlsx 或 .csv')])
  })
})
