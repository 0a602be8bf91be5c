import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/changes/canonical.ts'
import { contentOf, frameOf } from '../../src/changes/change.ts'

const byLibrary = canonicalize as unknown as (value: unknown) => string

describe('writing canonical JSON', () => {
  it('writes whatever JSON can say as the library of the standard does', () => {
    fc.assert(
      fc.property(fc.json({ depthSize: 'medium' }), (text) => {
        const value = JSON.parse(text)
        expect(canonicalJson(value)).toBe(byLibrary(value))
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    [{ b: 1, a: [{ d: null, c: 'é' }] }, '{"a":[{"c":"é","d":null}],"b":1}'],
    [{ 10: 'x', 9: 'y', a: 'z' }, '{"10":"x","9":"y","a":"z"}'],
    [JSON.parse('{"__proto__":{"b":1,"a":2},"a":1}'), '{"__proto__":{"a":2,"b":1},"a":1}'],
    [{ b: undefined, a: 1 }, '{"a":1}'],
    [{ n: 1e21, m: -0, k: 0.1 }, '{"k":0.1,"m":0,"n":1e+21}'],
    [{ 中: 1, é: 2, Z: 3 }, '{"Z":3,"é":2,"中":1}'],
  ])('writes %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  it('leaves the value as it is', () => {
    const value = { b: { d: 1, c: 2 }, a: [3] }
    canonicalJson(value)
    expect(JSON.stringify(value)).toBe('{"b":{"d":1,"c":2},"a":[3]}')
  })
})

describe('writing a change whose content is written already', () => {
  it('writes the same', () => {
    const state = { item: '"content":null', change: 'ADDED', city: '150100', content: { name: '名', b: 1, a: [] } }
    const change = { kind: 'k', subject: '"content":null', city: '150100', isPublic: true, state }
    const { before, after } = frameOf(change)
    expect(before + canonicalJson(state.content) + after).toBe(contentOf(change))
  })
})
