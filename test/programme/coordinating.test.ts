import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { answerIssue, handleIssue } from '../../src/programme/answer-issue.ts'
import { assignIssue } from '../../src/programme/assign-issue.ts'
import { closeIssue, returnIssue } from '../../src/programme/close-issue.ts'
import { standingOf } from '../../src/programme/coordination-issue.ts'
import { escalateIssue } from '../../src/programme/escalate-issue.ts'
import { listIssues, readScorecard } from '../../src/programme/list-issues.ts'
import { raiseIssue } from '../../src/programme/raise-issue.ts'
import { leader, operatorOf, partnerOf, secretariatOf } from '../support/callers.ts'
import { codesOf, makeCluster, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, inHub } from '../support/hub.ts'
import { plan } from '../support/planning.ts'
import { fourCities, ofOrdos } from '../support/recognition.ts'
import { changesAfter, lastChange } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const office = secretariatOf('hbew')
const first = { cluster: 'hbew', number: 1 }
const raised = { cluster: 'hbew', city: '150100', title: '断头路对接', problem: '两市设计标准不一' }
const assigned = { ...first, owner: '150200', unit: '包头市交通运输局', dueOn: '2026-03-20' }
const demanded = { ...first, text: '请尽快答复', dueOn: '2026-03-27' }

/** Hohhot's issue, given to Baotou on 2 March. */
const given = async (hub: Hub) => {
  await makeCluster(hub, 'hbew', fourCities)
  must(await raiseIssue(hub, ofHohhot, raised))
  must(await assignIssue(hub, office, assigned))
}

const listed = async (hub: Hub, more: object = {}, caller: Caller = leader) => {
  const asked = { cluster: 'hbew', overdue: false, limit: 10, asOf: null, knownAt: null, ...more }
  return must(await listIssues(hub, caller, asked)).issues
}

const standing = async (hub: Hub, asOf: string) => {
  const [issue] = await listed(hub, { number: 1, asOf })
  return issue && standingOf(issue).state
}

describe('an issue', () => {
  it('goes from raising to closing, and is as it was on any day', () =>
    inHub(db, now, async (hub) => {
      await given(hub)
      must(await handleIssue(at(hub, '2026-03-05T01:00:00Z'), ofBaotou, first))
      must(await answerIssue(at(hub, '2026-03-10T01:00:00Z'), ofBaotou, { ...first, text: '已统一标准' }))
      must(await returnIssue(at(hub, '2026-03-11T01:00:00Z'), ofHohhot, { ...first, reason: '缺图纸' }))
      must(await answerIssue(at(hub, '2026-03-15T01:00:00Z'), ofBaotou, { ...first, text: '图纸已送' }))
      const later = at(hub, '2026-03-16T01:00:00Z')
      must(await closeIssue(later, ofHohhot, { ...first, manner: 'SOLVED' }))
      const days = ['03-01', '03-02', '03-05', '03-10', '03-11', '03-14', '03-15', '03-16']
      const states: unknown[] = []
      for (const day of days) states.push(await standing(later, `2026-${day}`))
      expect(states).toEqual([
        undefined,
        'ASSIGNED',
        'HANDLED',
        'ANSWERED',
        'RETURNED',
        'RETURNED',
        'ANSWERED',
        'CLOSED',
      ])
    }))

  it('is recorded with every step: whole, not public, of the city whose turn it is', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', fourCities)
      const before = await lastChange(hub.db)
      must(await raiseIssue(hub, ofHohhot, raised))
      must(await assignIssue(hub, office, { ...assigned, documentNumber: '交办〔2026〕1号' }))
      const changes = await changesAfter(hub.db, before)
      expect(changes.map(({ kind, subject, isPublic }) => [kind, subject, isPublic])).toEqual([
        ['coordination.raised', 'hbew/1', false],
        ['coordination.assigned', 'hbew/1', false],
      ])
      expect(changes.map(({ content }) => JSON.parse(content).city)).toEqual(['150100', '150200'])
      expect(JSON.parse(changes[1]!.content).state).toEqual({
        cluster: 'hbew',
        number: 1,
        title: '断头路对接',
        problem: '两市设计标准不一',
        raisedBy: '150100',
        plan: null,
        raisedOn: '2026-03-02',
        step: 'ASSIGNED',
        state: 'ASSIGNED',
        onDay: '2026-03-02',
        by: null,
        owner: '150200',
        ownerUnit: '包头市交通运输局',
        dueOn: '2026-03-20',
        text: null,
        letter: null,
        letterDueOn: null,
        documentNumber: '交办〔2026〕1号',
        manner: null,
      })
    }))

  it('is numbered in its cluster', () =>
    inHub(db, now, async (hub) => {
      await given(hub)
      await makeCluster(hub, 'prd')
      expect(must(await raiseIssue(hub, operatorOf('150200', 'hbew'), { ...raised, city: '150200' })).number).toBe(2)
      expect(must(await raiseIssue(hub, secretariatOf('prd'), { ...raised, cluster: 'prd' })).number).toBe(1)
    }))

  it('is raised once a key', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', fourCities)
      const twice = { ...raised, idempotencyKey: 'raise-1' }
      must(await raiseIssue(hub, ofHohhot, twice))
      expect(must(await raiseIssue(hub, ofHohhot, twice)).number).toBe(1)
      expect(await listed(hub)).toHaveLength(1)
    }))
})

describe.each([['coordination_issue'], ['coordination_step']])('the facts in %s', (name) => {
  it.each([
    ['edited', sql`update ${sql.table(name)} set recorded_in = recorded_in`, 'UPDATE'],
    ['deleted', sql`delete from ${sql.table(name)}`, 'DELETE'],
  ] as const)('are never %s', (_, statement, operation) =>
    inHub(db, now, async (hub) => {
      await given(hub)
      await expect(statement.execute(hub.db)).rejects.toThrow(`${name} is append-only: ${operation} refused`)
    }),
  )
})

describe('raising', () => {
  it.each([
    ['the city’s operator', operatorOf('150100', 'hbew'), {}, []],
    ['the secretariat for a city', office, {}, []],
    ['the secretariat, of a day before', office, { on: '2026-02-27' }, []],
    ['the secretariat, of a day to come', office, { on: '2026-03-03' }, ['DATE_IN_THE_FUTURE']],
    ['a coordinator, of a day before', ofHohhot, { on: '2026-02-27' }, ['ISSUE_DAY_NOT_TODAY']],
    ['the secretariat for a stranger', office, { city: '440100' }, ['ISSUE_CITY_NOT_MEMBER']],
    ['a coordinator without words', ofHohhot, { title: ' ', problem: '' }, ['TEXT_MISSING', 'TEXT_MISSING']],
    ['a coordinator for the secretariat', ofHohhot, { city: null }, ['FORBIDDEN']],
    ['another city', ofBaotou, {}, ['FORBIDDEN']],
    ['a partner system', partnerOf('150100', 'hbew'), {}, ['FORBIDDEN']],
    ['another cluster’s secretariat', secretariatOf('prd'), {}, ['FORBIDDEN']],
    ['anybody', anonymous, {}, ['UNAUTHENTICATED']],
  ] as const)('by %s', (_, caller, more, codes) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', fourCities)
      expect(codesOf(await raiseIssue(hub, caller, { ...raised, ...more }))).toEqual(codes)
    }),
  )
})

describe('giving an issue to its owner', () => {
  it.each([
    ['the secretariat', office, {}, []],
    ['the secretariat, by today', office, { dueOn: '2026-03-02' }, []],
    ['the secretariat, by yesterday', office, { dueOn: '2026-03-01' }, ['DEADLINE_IN_THE_PAST']],
    ['the secretariat, by no day', office, { dueOn: '2026-02-30' }, ['DATE_INVALID']],
    ['the secretariat, to a stranger', office, { owner: '440100' }, ['ISSUE_CITY_NOT_MEMBER']],
    ['the secretariat, before it was raised', office, { on: '2026-03-01' }, ['ISSUE_DAY_BEFORE_LAST']],
    ['the secretariat, of an unknown one', office, { number: 2 }, ['ISSUE_UNKNOWN']],
    ['the city that raised it', ofHohhot, {}, ['FORBIDDEN']],
  ] as const)('by %s', (_, caller, more, codes) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', fourCities)
      must(await raiseIssue(hub, ofHohhot, raised))
      expect(codesOf(await assignIssue(hub, caller, { ...assigned, ...more }))).toEqual(codes)
    }),
  )
})

describe('answering', () => {
  it.each([
    ['the owner’s coordinator', ofBaotou, []],
    ['the owner’s operator', operatorOf('150200', 'hbew'), ['FORBIDDEN']],
    ['the city that raised it', ofHohhot, ['FORBIDDEN']],
    ['the secretariat', office, ['FORBIDDEN']],
  ] as const)('by %s', (_, caller, codes) =>
    inHub(db, now, async (hub) => {
      await given(hub)
      expect(codesOf(await handleIssue(hub, caller, first))).toEqual(codes)
      expect(codesOf(await answerIssue(hub, caller, { ...first, text: '已办' }))).toEqual(codes)
    }),
  )
})

describe('judging an answer', () => {
  it.each([
    ['the city that raised it', ofHohhot, []],
    ['the secretariat', office, []],
    ['the owner', ofBaotou, ['ISSUE_CLOSED_BY_OWNER']],
    ['a third city', ofOrdos, ['FORBIDDEN']],
    ['a leader', leader, ['FORBIDDEN']],
  ] as const)('by %s', (_, caller, codes) =>
    inHub(db, now, async (hub) => {
      await given(hub)
      must(await answerIssue(hub, ofBaotou, { ...first, text: '已办' }))
      expect(codesOf(await closeIssue(hub, caller, { ...first, manner: 'SOLVED' }))).toEqual(codes)
    }),
  )

  it('is not the owner’s even where it raised the issue itself', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', fourCities)
      must(await raiseIssue(hub, ofBaotou, { ...raised, city: '150200' }))
      must(await assignIssue(hub, office, assigned))
      const back = { ...first, manner: 'WITHDRAWN', text: '不再需要' } as const
      expect(codesOf(await closeIssue(hub, ofBaotou, back))).toEqual(['ISSUE_CLOSED_BY_OWNER'])
      must(await answerIssue(hub, ofBaotou, { ...first, text: '已办' }))
      expect(codesOf(await returnIssue(hub, ofBaotou, { ...first, reason: 'x' }))).toEqual(['ISSUE_CLOSED_BY_OWNER'])
      expect(codesOf(await closeIssue(hub, office, { ...first, manner: 'SOLVED' }))).toEqual([])
    }))

  it('wants a reason for taking an issue back', () =>
    inHub(db, now, async (hub) => {
      await given(hub)
      expect(codesOf(await closeIssue(hub, ofHohhot, { ...first, manner: 'WITHDRAWN' }))).toEqual(['TEXT_MISSING'])
      const back = { ...first, manner: 'WITHDRAWN', text: '不再需要' } as const
      expect(standingOf(must(await closeIssue(hub, ofHohhot, back))).state).toBe('CLOSED')
    }))
})

describe('writing to the owner', () => {
  it('reminds before it supervises, and leaves state and agreed date', () =>
    inHub(db, now, async (hub) => {
      await given(hub)
      const supervision = { ...demanded, letter: 'SUPERVISION' } as const
      expect(codesOf(await escalateIssue(hub, office, supervision))).toEqual(['ISSUE_NOT_REMINDED'])
      must(await escalateIssue(hub, office, { ...demanded, letter: 'REMINDER' }))
      const issue = must(await escalateIssue(hub, office, { ...supervision, documentNumber: '督办〔2026〕3号' }))
      expect(standingOf(issue)).toMatchObject({
        step: 'ESCALATED',
        state: 'ASSIGNED',
        dueOn: '2026-03-20',
        letter: 'SUPERVISION',
        letterDueOn: '2026-03-27',
        documentNumber: '督办〔2026〕3号',
      })
    }))

  it('is the secretariat’s alone', () =>
    inHub(db, now, async (hub) => {
      await given(hub)
      expect(codesOf(await escalateIssue(hub, ofHohhot, { ...demanded, letter: 'REMINDER' }))).toEqual(['FORBIDDEN'])
    }))
})

describe('asking for issues', () => {
  it.each([
    ['all', {}, [3, 2, 1]],
    ['of a city, raised or to answer', { city: '150200' }, [2, 1]],
    ['given to a city', { owner: '150200' }, [1]],
    ['in a state', { states: ['RAISED'] }, [3, 2]],
    ['overdue on the agreed date', { overdue: true, asOf: '2026-03-20' }, []],
    ['overdue a day later', { overdue: true, asOf: '2026-03-21' }, [1]],
    ['by a piece of the title', { text: '断头' }, [1]],
    ['by what stands for any text', { text: '%' }, [3]],
    ['after a number', { before: 3, limit: 1 }, [2]],
    ['of a day before', { asOf: '2026-03-01' }, []],
    ['known before', { knownAt: '2026-03-01T00:00:00Z' }, []],
  ] as const)('%s', (_, more, numbers) =>
    inHub(db, now, async (hub) => {
      await given(hub)
      must(await raiseIssue(hub, ofBaotou, { ...raised, city: '150200', title: '公交卡' }))
      must(await raiseIssue(hub, ofOrdos, { ...raised, city: '150600', title: '互认率 90%' }))
      expect((await listed(hub, more)).map(({ number }) => number)).toEqual(numbers)
    }),
  )
})

describe('the scorecard', () => {
  it('counts what was given to each member, with what came back', () =>
    inHub(db, now, async (hub) => {
      await given(hub)
      must(await handleIssue(at(hub, '2026-03-05T01:00:00Z'), ofBaotou, first))
      must(await answerIssue(at(hub, '2026-03-20T01:00:00Z'), ofBaotou, { ...first, text: '已办' }))
      must(await raiseIssue(hub, ofHohhot, raised))
      must(await assignIssue(hub, office, { ...assigned, number: 2, owner: '150600', dueOn: '2026-03-04' }))
      const moved = at(hub, '2026-03-10T01:00:00Z')
      must(await assignIssue(moved, office, { ...assigned, number: 2, owner: '150200' }))
      const card = async (more: object) => {
        const { cities } = must(await readScorecard(hub, leader, { cluster: 'hbew', asOf: '2026-03-31', ...more }))
        return cities.map(({ city, requests, acceptedInTime, daysToAnswer, answeredByAgreedDate }) => [
          city,
          requests,
          `${acceptedInTime.numerator}/${acceptedInTime.denominator}`,
          `${daysToAnswer.sum}/${daysToAnswer.count}`,
          `${answeredByAgreedDate.numerator}/${answeredByAgreedDate.denominator}`,
        ])
      }
      const nothing = [0, '0/0', '0/0', '0/0']
      expect(await card({})).toEqual([
        ['150100', ...nothing],
        ['150200', 2, '1/2', '18/1', '1/2'],
        ['150600', 1, '0/1', '0/0', '0/1'],
        ['150900', ...nothing],
      ])
      expect(await card({ asOf: '2026-03-09' })).toEqual([
        ['150100', ...nothing],
        ['150200', 1, '1/1', '0/0', '0/0'],
        ['150600', 1, '0/0', '0/0', '0/1'],
        ['150900', ...nothing],
      ])
      expect((await card({ from: '2026-03-03' }))[1]).toEqual(['150200', 1, '0/1', '0/0', '0/1'])
      expect((await card({ raisedBy: '150900' }))[1]).toEqual(['150200', ...nothing])
    }))

  it('counts no answer that was sent back', () =>
    inHub(db, now, async (hub) => {
      await given(hub)
      must(await answerIssue(at(hub, '2026-03-03T01:00:00Z'), ofBaotou, { ...first, text: '阅' }))
      must(await returnIssue(at(hub, '2026-03-04T01:00:00Z'), ofHohhot, { ...first, reason: '没有答复' }))
      const asked = { cluster: 'hbew', asOf: '2026-03-31' }
      const { cities } = must(await readScorecard(hub, office, asked))
      expect(cities[1]).toMatchObject({
        acceptedInTime: { numerator: 1, denominator: 1 },
        daysToAnswer: { count: 0, mean: null },
        answeredByAgreedDate: { numerator: 0, denominator: 1, share: 0 },
      })
    }))
})

describe('an issue about a row of the plan', () => {
  it('names it, and is found by it; an unknown one is refused', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', fourCities)
      await plan(hub, { number: 3 })
      const about = { list: 'PROJECT', year: 2026, number: 3 } as const
      expect(must(await raiseIssue(hub, ofHohhot, { ...raised, plan: about })).plan).toEqual(about)
      must(await raiseIssue(hub, ofHohhot, raised))
      expect((await listed(hub, { plan: about })).map(({ number }) => number)).toEqual([1])
      const unknown = await raiseIssue(hub, ofHohhot, { ...raised, plan: { ...about, number: 4 } })
      expect([codesOf(unknown), unknown.problems[0]!.path]).toEqual([['PLAN_ROW_UNKNOWN'], ['plan', 'number']])
    }))
})
