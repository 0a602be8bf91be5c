import { describe, expect, it } from 'vitest'
import { figureId, figureKind, figureNames, figureUnits, readFigureId } from '../../src/meeting/figure-kind.ts'
import { sampleBrief } from '../support/meeting-brief.ts'

describe('naming a figure', () => {
  it.each([
    ['projects.done', { name: 'projects.done', city: null, field: null }],
    ['projects.done@150100', { name: 'projects.done', city: '150100', field: null }],
    ['tasks.rows~PUBLIC_SERVICE', { name: 'tasks.rows', city: null, field: 'PUBLIC_SERVICE' }],
    ['items', { name: 'items', city: null, field: null }],
    ['cases@150200', { name: 'cases', city: '150200', field: null }],
  ])('%s is read, and written the same', (id, key) => {
    expect(readFigureId(id)).toEqual(key)
    expect(figureId(readFigureId(id)!)).toBe(id)
  })

  it.each([
    '',
    'projects',
    'projects.sold',
    'items@150100',
    'cases~TRANSPORT',
    'tasks.done@1501',
    'tasks.done@150100~X',
    'constructor',
  ])('“%s” is no figure', (id) => {
    expect(readFigureId(id)).toBeNull()
  })
})

describe('defining the figures', () => {
  it('says of each what it counts, in Chinese and English', () => {
    expect(figureNames).toHaveLength(53)
    for (const name of figureNames) {
      const { name: called, definition } = figureKind(name)
      expect(called.zh, name).toMatch(/^[\p{Script=Han}X“” ]+$/u)
      expect(definition.zh, name).toMatch(/。$/)
      expect(definition.en, name).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('gives each a unit with its measure word', () => {
    expect([...new Set(figureNames.map((name) => figureKind(name).unit))].sort()).toEqual(
      Object.keys(figureUnits).sort(),
    )
  })
})

describe('the brief that tests print', () => {
  it('is plain data with every kind of figure', () => {
    expect(JSON.parse(JSON.stringify(sampleBrief))).toEqual(sampleBrief)
    const named = sampleBrief.figures.map(({ id }) => readFigureId(id)?.name)
    expect(figureNames.filter((name) => !named.includes(name))).toEqual([])
  })
})
