import { describe, expect, it } from 'vitest'
import { nameKeys } from '../../src/catalogue/item-name.ts'

describe('working out what a name is found and sorted by', () => {
  it.each([
    ['绿女率略', { nameNormal: '绿女率略', initials: 'lnll', sortKey: 'lv nv lv lve' }],
    ['银行行政许可', { nameNormal: '银行行政许可', initials: 'yhxzxk', sortKey: 'yin hang xing zheng xu ke' }],
    ['呒嗯欸', { nameNormal: '呒嗯欸', initials: 'fna', sortKey: 'fu ng ai' }],
    ['Ā类（ü）証', { nameNormal: 'ā类ü証', initials: 'ālüz', sortKey: 'ā lei ü zheng' }],
    ['𠮷12', { nameNormal: '𠮷12', initials: '𠮷12', sortKey: '𠮷 1 2' }],
    ['', { nameNormal: '', initials: '', sortKey: '' }],
  ])('reads %s without its tones, and leaves letters of other scripts as they are', (name, keys) => {
    expect(nameKeys(name)).toEqual(keys)
  })

  it('cuts a long key between characters', () => {
    expect(nameKeys('张'.repeat(90)).sortKey).toBe('zhang '.repeat(34).slice(0, 200))
  })
})
