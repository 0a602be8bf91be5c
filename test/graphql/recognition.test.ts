import { describe, expect, it } from 'vitest'
import type { Caller } from '../../src/base/caller.ts'
import { declareRecognition } from '../../src/recognition/declare-recognition.ts'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { backFilled, card } from '../support/batch.ts'
import { leader, operatorOf } from '../support/callers.ts'
import { makeCluster, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { at, hubAt, inHub } from '../support/hub.ts'
import { plainContent } from '../support/implementation.ts'

const open = await openTestDatabase()
const hub = hubAt(open.db, '2026-03-02T01:00:00Z')
const ask = openDoor(hub)
const item = card.code
const all = { cluster: 'hbew', items: [item], aspects: ['ACCEPTS', 'ENTRUSTS', 'RECOGNISES', 'ISSUES'] as const }
const given = { item, content: plainContent, state: 'ACTIVE' as const, dryRun: false }

// Both cities implement the item; Baotou has declared everything, Hohhot that it issues and entrusts.
await makeCluster(hub)
await backFilled(hub, {}, card)
for (const caller of [ofHohhot, ofBaotou])
  must(await recordImplementation(hub, caller, { ...given, city: caller.city! }))
const onBehalf = { ...all, mode: 'ACCEPTED_ON_BEHALF' as const, document: '呼政办〔2026〕1号' }
must(await declareRecognition(hub, ofBaotou, { ...onBehalf, city: '150200' }))
must(await declareRecognition(hub, ofHohhot, { ...onBehalf, aspects: ['ENTRUSTS', 'ISSUES'], city: '150100' }))

const hohhot = { cluster: 'hbew', city: '150100', item, reason: '窗口搬迁' }
const affected = 'affected { relation acceptingCity { code } competentCity { code } before after item { code } }'
const change = (relation: string, accepting: string, competent: string, before: string, after: string) => ({
  relation,
  acceptingCity: { code: accepting },
  competentCity: { code: competent },
  before,
  after,
  item: { code: item },
})
const rested = [
  change('HANDLES', '150200', '150100', 'LIVE', 'SUSPENDED'),
  change('RECOGNISES', '150200', '150100', 'LIVE', 'SUSPENDED'),
]

const cases: Record<string, { asks: string; input: object; answers: object; wrong: object; code: string }> = {
  declareRecognition: {
    asks: `declarations { city { name } aspect stance mode validFrom cause } ${affected}`,
    input: { cluster: 'hbew', city: '150100', items: [item], aspects: ['RECOGNISES'] },
    answers: {
      declarations: [
        {
          city: { name: '呼和浩特市' },
          aspect: 'RECOGNISES',
          stance: 'DECLARED',
          mode: null,
          validFrom: '2026-03-02',
          cause: 'DECLARED',
        },
      ],
      affected: [change('RECOGNISES', '150100', '150200', 'PLANNED', 'LIVE')],
      problems: [],
    },
    wrong: { aspects: ['ACCEPTS'] },
    code: 'MODE_MISSING',
  },
  suspendRecognition: {
    asks: affected,
    input: hohhot,
    answers: { affected: rested, problems: [] },
    wrong: { aspects: ['ACCEPTS'] },
    code: 'NOTHING_DECLARED',
  },
  resumeRecognition: {
    asks: affected,
    input: { ...hohhot, item: 'HT0000000001' },
    answers: { affected: [], problems: [] },
    wrong: {},
    code: 'NOTHING_DECLARED',
  },
  withdrawRecognition: {
    asks: affected,
    input: { ...hohhot, aspects: ['ISSUES'] },
    answers: { affected: [change('RECOGNISES', '150200', '150100', 'LIVE', 'WITHDRAWN')], problems: [] },
    wrong: { item: '152014009000' },
    code: 'ITEM_UNKNOWN',
  },
  exceptRecognition: {
    asks: affected,
    input: { ...hohhot, acceptingCity: '150200', competentCity: '150100', relation: 'HANDLES' },
    answers: { affected: [change('HANDLES', '150200', '150100', 'LIVE', 'WITHDRAWN')], problems: [] },
    wrong: { acceptingCity: '150600', competentCity: '150200' },
    code: 'PAIR_NOT_OWN',
  },
  recordImplementation: {
    asks: `implementation { version change state city { name } item { code } content { name } } ${affected} waitingToResume { aspect cause reason item { code } cluster { code } }`,
    input: { city: '150100', item, state: 'SUSPENDED', reason: '修订中' },
    answers: {
      implementation: {
        version: 2,
        change: 'SUSPENDED',
        state: 'SUSPENDED',
        city: { name: '呼和浩特市' },
        item: { code: item },
        content: { name: '社会保障卡申领' },
      },
      affected: expect.arrayContaining(rested),
      waitingToResume: ['ENTRUSTS', 'ISSUES'].map((aspect) => ({
        aspect,
        ...{ cause: 'IMPLEMENTATION_SUSPENDED', reason: '修订中', item: { code: item }, cluster: { code: 'hbew' } },
      })),
      problems: [],
    },
    wrong: { validFrom: '2020-01-01' },
    code: 'VERSION_OUT_OF_ORDER',
  },
}
const { resumeRecognition, ...accepted } = cases

const asked = (verb: string, asks: string) =>
  `mutation ($input: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb.replace(/Recognition$/, 'Recognition')}(input: $input) { ${asks} problems { code } } }`
const document = (verb: string, asks: string) =>
  asked(verb, asks).replace(/\((\$input: )(Suspend|Resume|Withdraw)RecognitionInput/, '($1ChangeRecognitionInput')

describe.each(Object.entries(accepted))('the mutation %s', (verb, { asks, input, answers, wrong, code }) => {
  it('does what it is asked', () =>
    inHub(open.db, '2026-03-02T02:00:00Z', async (inside) => {
      const { data, errors } = await openDoor(inside)(document(verb, asks), { input }, ofHohhot)
      expect(errors).toBeUndefined()
      expect(data[verb]).toEqual(answers)
    }))

  it('says what is wrong', () =>
    inHub(open.db, '2026-03-02T02:00:00Z', async (inside) => {
      const { data } = await openDoor(inside)(
        document(verb, 'problems { message }'),
        { input: { ...input, ...wrong } },
        ofHohhot,
      )
      expect(data[verb].problems.map((problem: { code: string }) => problem.code)).toEqual([code])
    }))

  it.each<[string, Caller]>([
    ['another city', ofBaotou],
    ['an operator', operatorOf('150100', 'hbew')],
    ['a leader', leader],
  ])('is not for %s', async (_, caller) => {
    expect(errorCodes(await ask(document(verb, asks), { input }, caller))).toEqual(['FORBIDDEN'])
  })
})

describe('the mutation resumeRecognition', () => {
  const resume = document('resumeRecognition', resumeRecognition!.asks)

  it('gives back what was suspended', () =>
    inHub(open.db, '2026-03-02T02:00:00Z', async (inside) => {
      const door = openDoor(inside)
      await door(document('suspendRecognition', affected), { input: hohhot }, ofHohhot)
      const { data } = await door(resume, { input: hohhot }, ofHohhot)
      expect(data.resumeRecognition.affected).toEqual(
        rested.map((one) => ({ ...one, before: 'SUSPENDED', after: 'LIVE' })),
      )
    }))

  it('refuses where nothing is suspended, and another city', async () => {
    expect((await ask(resume, { input: hohhot }, ofHohhot)).data.resumeRecognition.problems).toEqual([
      { code: 'NOTHING_DECLARED' },
    ])
    expect(errorCodes(await ask(resume, { input: hohhot }, ofBaotou))).toEqual(['FORBIDDEN'])
  })
})

const canHandle = (accepting: string, competent: string, more = '') =>
  `{ canHandle(cluster: "hbew", item: "${item}", acceptingCity: "${accepting}", competentCity: "${competent}"${more}) {
    answer handles recognises mode otherMode item { code } materials { name } committedLimit { value unit } isCharged fees { name }
    address hours telephone explain { guard relation city { code } message } asOf knownAt } }`

describe('the query canHandle', () => {
  it('answers what to bring, how long and where, by one statement', async () => {
    const { result, count } = await countStatements(open, () => ask(canHandle('150200', '150100')))
    expect(result.data.canHandle).toMatchObject({
      answer: 'YES',
      handles: 'LIVE',
      recognises: 'LIVE',
      mode: 'ACCEPTED_ON_BEHALF',
      otherMode: null,
      item: { code: item },
      materials: [{ name: '居民身份证' }, { name: '申请表' }],
      committedLimit: { value: 5, unit: 'WORKING_DAY' },
      telephone: '0471-1234567',
      explain: [],
      asOf: '2026-03-02',
    })
    expect(count).toBe(1)
  })

  it('names what is missing and who must act, in both languages', async () => {
    const { data } = await ask(canHandle('150100', '150200'))
    expect(data.canHandle.answer).toBe('NO')
    expect(data.canHandle.explain).toEqual([
      {
        guard: 'ACCEPTING_CITY_DECLARES',
        relation: 'HANDLES',
        city: { code: '150100' },
        message: '呼和浩特市尚未声明代为受理外市的该事项，或声明尚未生效，须由呼和浩特市声明。',
      },
      {
        guard: 'ACCEPTING_CITY_DECLARES',
        relation: 'RECOGNISES',
        city: { code: '150100' },
        message: '呼和浩特市尚未声明认可外市的办理结果，或声明尚未生效，须由呼和浩特市声明。',
      },
    ])
    const english = await ask(canHandle('150100', '150200'), {}, undefined, { 'accept-language': 'en' })
    expect(english.data.canHandle.explain[0].message).toMatch(/150100|呼和浩特市 must declare it\.$/)
  })

  it('is null of what is unknown, and refuses a day that is none', async () => {
    expect((await ask(canHandle('150200', '999999'))).data.canHandle).toBeNull()
    expect(errorCodes(await ask(canHandle('150200', '150100', ', asOf: "2026-02-30"')))).toEqual(['BAD_REQUEST'])
  })

  it('gives the same answer for ever at the instant it echoes', async () => {
    const { knownAt } = (await ask(canHandle('150200', '150100'))).data.canHandle
    const again = canHandle('150200', '150100', `, asOf: "2026-03-02", knownAt: "${knownAt}"`)
    const before = (await ask(again)).data
    await inHub(open.db, '2026-03-05T02:00:00Z', async (inside) => {
      const door = openDoor(inside)
      await door(document('suspendRecognition', affected), { input: { ...hohhot, validFrom: '2026-03-02' } }, ofHohhot)
      expect((await door(canHandle('150200', '150100'))).data.canHandle.answer).toBe('NO')
      expect((await door(again)).data).toEqual(before)
    })
  })
})

describe('the matrix, the differences and the fields of an item', () => {
  it('answers every ordered pair, by one statement', async () => {
    const question = `{ recognitionMatrix(cluster: "hbew", item: "${item}") {
      item { code name } cities { code } cells { acceptingCity { code } handles recognises } asOf knownAt } }`
    const { result, count } = await countStatements(open, () => ask(question))
    expect(count).toBe(1)
    expect(result.data.recognitionMatrix).toMatchObject({
      item: { code: item, name: card.name },
      cities: [{ code: '150100' }, { code: '150200' }],
      cells: [
        { acceptingCity: { code: '150100' }, handles: 'PLANNED', recognises: 'PLANNED' },
        { acceptingCity: { code: '150200' }, handles: 'LIVE', recognises: 'LIVE' },
      ],
    })
  })

  it('names the city that must recognise results', async () => {
    const { data } = await ask(
      `{ itemDifferences(cluster: "hbew", item: "${item}") { isSame fields { field isSame changes { city { code } message } } } }`,
    )
    expect(data.itemDifferences.isSame).toBe(false)
    expect(data.itemDifferences.fields.at(-1)).toEqual({
      field: 'results',
      isSame: false,
      changes: [{ city: { code: '150100' }, message: '呼和浩特市须认可包头市的办理结果。' }],
    })
  })

  const fields = `{ serviceItem(code: "${item}") {
    implementations(cities: ["150100"]) { city { name } version } recognitions(cluster: "hbew") { city { code } aspect document } } }`

  it('answers implementations to everybody, declarations to those who see the cluster’s drafts', async () => {
    const implementations = [{ city: { name: '呼和浩特市' }, version: 1 }]
    expect((await ask(fields)).data.serviceItem).toEqual({ implementations, recognitions: [] })
    const { recognitions } = (await ask(fields, {}, ofBaotou)).data.serviceItem
    expect(recognitions).toHaveLength(6)
    expect(recognitions[0]).toEqual({ city: { code: '150100' }, aspect: 'ENTRUSTS', document: '呼政办〔2026〕1号' })
  })

  it('answers none of before they were recorded to be valid', async () => {
    const earlier = openDoor(at(hub, '2026-03-01T01:00:00Z'))
    expect((await earlier(fields, {}, ofBaotou)).data.serviceItem).toEqual({ implementations: [], recognitions: [] })
  })
})
