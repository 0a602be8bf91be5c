import { describe, expect, it } from 'vitest'
import { browserOf, type Shown } from '../support/browsing.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
await makeCluster(hub)
const office = await browserOf(hub, 'SECRETARIAT', { cluster: 'hbew' })
const operator = await browserOf(hub, 'OPERATOR', { cluster: 'hbew', city: '150100' })
const leader = await browserOf(hub, 'LEADER', { cluster: 'hbew' })

const at = '/console/hbew/items/matching'
const textOf = ({ html }: Shown) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
const register = async (ordinal: string, list: string) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ordinal, title: `第${ordinal}批`, action: 'register' }))
    form.set(name, value)
  form.set('file', new File([list], '清单.csv'))
  await office.submit('/console/hbew/batches/register', '/console/hbew/batches/register', form)
}
await register('1', '名称,编码,类型,部门\n社会保障卡申领,152014001000,公共服务,人社局\n')
await register('2', '名称,类型,部门\n社会保障卡的申领,公共服务,人社局\n养鸽证核发,行政许可,体育局\n')
const numbersOn = async () =>
  [...(await office.open(at)).html.matchAll(/name="item" value="([^"]+)"/g)].map(([, code]) => code!)

describe('matching items that have no code', () => {
  it('shows each beside what it may be the same as, and to readers without buttons', async () => {
    const page = await office.open(at)
    expect(textOf(page)).toContain('152014001000 社会保障卡申领 人社局 与此相同')
    expect(textOf(page)).toContain('没有相近的事项')
    expect(textOf(await leader.open(at))).not.toContain('与此相同')
  })

  it('is refused to whoever may not, and for an item that does not wait', async () => {
    expect((await operator.open(at)).status).toBe(403)
    const [item] = await numbersOn()
    expect((await leader.submit(at, at, { item: item! })).status).toBe(403)
    const unknown = await office.submit(at, at, { item: '152014001000' })
    expect([unknown.status, textOf(unknown)]).toEqual([422, expect.stringContaining('处须改正')])
  })

  it('merges one into another, enters the other as new, and then nothing waits', async () => {
    const [same, fresh] = await numbersOn()
    expect((await office.submit(at, at, { item: same!, sameAs: '152014001000' })).location).toBe(`${at}?done=yes`)
    expect((await office.submit(at, at, { item: fresh! })).status).toBe(303)
    expect(textOf(await office.open(at))).toContain('没有等待对应的事项')
  })
})
