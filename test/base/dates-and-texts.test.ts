import { describe, expect, it } from 'vitest'
import { checkOptionalText, checkText } from '../../src/base/check-text.ts'
import { addDays, civilDateAt, isCivilDate } from '../../src/base/civil-date.ts'
import { decodeCursor, encodeCursor, pageOf } from '../../src/base/connection.ts'
import { hasForbiddenCharacter, keptName, lengthOf, normalName, tidy } from '../../src/base/text.ts'

describe('telling a civil date', () => {
  it.each([
    ['2026-03-31', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['2023-02-30', false],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['1899-12-31', false],
    ['2026-3-31', false],
    ['30/2/2023', false],
    ['2026-03-31T00:00:00Z', false],
    ['２０２６-03-31', false],
    ['', false],
  ])('%s: %s', (text, is) => {
    expect(isCivilDate(text)).toBe(is)
  })
})

describe('the day in Beijing', () => {
  it.each([
    ['2026-03-31T15:59:59.999Z', '2026-03-31'],
    ['2026-03-31T16:00:00.000Z', '2026-04-01'],
    ['2025-12-31T16:00:00.000Z', '2026-01-01'],
  ])('at %s is %s', (instant, day) => {
    expect(civilDateAt(new Date(instant))).toBe(day)
  })

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-01-01', 0, '2026-01-01'],
  ])('%s and %i days is %s', (day, days, sum) => {
    expect(addDays(day, days)).toBe(sum)
  })
})

describe('reading text as people mean it', () => {
  it.each([
    [' 食品经营许可\n（新办）　', '食品经营许可 (新办)'],
    ['１２３', '123'],
  ])('tidies %j to %j', (text, tidied) => {
    expect(tidy(text)).toBe(tidied)
  })

  it.each([
    ['“社保卡”（补办）', '社保卡补办'],
    ['ＡＢＣ-1', 'abc1'],
    ['——…', ''],
  ])('compares %j as %j', (name, normal) => {
    expect(normalName(name)).toBe(normal)
  })

  it('keeps a name’s own brackets and width', () => {
    expect(keptName(' 食品\n经营许可（新办） ')).toBe('食品 经营许可（新办）')
  })

  it.each([
    ['a NUL', 'a\u0000b', true],
    ['half a character', 'a\ud83db', true],
    ['the other half', '\udc00', true],
    ['a whole one', '😀', false],
    ['a rare character', '𠮷', false],
  ])('finds %s: %#', (_, text, forbidden) => {
    expect(hasForbiddenCharacter(text)).toBe(forbidden)
  })

  it('counts characters, not units', () => {
    expect(lengthOf('𠮷野家')).toBe(3)
  })
})

describe('checking a text', () => {
  it.each<[string, string | null | undefined, string[]]>([
    ['a text', '第一批', []],
    ['the longest', '批'.repeat(5), []],
    ['one character more', '批'.repeat(6), ['TEXT_TOO_LONG']],
    ['five rare characters', '𠮷'.repeat(5), []],
    ['blanks', ' 　\n', ['TEXT_MISSING']],
    ['nothing', null, ['TEXT_MISSING']],
    ['a NUL', '批\u0000', ['TEXT_NOT_ALLOWED']],
  ])('%s', (_, text, codes) => {
    expect(checkText(text, 'title', 5).map(({ code }) => code)).toEqual(codes)
  })

  it('lets one be left out that need not be there', () => {
    expect(checkOptionalText(undefined, 'note', 5)).toEqual([])
    expect(checkOptionalText('', 'note', 5)).toEqual([])
  })
})

describe('paging a list', () => {
  it('knows by one row more whether there is a next page', () => {
    expect(pageOf([1, 2, 3], 2, String)).toEqual({ nodes: [1, 2], endCursor: '2', hasNextPage: true })
    expect(pageOf([1, 2], 2, String)).toEqual({ nodes: [1, 2], endCursor: '2', hasNextPage: false })
    expect(pageOf([], 2, String)).toEqual({ nodes: [], endCursor: null, hasNextPage: false })
  })

  it('carries Chinese in a cursor', () => {
    expect(decodeCursor(encodeCursor(['社保', 7]), 2)).toEqual(['社保', 7])
  })

  it.each([
    ['not base 64', '?', 1],
    ['of another length', encodeCursor([1, 2]), 1],
    ['no list', btoa('{"length":1}'), 1],
  ])('refuses a cursor that is %s', (_, cursor, count) => {
    expect(decodeCursor(cursor, count)).toBeNull()
  })
})
