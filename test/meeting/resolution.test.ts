import { describe, expect, it } from 'vitest'
import { figuresByCity, ledgerFigures, matches } from '../../src/meeting/ledger.ts'
import { fieldOfPart } from '../../src/meeting/report-text.ts'
import {
  checkResolutionStep,
  deadlineOf,
  isCarriedOver,
  isForSecretariat,
  isResolutionOverdue,
  type Resolution,
  type ResolutionState,
  type ResolutionStep,
  resolutionStates,
} from '../../src/meeting/resolution.ts'

const step = (state: ResolutionState, more: Partial<ResolutionStep> = {}): ResolutionStep => ({
  ...{ state, onDay: '2026-03-02', by: null, text: '推进', deadline: null, endedBy: null, documentNumber: null },
  ...more,
})
const extended = step('EXTENDED', { deadline: '2026-09-30' })
const resolution = (steps: readonly ResolutionStep[] = [], more: Partial<Resolution> = {}): Resolution => ({
  ...{ id: 1, cluster: 'hbew', edition: 6, number: 1, version: 1, adoptedOn: '2025-12-20', text: '统一窗口标识' },
  ...{
    leadCity: '150100',
    coCities: ['150200'],
    unit: '政务服务局',
    deadline: '2026-06-30',
    links: [],
    meetingsSince: 0,
  },
  ...more,
  steps,
})
const at = (...states: ResolutionState[]) => resolution(states.map((state) => step(state)))

describe('a step on a resolution', () => {
  it.each([
    ['NOT_STARTED', ['NOT_STARTED', 'UNDER_WAY', 'DONE', 'EXTENDED', 'ENDED']],
    ['UNDER_WAY', ['UNDER_WAY', 'DONE', 'EXTENDED', 'ENDED']],
    ['EXTENDED', ['UNDER_WAY', 'DONE', 'EXTENDED', 'ENDED']],
    ['DONE', ['UNDER_WAY']],
    ['ENDED', ['UNDER_WAY']],
  ] as const)('leads from %s to %j', (from, to) => {
    const leads = (state: ResolutionState) => checkResolutionStep(at(from), step(state)).length === 0
    expect(resolutionStates.filter(leads)).toEqual(to)
  })

  it.each([
    ['is the secretariat’s where it gives time or ends', at('UNDER_WAY'), ['EXTENDED', 'ENDED']],
    ['is the secretariat’s where it takes up again', at('DONE'), [...resolutionStates]],
  ])('%s', (_, from, states) => {
    expect(resolutionStates.filter((state) => isForSecretariat(from, state))).toEqual(states)
  })

  it.each([
    ['2026-06-30', resolution(), ['RESOLUTION_DEADLINE_NOT_LATER']],
    ['2026-07-01', resolution(), []],
    ['2026-09-30', resolution([extended]), ['RESOLUTION_DEADLINE_NOT_LATER']],
    ['2026-07-01', resolution([], { deadline: null }), []],
  ])('extends to a later day only: %s', (deadline, from, codes) => {
    expect(checkResolutionStep(from, step('EXTENDED', { deadline })).map(({ code }) => code)).toEqual(codes)
  })
})

describe('a resolution', () => {
  it.each([
    ['on its due day', resolution(), '2026-06-30', false],
    ['a day later', resolution(), '2026-07-01', true],
    ['under its new deadline', resolution([extended]), '2026-07-01', false],
    ['past its new deadline', resolution([extended, step('UNDER_WAY')]), '2026-10-01', true],
    ['done', at('DONE'), '2027-01-01', false],
    ['ended', at('ENDED'), '2027-01-01', false],
    ['taken up again', at('DONE', 'UNDER_WAY'), '2027-01-01', true],
    ['without a deadline', resolution([], { deadline: null }), '2027-01-01', false],
  ])('%s is overdue or not', (_, one, asOf, isOverdue) => {
    expect(isResolutionOverdue(one, asOf)).toBe(isOverdue)
  })

  it('keeps the deadline of its last extension', () => {
    expect(deadlineOf(resolution([extended, step('UNDER_WAY')]))).toBe('2026-09-30')
  })

  it('is carried over while it is open and a later meeting was held', () => {
    expect(isCarriedOver(resolution([], { meetingsSince: 1 }))).toBe(true)
    expect(isCarriedOver(resolution([], { meetingsSince: 0 }))).toBe(false)
    expect(isCarriedOver(resolution([step('DONE')], { meetingsSince: 1 }))).toBe(false)
  })
})

describe('the ledger', () => {
  const task = { kind: 'TASK', year: 2026, number: 3, title: '一卡通行' } as const
  const fourth = { kind: 'BATCH', year: null, number: 4, title: '第四批' } as const
  const ledger = [
    resolution([extended], { number: 1, meetingsSince: 1 }),
    resolution([step('DONE')], { number: 2, meetingsSince: 1, links: [task, fourth] }),
    resolution([], { number: 3, edition: 7, leadCity: '150200', coCities: [], unit: '交通运输局' }),
    resolution([step('ENDED')], { number: 4, edition: 7 }),
  ]

  it.each([
    [{}, [1, 2, 3, 4]],
    [{ states: ['DONE', 'ENDED'] }, [2, 4]],
    [{ states: [] }, []],
    [{ city: '150200' }, [1, 2, 3, 4]],
    [{ leadCity: '150200' }, [3]],
    [{ edition: 7 }, [3, 4]],
    [{ edition: 7, number: 4 }, [4]],
    [{ link: { kind: 'TASK', year: 2026, number: 3 } }, [2]],
    [{ link: { kind: 'TASK', year: 2025, number: 3 } }, []],
    [{ link: { kind: 'BATCH', number: 4 } }, [2]],
    [{ open: true }, [1, 3]],
    [{ open: false }, [2, 4]],
    [{ overdue: true }, [3]],
    [{ overdue: null }, [1, 2, 3, 4]],
    [{ carriedOver: true }, [1]],
    [{ extended: true }, [1]],
    [{ text: '交通' }, [3]],
    [{ open: true, edition: 6 }, [1]],
  ] as const)('%j finds %j', (wanted, numbers) => {
    expect(ledger.filter((one) => matches(one, wanted, '2026-07-01')).map(({ number }) => number)).toEqual(numbers)
  })

  it('adds up: adopted = open + done + ended', () => {
    expect(ledgerFigures(ledger, '2026-07-01')).toEqual({
      adopted: 4,
      open: 2,
      done: 1,
      ended: 1,
      carriedOver: 1,
      extended: 1,
      overdue: 1,
    })
    expect(
      figuresByCity(ledger, '2026-07-01').map(({ city, figures }) => [city, figures.adopted, figures.open]),
    ).toEqual([
      ['150100', 3, 1],
      ['150200', 1, 1],
    ])
  })
})

describe('a part of the papers', () => {
  it.each([
    ['INTRODUCTION', null],
    ['FIELD:TRANSPORT', 'TRANSPORT'],
    ['FIELD', undefined],
    ['FIELD:transport', undefined],
    ['FIELD:A:B', undefined],
    ['INTRODUCTION:A', undefined],
    ['OUTRO', undefined],
    ['', undefined],
  ])('%s is of the field %s', (part, field) => {
    expect(fieldOfPart(part)).toBe(field)
  })
})
