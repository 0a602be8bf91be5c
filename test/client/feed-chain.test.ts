import { describe, expect, it } from 'vitest'
import { FeedChain } from '../../src/client/feed-chain.ts'
import { positionOf } from '../../src/client/feed-position.ts'
import type { ChangePage, FeedLine } from '../../src/client/index.ts'
import { cursorAt, forged, sampleCommits, samplePage, tampered } from './sample-feed.ts'

const chainFrom = (position: string | null) => new FeedChain(positionOf(position), 'en')
const numbersIn = (chain: FeedChain, page: ChangePage) => chain.take(page).entries.map(({ entry }) => entry.number)
const takenBy = (chain: FeedChain, ...pages: ChangePage[]) => pages.map((page) => numbersIn(chain, page))

describe('following the log', () => {
  it('gives entries once their commit is whole, whatever the pages', () => {
    expect(takenBy(chainFrom(null), samplePage(0, 7))).toEqual([[1, 2, 3, 5, 6, 7]])
    expect(takenBy(chainFrom(null), samplePage(0, 3), samplePage(3, 5), samplePage(5, 7))).toEqual([
      [1, 2],
      [],
      [3, 5, 6, 7],
    ])
  })

  it('goes on from the position of a page that ends within a commit', () => {
    const { position } = chainFrom(null).take(samplePage(0, 4))
    const resumed = chainFrom(position)
    expect(resumed.cursor).toBe(null)
    expect(takenBy(resumed, samplePage(0, 4), samplePage(4, 7))).toEqual([[], [3, 5, 6, 7]])
  })

  it('goes on from the position of any entry', () => {
    const chain = chainFrom(null)
    const given = [samplePage(0, 3), samplePage(3, 5), samplePage(5, 7)].flatMap((page) => chain.take(page).entries)
    const leftAfter = given.map(({ position }) => {
      const resumed = chainFrom(position)
      const from = [0, 3, 5, 7].find((number) => resumed.cursor === (number === 0 ? null : cursorAt(number)))!
      return takenBy(resumed, samplePage(from, 7)).flat()
    })
    expect(leftAfter).toEqual([[2, 3, 5, 6, 7], [3, 5, 6, 7], [5, 6, 7], [6, 7], [7], []])
  })

  it('goes on from a bare cursor of the hub, within a commit too', () => {
    expect(takenBy(chainFrom(cursorAt(2)), samplePage(2, 7))).toEqual([[3, 5, 6, 7]])
    expect(takenBy(chainFrom(cursorAt(4)), samplePage(4, 7))).toEqual([[5, 6, 7]])
    expect(takenBy(chainFrom('opaque'), samplePage(2, 7))).toEqual([[3, 5, 6, 7]])
  })

  it('moves on over a page that has nothing for it', () => {
    const chain = chainFrom(cursorAt(3))
    const page = { ...samplePage(3, 4), hasMore: true }
    expect(chain.take(page)).toMatchObject({ entries: [], number: 4 })
  })
})

const without = (at: number) => (lines: FeedLine[]) => lines.toSpliced(at, 1)
const [one, two, three, six] = [1, 2, 4, 7]

describe('following a log that somebody tampers with', () => {
  it.each<[string, (lines: FeedLine[]) => FeedLine[], string, number]>([
    ['an entry is left out', without(two), 'GAP', 2],
    ['the first entry is left out', without(one), 'GAP', 1],
    ['the last entry is left out', without(-1), 'GAP', 7],
    ['what is withheld is left out', without(5), 'GAP', 4],
    ['a whole commit is left out', (lines) => lines.toSpliced(3, 5), 'GAP', 3],
    ['the head of a commit is left out', without(3), 'GAP', 3],
    ['an entry is altered', (lines) => lines.with(three, forged(lines[three]!, false)), 'CONTENT_HASH', 3],
    ['an entry is altered and hashed anew', (lines) => lines.with(three, forged(lines[three]!, true)), 'ROOT', 3],
    ['two entries change places', (lines) => lines.with(one, lines[two]!).with(two, lines[one]!), 'GAP', 1],
    ['an entry comes twice', (lines) => lines.toSpliced(two, 0, lines[one]!), 'ORDER', 1],
    ['commits change places', (lines) => [...lines.slice(3), ...lines.slice(0, 3)], 'GAP', 1],
    ['a commit is altered', (lines) => lines.with(3, { commit: { ...sampleCommits[1], actor: 'key:2' } }), 'LINK', 3],
    [
      'an entry says other than its content',
      (lines) => lines.with(six, { entry: { ...lines[six]!.entry!, isTombstone: true } }),
      'FIELDS',
      6,
    ],
  ])('names the number where %s', (_, how, fault, number) => {
    const page = tampered(samplePage(0, 7), how)
    expect(() => chainFrom(null).take(page)).toThrow(expect.objectContaining({ name: 'ChainBroken', fault, number }))
  })

  it('finds across pages what is missing, repeated or replaced', () => {
    const after2 = chainFrom(null).take(samplePage(0, 2)).position
    expect(() => chainFrom(after2).take(samplePage(6, 7))).toThrow(expect.objectContaining({ fault: 'GAP', number: 3 }))
    const chain = chainFrom(null)
    chain.take(samplePage(0, 6))
    expect(() => chain.take(samplePage(2, 7))).toThrow(expect.objectContaining({ fault: 'ORDER', number: 3 }))
    const other = `${'.'}2.2.${'f'.repeat(64)}`
    expect(() => chainFrom(other).take(samplePage(0, 7))).toThrow(expect.objectContaining({ fault: 'LINK', number: 1 }))
  })

  it('refuses a log that ends before what was taken, or before what it tells', () => {
    const after7 = chainFrom(null).take(samplePage(0, 7)).position
    const atHead = { ...samplePage(6, 7), lines: [], after: cursorAt(7), upTo: cursorAt(7) }
    expect(chainFrom(after7).take(atHead).number).toBe(7)
    expect(() => chainFrom(after7).take({ ...atHead, head: 6 })).toThrow(
      expect.objectContaining({ fault: 'HEAD', number: 7 }),
    )
    expect(() => chainFrom(cursorAt(7)).take({ ...atHead, head: 6 })).toThrow(
      expect.objectContaining({ fault: 'HEAD', number: 7 }),
    )
    expect(() => chainFrom(null).take({ ...samplePage(0, 7), head: 3 })).toThrow(
      expect.objectContaining({ fault: 'HEAD', number: 7 }),
    )
  })

  it('refuses a page that says that there is more and brings none of it', () => {
    const page = samplePage(0, 2)
    expect(() => chainFrom(null).take({ ...page, lines: page.lines.slice(0, 1) })).toThrow(
      expect.objectContaining({ fault: 'GAP', number: 1 }),
    )
  })

  it('says in Chinese what to do', () => {
    const chain = new FeedChain(positionOf(null), 'zh')
    expect(() => chain.take(tampered(samplePage(0, 7), without(two)))).toThrow(
      '变更日志缺少第 2 号。请检查中间的代理,并联系互通管理员。',
    )
  })
})
