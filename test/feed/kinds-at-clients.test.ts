import { describe, expect, it } from 'vitest'
import { saysItsContent } from '../../src/client/feed.ts'
import { removes, resourceOf } from '../../src/client/feed-kind.ts'
import { changeKinds, saidIn } from '../../src/feed/change-kind.ts'
import { entryOf } from '../../src/feed/change-page.ts'

const kinds = Object.keys(changeKinds)
const states = [{}, { state: 'CANCELLED' }, { state: 'ACTIVE' }, { text: null }, { text: '' }]

const saidOf = (kind: string, state: object, forged: object = {}) => {
  const content = JSON.stringify({ kind, subject: 's', city: '150200', state })
  const read = { number: 1, kind, subject: 's', cluster: null, city: '150200', content, hash: '' }
  return saysItsContent({ ...entryOf(read), ...forged })
}

describe('the kinds as the client knows them', () => {
  it('are of the resources that the hub says', () => {
    expect(kinds.map((kind) => [kind, resourceOf(kind)])).toEqual(
      kinds.map((kind) => [kind, changeKinds[kind]!.resource]),
    )
  })

  it.each(states)('remove what the hub says, with %j', (state) => {
    const content = JSON.stringify({ state })
    expect(kinds.filter((kind) => removes(kind, state))).toEqual(
      kinds.filter((kind) => saidIn(kind, content).isTombstone),
    )
  })

  it.each([...kinds, 'unheard.of'])('let %s be as the hub tells it, and no other way', (kind) => {
    const state = { reason: '误报', successor: 7, version: 3, state: 'ACTIVE' }
    expect(saidOf(kind, state)).toBe(true)
    expect(saidOf(kind, {})).toBe(true)
    const { isTombstone } = saidIn(kind, JSON.stringify({ state }))
    const forgeries = [
      { isTombstone: !isTombstone },
      { isTombstone: undefined },
      { reason: null },
      { reason: '其他' },
      { successor: null },
      { successor: '8' },
      { version: null },
      { version: 4 },
      { city: null },
    ]
    expect(forgeries.filter((forged) => saidOf(kind, state, forged))).toEqual([])
    expect([{ reason: 'r' }, { successor: 's' }, { version: 1 }].filter((forged) => saidOf(kind, {}, forged))).toEqual(
      [],
    )
  })
})
