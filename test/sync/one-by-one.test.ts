import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Hub } from '../../src/hub.ts'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { backFilled, card, licence, pension } from '../support/batch.ts'
import { coordinatorOf } from '../support/callers.ts'
import { baotou, hohhot, makeCluster, must, ordos } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { plainContent } from '../support/implementation.ts'
import { type PushedRow, pushed } from '../support/pushing.ts'
import { makeLive } from '../support/recognising.ts'
import { changesAfter, lastChange } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-11-27T01:00:00Z'
const items = [card, pension, { ...licence, kind: '公共服务' }]

interface Wanted {
  readonly item: string
  readonly state?: 'ACTIVE' | 'SUSPENDED' | 'CANCELLED'
  readonly more?: object
  readonly effectiveOn?: string
}

const three = async (hub: Hub) => {
  await makeCluster(hub, 'hbew', [hohhot, baotou, ordos])
  await backFilled(hub, {}, ...items)
  await makeLive(hub, ['150100', '150200', '150600'], [card.code, pension.code], '2026-01-01')
}

const oneByOne = async (hub: Hub, wanted: readonly Wanted[]) => {
  for (const { item, state = 'ACTIVE', more = {}, effectiveOn } of wanted)
    must(
      await recordImplementation(hub, coordinatorOf('150200', 'hbew'), {
        ...{
          item,
          city: '150200',
          content: { ...plainContent, ...more },
          state,
          validFrom: effectiveOn,
          dryRun: false,
        },
      }),
    )
}

const inOnePush = async (hub: Hub, wanted: readonly Wanted[]) => {
  const rows = wanted.map(
    ({ item, state = 'ACTIVE', more = {}, effectiveOn }, i): PushedRow => ({
      ...{ rowId: `R-${item}`, version: i + 1, operation: 'UPSERT' },
      content: { ...plainContent, ...more, code: item, state, effectiveOn },
    }),
  )
  for (const [outcome] of await pushed(hub, rows)) expect(outcome).not.toBe('REJECTED')
}

/** Everything that a way of recording leaves behind, the order and grouping of entries aside. */
const left = (way: (hub: Hub, wanted: readonly Wanted[]) => Promise<void>, wanted: readonly Wanted[]) =>
  inHub(db, now, async (hub) => {
    await three(hub)
    const before = await lastChange(hub.db)
    await way(hub, wanted)
    const { rows } = await sql`
      select i.national_code as item, v.city_code, v.version, v.change, v.state, v.valid_from, v.content, encode(v.content_hash, 'hex') as hash
      from item_implementation v join service_item i on i.id = v.item_id order by 1, 2, 3`.execute(hub.db)
    const { rows: declared } = await sql`
      select i.national_code as item, d.city_code, d.aspect, d.stance, d.cause, d.valid_from from recognition_declaration d
      join service_item i on i.id = d.item_id order by i.national_code, d.city_code, d.aspect, d.id`.execute(hub.db)
    const { rows: covered } = await sql`
      select distinct on (i.national_code, c.valid_from) i.national_code as item, c.valid_from, c.handled_pairs from item_coverage c
      join service_item i on i.id = c.item_id order by i.national_code, c.valid_from, c.id desc`.execute(hub.db)
    const changes = (await changesAfter(hub.db, before))
      .filter(({ kind }) => kind !== 'source.registered')
      .map(({ content }) => content)
    return { rows, declared, covered, changes: changes.sort() }
  })

describe('the same rows in one push as one by one', () => {
  it.each<[string, readonly Wanted[]]>([
    [
      'changed fields',
      [
        { item: card.code, more: { hours: '全天' } },
        { item: pension.code, more: { level: 4 } },
      ],
    ],
    ['a first version beside a change', [{ item: licence.code }, { item: card.code, more: { hours: '全天' } }]],
    [
      'a suspension',
      [
        { item: card.code, state: 'SUSPENDED' },
        { item: pension.code, more: { hours: '全天' } },
      ],
    ],
    [
      'a suspension and a cancellation',
      [
        { item: card.code, state: 'SUSPENDED' },
        { item: pension.code, state: 'CANCELLED' },
      ],
    ],
    [
      'two suspended on two days',
      [
        { item: card.code, state: 'SUSPENDED', effectiveOn: '2026-11-01' },
        { item: pension.code, state: 'SUSPENDED', effectiveOn: '2027-02-01' },
      ],
    ],
    ['what is known already', [{ item: card.code }, { item: pension.code }]],
  ])('%s', async (_, wanted) => {
    expect(await left(inOnePush, wanted)).toEqual(await left(oneByOne, wanted))
  })

  it('an item that is suspended and resumed in one push is told of once', async () => {
    const wanted: Wanted[] = [
      { item: card.code, state: 'SUSPENDED' },
      { item: card.code, more: { hours: '全天' } },
    ]
    const [push, single] = [await left(inOnePush, wanted), await left(oneByOne, wanted)]
    expect([push.rows, push.declared]).toEqual([single.rows, single.declared])
    const told = (changes: readonly string[]) =>
      changes.filter((content) => content.includes('recognition.changed')).length
    expect([told(push.changes), told(single.changes)]).toEqual([8, 8])
  })
})
