import { describe, expect, it } from 'vitest'
import { suggestedHost } from '../../src/meeting/host-rotation.ts'

const since = (city: string, validFrom: string, validTo: string | null = null) => ({ city, validFrom, validTo })
// In no order: Hohhot, Baotou and Ordos joined first, Ulanqab later; Yulin was a member for a year.
const cities = [
  since('150900', '2021-01-01'),
  since('150600', '2019-01-01'),
  since('610800', '2020-01-01', '2021-01-01'),
  since('150100', '2019-01-01'),
  since('150200', '2019-01-01'),
]

describe('whose turn it is to hold a meeting', () => {
  it.each([
    ['the next of those that joined on one day, by code', '150100', '2026-01-01', '150200'],
    ['the next that joined later', '150600', '2026-01-01', '150900'],
    ['the first again after the last', '150900', '2026-01-01', '150100'],
    ['nobody who is no member yet', '150600', '2019-06-01', '150100'],
    ['a member while it is one', '150600', '2020-06-01', '610800'],
    ['the next after a city that has left', '610800', '2026-01-01', '150900'],
    ['the first after a city that never was a member', '440100', '2026-01-01', '150100'],
    ['nobody before the cluster', '150100', '2018-12-31', null],
    ['nobody where no meeting went before', null, '2026-01-01', null],
  ])('%s', (_, last, asOf, turn) => {
    expect(suggestedHost(cities, last, asOf)).toBe(turn)
  })
})
