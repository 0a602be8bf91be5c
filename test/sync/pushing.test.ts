import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { cardRow, pushed, rowOf } from '../support/pushing.ts'
import { fourMembers } from '../support/recognition.ts'
import { changesAfter, lastChange } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-11-27T01:00:00Z'
const another = rowOf('BT-2', '152014009000')

describe('pushing rows of a catalogue', () => {
  it('records the first version of an item that the hub knows, and makes the item that it does not know', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const before = await lastChange(hub.db)
      expect(await pushed(hub, [cardRow, another])).toEqual([
        ['CREATED', '152014001000'],
        ['CREATED', '152014009000'],
      ])
      const changes = await changesAfter(hub.db, before)
      expect(changes.map(({ kind, subject, isPublic }) => [kind, subject, isPublic])).toEqual([
        ['source.registered', '150200/baotou-zwfw', false],
        ['item.entered', 'item/152014009000', false],
        ['implementation.recorded', '152014001000/150200', true],
        ['implementation.recorded', '152014009000/150200', true],
      ])
    }))

  it('adds nothing for the same again, however often', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [cardRow, another])
      const before = await lastChange(hub.db)
      for (const _ of [1, 2])
        expect(await pushed(hub, [cardRow, another])).toEqual([
          ['UNCHANGED', '152014001000'],
          ['UNCHANGED', '152014009000'],
        ])
      expect(await lastChange(hub.db)).toBe(before)
      const { rows } = await sql<{
        n: number
      }>`select count(*) as n from item_implementation where city_code = '150200'`.execute(hub.db)
      expect(rows[0]!.n).toBe(2)
    }))
})
