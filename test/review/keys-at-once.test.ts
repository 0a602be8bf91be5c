import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { issueKey } from '../../src/access/issue-key.ts'
import { revokeKey } from '../../src/access/revoke-key.ts'
import { rotateKey } from '../../src/access/rotate-key.ts'
import { secretariat } from '../support/callers.ts'
import { codesOf, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')
const newKey = async () => must(await issueKey(hub, secretariat, { role: 'LEADER', holder: '某' })).accessKey.id

describe('several at once at one key', () => {
  it('rotate it into one', async () => {
    const id = await newKey()
    const rotations = await Promise.all(
      Array.from({ length: 5 }, () => rotateKey(hub, secretariat, { id, graceMinutes: 0 })),
    )
    expect(rotations.flatMap(codesOf)).toEqual(Array.from({ length: 4 }, () => 'KEY_NOT_IN_FORCE'))
  })

  it('get no successor of a revoked key', async () => {
    const id = await newKey()
    const { rotation } = await db.transaction().execute(async (tx) => {
      must(await revokeKey({ ...hub, db: tx }, secretariat, { id, reason: '泄露' }))
      const rotation = rotateKey(hub, secretariat, { id, graceMinutes: 0 })
      await sleep(300)
      return { rotation }
    })
    expect(codesOf(await rotation)).toEqual(['KEY_NOT_IN_FORCE'])
  })
})

describe('a rotated key in its grace', () => {
  it('is not rotated again', async () => {
    const id = await newKey()
    must(await rotateKey(hub, secretariat, { id, graceMinutes: 60 }))
    expect(codesOf(await rotateKey(hub, secretariat, { id, graceMinutes: 60 }))).toEqual(['KEY_NOT_IN_FORCE'])
  })
})
