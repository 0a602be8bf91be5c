import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { collectRows, HutongClient, type KnownRow } from '../../src/client/index.ts'
import { type Answering, fakeHub, json } from '../cli/fake-hub.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const row = (key: string, version = 1): KnownRow => ({ key, version, hash: sha256(`${key} ${version}`) })
const known = (rows: readonly KnownRow[]) => {
  const collected = collectRows()
  for (const one of rows) collected.add(one)
  return collected.end()
}
const keyOf = (i: number) => `BT-${String(i).padStart(6, '0')}`
const many = Array.from({ length: 5000 }, (_, i) => row(keyOf(i)))

/** A hub's side written plainly: sorted rows, ranges of equal size, rows where they are few. */
const hubWith =
  (rows: readonly KnownRow[]): Answering =>
  ({ query }, response) => {
    const [after, before] = [query.get('after'), query.get('before')]
    const within = rows.filter(({ key }) => (after === null || key > after) && (before === null || key <= before))
    const checksum = (of: readonly KnownRow[]) =>
      sha256(of.map(({ key, version, hash }) => `${key}\t${version}\t${hash}\n`).join(''))
    const size = Math.ceil(within.length / Number(query.get('parts')))
    const parts = Array.from({ length: Math.ceil(within.length / size) }, (_, i) =>
      within.slice(i * size, (i + 1) * size),
    )
    const ranges = parts.map((part, i) => ({
      after: i === 0 ? after : parts[i - 1]!.at(-1)!.key,
      upTo: part.at(-1)!.key,
      count: part.length,
      checksum: checksum(part),
    }))
    const isSmall = within.length <= 256
    const answer = { count: within.length, checksum: checksum(within), ranges: isSmall ? null : ranges }
    json({ ...answer, rows: isSmall ? within : null })({} as never, response)
  }

const compare = async (here: readonly KnownRow[], hub: readonly KnownRow[]) => {
  const { url } = await fakeHub({ 'GET /sync/reconcile': hubWith(hub) })
  return new HutongClient({ url }).reconcilePushed(known(here), { city: '150200', source: 'baotou-zwfw' })
}

describe('collecting rows', () => {
  it('keeps of a key the highest version, and sorts by bytes', () => {
    const rows = known([row('\ud83d\ude00'), row('\uff21'), row('b', 2), row('b'), row('a'), row('c')])
    expect(rows.rowsIn({ after: null, upTo: null }).map(({ key, version }) => [key, version])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 1],
      ['\uff21', 1],
      ['\ud83d\ude00', 1],
    ])
    expect([rows.count, rows.countIn({ after: 'a', upTo: 'c' }), rows.find('b')!.version, rows.find('d')]).toEqual([
      5,
      2,
      2,
      null,
    ])
  })

  it('holds a hundred thousand', () => {
    const rows = known(
      Array.from({ length: 100_000 }, (_, i) => ({ key: keyOf(99_999 - i), version: i + 1, hash: sha256('') })),
    )
    expect([rows.count, rows.find(keyOf(3))!.version]).toEqual([100_000, 99_997])
  })
})

describe('finding the rows that differ', () => {
  it('asks once where all is the same', async () => {
    expect(await compare(many, many)).toEqual({ here: 5000, hub: 5000, differences: [], calls: 1 })
  })

  it('finds what was changed, is missing and is too much, in a few calls', async () => {
    const here = [...many.with(7, row(keyOf(7), 2)).toSpliced(2500, 1), row('BT-1'), row('ZZ')]
    const { differences, calls } = await compare(here, many)
    expect(differences.map(({ key, here: mine, hub }) => [key, mine?.version, hub?.version])).toEqual([
      [keyOf(7), 2, 1],
      [keyOf(2500), undefined, 1],
      ['BT-1', 1, undefined],
      ['ZZ', 1, undefined],
    ])
    expect(calls).toBeLessThanOrEqual(7)
  })

  it('finds all where one side has nothing', async () => {
    expect((await compare([], many)).differences).toHaveLength(5000)
    expect((await compare(many, [])).differences).toHaveLength(5000)
  })
})
