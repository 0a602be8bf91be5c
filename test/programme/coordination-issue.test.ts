import { describe, expect, it } from 'vitest'
import {
  type CoordinationIssue,
  type CoordinationStep,
  checkStep,
  type IssueState,
  isOverdue,
  issueSteps,
  lettersToOwner,
  stateAfter,
} from '../../src/programme/coordination-issue.ts'

const given: CoordinationStep = {
  step: 'ASSIGNED',
  state: 'ASSIGNED',
  onDay: '2026-03-02',
  by: null,
  text: null,
  owner: '150200',
  ownerUnit: '包头市交通运输局',
  dueOn: '2026-03-20',
  letter: null,
  letterDueOn: null,
  documentNumber: null,
  manner: null,
}
const issueWith = (...steps: Partial<CoordinationStep>[]): CoordinationIssue => ({
  id: 1,
  cluster: 'hbew',
  number: 1,
  title: '跨市断头路',
  problem: '两市对接标准不一',
  raisedBy: '150100',
  plan: null,
  steps: steps.map((step) => ({ ...given, ...step })),
})
const codesAt = (state: IssueState) =>
  Object.fromEntries(issueSteps.map((step) => [step, checkStep(issueWith({ state }), step).map(({ code }) => code)]))
const no = ['ISSUE_STATE_NOT_ALLOWED']

describe('a step on an issue', () => {
  it.each([
    ['RAISED', { ASSIGNED: [], HANDLED: no, ANSWERED: no, RETURNED: no, CLOSED: no, ESCALATED: no }],
    ['ASSIGNED', { ASSIGNED: [], HANDLED: [], ANSWERED: [], RETURNED: no, CLOSED: no, ESCALATED: [] }],
    ['HANDLED', { ASSIGNED: [], HANDLED: no, ANSWERED: [], RETURNED: no, CLOSED: no, ESCALATED: [] }],
    ['ANSWERED', { ASSIGNED: no, HANDLED: no, ANSWERED: no, RETURNED: [], CLOSED: [], ESCALATED: no }],
    ['RETURNED', { ASSIGNED: [], HANDLED: [], ANSWERED: [], RETURNED: no, CLOSED: no, ESCALATED: [] }],
    ['CLOSED', { ASSIGNED: no, HANDLED: no, ANSWERED: no, RETURNED: no, CLOSED: no, ESCALATED: no }],
  ] as const)('is allowed by its state: %s', (state, allowed) => {
    expect(codesAt(state)).toEqual(allowed)
  })

  it.each([
    ['RAISED', []],
    ['ASSIGNED', []],
    ['HANDLED', []],
    ['ANSWERED', []],
    ['RETURNED', []],
    ['CLOSED', no],
  ] as const)('takes it back at any time before it is closed: %s', (state, codes) => {
    const problems = checkStep(issueWith({ state }), 'CLOSED', { manner: 'WITHDRAWN' })
    expect(problems.map(({ code }) => code)).toEqual(codes)
  })

  it.each([
    ['ASSIGNED', 'RAISED', 'ASSIGNED'],
    ['HANDLED', 'RETURNED', 'HANDLED'],
    ['ANSWERED', 'HANDLED', 'ANSWERED'],
    ['RETURNED', 'ANSWERED', 'RETURNED'],
    ['CLOSED', 'ANSWERED', 'CLOSED'],
    ['ESCALATED', 'HANDLED', 'HANDLED'],
  ] as const)('leads on: %s from %s to %s', (step, before, after) => {
    expect(stateAfter(step, before)).toBe(after)
  })
})

const reminder = { step: 'ESCALATED', letter: 'REMINDER', letterDueOn: '2026-03-25' } as const

describe('a supervision letter', () => {
  it.each([
    ['no reminder', [{}], ['ISSUE_NOT_REMINDED']],
    ['a reminder', [{}, reminder], []],
    [
      'a reminder to another owner',
      [{ owner: '150600' }, { ...reminder, owner: '150600' }, {}],
      ['ISSUE_NOT_REMINDED'],
    ],
    ['a reminder, and another date agreed on since', [{}, reminder, { dueOn: '2026-04-01' }], []],
  ] as const)('after %s', (_, steps, codes) => {
    const problems = checkStep(issueWith(...steps), 'ESCALATED', { letter: 'SUPERVISION' })
    expect(problems.map(({ code }) => code)).toEqual(codes)
  })

  it('is one of the letters to the owner of today', () => {
    const steps = [{ owner: null }, { owner: '150600' }, { ...reminder, owner: '150600' }, {}, reminder]
    expect(lettersToOwner(issueWith(...steps))).toHaveLength(1)
  })
})

describe('an owner', () => {
  it.each([
    ['before the agreed date', 'ASSIGNED', '2026-03-19', false],
    ['on the agreed date', 'ASSIGNED', '2026-03-20', false],
    ['after the agreed date', 'ASSIGNED', '2026-03-21', true],
    ['in hand, after it', 'HANDLED', '2026-03-21', true],
    ['sent back, after it', 'RETURNED', '2026-03-21', true],
    ['answered, after it', 'ANSWERED', '2026-03-21', false],
    ['closed, after it', 'CLOSED', '2026-03-21', false],
  ] as const)('is overdue %s', (_, state, day, overdue) => {
    expect(isOverdue({ ...given, state }, day)).toBe(overdue)
  })
})
