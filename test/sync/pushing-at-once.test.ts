import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { coordinatorOf, partnerOf } from '../support/callers.ts'
import { must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { plainContent } from '../support/implementation.ts'
import { linesOf, pushed, rowOf, send } from '../support/pushing.ts'
import { fourMembers } from '../support/recognition.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-27T01:00:00Z')
await fourMembers(hub)

const cities = ['150100', '150200', '150600', '150900']
const codeAt = (i: number) => `15201${String(i + 1).padStart(5, '0')}00`
const rows = (order: (a: number, b: number) => number) =>
  Array.from({ length: 40 }, (_, i) => i)
    .sort(order)
    .map((i) => rowOf(`R-${i}`, codeAt(i)))

describe('pushing at once', () => {
  it('four cities make the same new items, in other orders: each once, and nobody waits in a ring', async () => {
    const orders = [
      (a: number, b: number) => a - b,
      (a: number, b: number) => b - a,
      (a: number, b: number) => ((a * 7) % 40) - ((b * 7) % 40),
      (a: number, b: number) => ((a * 11) % 40) - ((b * 11) % 40),
    ]
    const pushes = cities.map((city, i) =>
      pushed(hub, rows(orders[i]!), { city, source: 'at-once' }, partnerOf(city, 'hbew')),
    )
    for (const lines of await Promise.all(pushes))
      expect(lines.filter(([outcome]) => outcome === 'CREATED')).toHaveLength(40)
    const { rows: items } = await sql<{ n: number; versions: number }>`
      select count(distinct i.id) as n, count(v.id) as versions from service_item i left join item_implementation v on v.item_id = i.id
      where i.national_code like '152010%'`.execute(db)
    expect(items).toEqual([{ n: 40, versions: 160 }])
  })

  it('one source sends a chunk twice at once: it is applied once, and answered alike', async () => {
    const chunk = { push: 'twice-at-once', chunk: 1, source: 'twice' }
    const both = await Promise.all([1, 2].map(() => send(hub, [rowOf('T-1', '152019900100')], chunk)))
    const [one, other] = both.map((answer) => must(answer))
    expect([linesOf(one!), linesOf(other!)]).toEqual([[['CREATED', '152019900100']], [['CREATED', '152019900100']]])
    expect([one!.repeatedRequest, other!.repeatedRequest].sort()).toEqual([false, true])
  })

  it('a push and the mutation of one item take versions one after the other', async () => {
    const item = '152014001000'
    await pushed(hub, [rowOf('V-1', item, { name: '社会保障卡申领' })], { source: 'versions' })
    const mutation = { item, city: '150200', state: 'ACTIVE', dryRun: false } as const
    const content = { ...plainContent, hours: '手工登记' }
    const [one, other] = await Promise.all([
      pushed(hub, [rowOf('V-1', item, { name: '社会保障卡申领', hours: '推送' }, 2)], { source: 'versions' }),
      recordImplementation(hub, coordinatorOf('150200', 'hbew'), { ...mutation, content }),
    ])
    expect([one[0]![0], must(other).implementation.version > 1]).toEqual(['UPDATED', true])
    const { rows: versions } = await sql<{ version: number }>`
      select v.version from item_implementation v join service_item i on i.id = v.item_id
      where i.national_code = ${item} and v.city_code = '150200' order by 1`.execute(db)
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3])
  })
})
