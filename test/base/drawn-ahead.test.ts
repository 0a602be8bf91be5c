import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { drawnAhead } from '../../src/base/drawn-ahead.ts'

const counting = () => {
  const drawn: number[] = []
  let next = 0
  const draw = (count: number) => {
    drawn.push(count)
    return Uint32Array.from({ length: count }, () => next++)
      .map((n) => n % 251)
      .reduce((all, n, i) => all.fill(n, i, i + 1), new Uint8Array(count))
  }
  return { drawn, draw }
}

test('no byte is given twice, and few are drawn for many', () => {
  const { drawn, draw } = counting()
  const random = drawnAhead(draw)
  const given = Array.from({ length: 1000 }, () => random(8))
  const expected = counting().draw(4096)
  expect(Buffer.concat(given.slice(0, 512))).toEqual(Buffer.from(expected))
  expect(drawn).toEqual([4096, 4096])
})

test('what is left over when more is asked for than there is, is not given', () => {
  const { drawn, draw } = counting()
  const random = drawnAhead(draw)
  for (let i = 0; i < 409; i++) random(10)
  expect(random(12)).toHaveLength(12)
  expect(drawn).toEqual([4096, 4096])
})

test('a secret is drawn by itself', () => {
  const { drawn, draw } = counting()
  const random = drawnAhead(draw)
  expect(random(13)).toHaveLength(13)
  expect(drawn).toEqual([13])
})

test('what was given is the asker’s alone', () => {
  const random = drawnAhead(counting().draw)
  const first = random(4)
  random(4)
  expect([...first]).toEqual([0, 1, 2, 3])
})

test('of the system’s own source, what is given is neither wiped nor given again', () => {
  const random = drawnAhead(randomBytes)
  const given = Array.from({ length: 600 }, () => Buffer.from(random(8)).toString('hex'))
  expect(new Set(given).size).toBe(600)
  expect(given).not.toContain('0'.repeat(16))
})
