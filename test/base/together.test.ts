import { describe, expect, it } from 'vitest'
import { openTogether } from '../../src/base/together.ts'

/** A doing that ends when it is told to, and how often it began. */
const doings = () => {
  const begun: ((value: string) => void)[] = []
  return { begun, work: () => new Promise<string>((resolve) => begun.push(resolve)) }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('asking the same together', () => {
  it('gives whoever comes later the next result and not the one under way', async () => {
    const { begun, work } = doings()
    const together = openTogether<string>()
    const first = together('same', work)
    const later = [together('same', work), together('same', work)]
    begun[0]!('old')
    expect(await first).toBe('old')
    await turn()
    expect(begun).toHaveLength(2)
    begun[1]!('new')
    expect(await Promise.all(later)).toEqual(['new', 'new'])
  })

  it('begins anew when nobody has waited', async () => {
    const { begun, work } = doings()
    const together = openTogether<string>()
    const first = together('same', work)
    begun[0]!('one')
    await first
    await turn()
    together('same', work)
    expect(begun).toHaveLength(2)
  })

  it('does not hold up what is asked under another name', () => {
    const { begun, work } = doings()
    const together = openTogether<string>()
    together('one', work)
    together('other', work)
    expect(begun).toHaveLength(2)
  })

  it('goes on with the next when one fails, and tells only who shared it', async () => {
    const together = openTogether<string>()
    const failed = together('same', () => Promise.reject(new Error('gone')))
    const next = together('same', async () => 'back')
    await expect(failed).rejects.toThrow('gone')
    expect(await next).toBe('back')
  })
})
