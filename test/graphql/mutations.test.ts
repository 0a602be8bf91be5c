import { describe, expect, it } from 'vitest'
import { registerOrganisation } from '../../src/access/register-organisation.ts'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import { encodeId } from '../../src/graphql/ids.ts'
import type { Hub } from '../../src/hub.ts'
import { confirmItemBatch } from '../../src/recognition/confirm-item-batch.ts'
import { objectToItem } from '../../src/recognition/object-to-item.ts'
import { backFilled, batch1, card, consulted, draft, licence, nameless, pension } from '../support/batch.ts'
import { leader, secretariat } from '../support/callers.ts'
import { makeCluster, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { inHub } from '../support/hub.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const reason = '层级不一致'
const credit = '12441500196720244T'

interface MutationCase {
  readonly prepare: (hub: Hub) => Promise<unknown>
  readonly asks: string
  readonly input: Record<string, unknown>
  readonly answers: unknown
  readonly wrong: Record<string, unknown>
  readonly code: string
  readonly by?: Caller
  readonly notBy?: Caller
}

const batchAnswer = (state: string, itemCount = 1) => ({ itemBatch: { ordinal: 1, state, itemCount }, problems: [] })
const ofBatch = 'itemBatch { ordinal state itemCount }'
const aDraft = async (hub: Hub) => {
  await makeCluster(hub)
  await draft(hub, card)
}
const inConsultation = async (hub: Hub) => {
  await makeCluster(hub)
  await consulted(hub, '2026-03-16', card)
}
const aPublished = async (hub: Hub) => {
  await makeCluster(hub)
  await backFilled(hub, {}, card)
}
const tally =
  'itemBatch { ordinal state itemCount } received accepted unchanged rejected codeShapes { shape rows example }'
const tallied = (state: string) => ({
  ...batchAnswer(state),
  received: 1,
  accepted: 1,
  unchanged: 0,
  rejected: 0,
  codeShapes: [{ shape: 'BASIC_CODE', rows: 1, example: '152014001000' }],
})

const cases: Readonly<Record<string, MutationCase>> = {
  registerCluster: {
    prepare: (hub) => makeCluster(hub),
    asks: 'cluster { code name isSample }',
    input: { code: 'prd', name: '珠三角' },
    answers: { cluster: { code: 'prd', name: '珠三角', isSample: false }, problems: [] },
    wrong: { code: 'hbew' },
    code: 'CLUSTER_CODE_TAKEN',
  },
  registerMembership: {
    prepare: (hub) => makeCluster(hub),
    asks: 'membership { city { code name } role validFrom validTo }',
    input: { cluster: 'hbew', city: { code: '150600', name: '鄂尔多斯市' }, validFrom: '2019-01-01' },
    answers: {
      membership: {
        city: { code: '150600', name: '鄂尔多斯市' },
        role: 'MEMBER',
        validFrom: '2019-01-01',
        validTo: null,
      },
      problems: [],
    },
    wrong: { cluster: 'nowhere' },
    code: 'CLUSTER_UNKNOWN',
  },
  setClusterRule: {
    prepare: (hub) => makeCluster(hub),
    asks: 'rule { rule value usualValue effectiveOn }',
    input: { cluster: 'hbew', rule: 'CONSISTENCY_LICENSING_STEPS', value: '3' },
    answers: {
      rule: { rule: 'CONSISTENCY_LICENSING_STEPS', value: '3', usualValue: '5', effectiveOn: '2026-03-02' },
      problems: [],
    },
    wrong: { effectiveOn: '2026-03-01' },
    code: 'RULE_IN_THE_PAST',
  },
  loadCalendar: {
    prepare: (hub) => makeCluster(hub),
    asks: 'calendarYear { year source days { day isWorking name } }',
    input: { year: 2030, source: '测试通知1号', days: [{ day: '2030-01-01', isWorking: false, name: '元旦' }] },
    answers: {
      calendarYear: {
        ...{ year: 2030, source: '测试通知1号', days: [{ day: '2030-01-01', isWorking: false, name: '元旦' }] },
      },
      problems: [],
    },
    wrong: { year: 2031 },
    code: 'CALENDAR_DAY_OUTSIDE_YEAR',
  },
  registerOrganisation: {
    prepare: (hub) => makeCluster(hub),
    asks: 'organisation { creditIdentifier name city { name } }',
    input: { creditIdentifier: credit, name: '住房公积金中心', city: '150100' },
    answers: {
      organisation: { creditIdentifier: credit, name: '住房公积金中心', city: { name: '呼和浩特市' } },
      problems: [],
    },
    wrong: { creditIdentifier: '12441500196720245T' },
    code: 'CREDIT_IDENTIFIER_INVALID',
    by: ofHohhot,
    notBy: ofBaotou,
  },
  issueKey: {
    prepare: async (hub) => {
      await makeCluster(hub)
      must(await registerOrganisation(hub, secretariat, { creditIdentifier: credit, name: '住房公积金中心' }))
    },
    asks: 'accessKey { role cluster city holder expiresAt revokedAt }',
    input: { role: 'OPERATOR', cluster: 'hbew', city: '150100', holder: '李四', organisation: credit },
    answers: {
      accessKey: {
        role: 'OPERATOR',
        cluster: 'hbew',
        city: '150100',
        holder: '李四',
        expiresAt: null,
        revokedAt: null,
      },
      problems: [],
    },
    wrong: { expiresAt: '2026-03-01T00:00:00Z' },
    code: 'EXPIRY_IN_THE_PAST',
    by: ofHohhot,
    notBy: ofBaotou,
  },
  registerItemBatch: {
    prepare: (hub) => makeCluster(hub),
    asks: tally,
    input: { cluster: 'hbew', ordinal: 1, title: '第一批', rows: [card] },
    answers: tallied('DRAFTED'),
    wrong: { rows: [{ ...card, kind: '02' }] },
    code: 'KIND_NOT_MUTUAL',
  },
  registerPublishedBatch: {
    prepare: (hub) => makeCluster(hub),
    asks: tally,
    input: {
      cluster: 'hbew',
      ordinal: 1,
      title: '第一批',
      documentNumber: '呼政办〔2021〕1号',
      publishedOn: '2021-06-01',
      rows: [card],
    },
    answers: tallied('PUBLISHED'),
    wrong: { publishedOn: '2023-02-30' },
    code: 'DATE_INVALID',
  },
  dropBatchItems: {
    prepare: async (hub) => {
      await makeCluster(hub)
      await draft(hub, card, licence)
    },
    asks: ofBatch,
    input: { ...batch1, items: [licence.code], reason },
    answers: batchAnswer('DRAFTED'),
    wrong: { items: [pension.code] },
    code: 'ITEM_NOT_IN_BATCH',
  },
  abandonItemBatch: {
    prepare: aDraft,
    asks: ofBatch,
    input: { ...batch1, reason },
    answers: { itemBatch: null, problems: [] },
    wrong: { ordinal: 2 },
    code: 'BATCH_UNKNOWN',
  },
  openConsultation: {
    prepare: aDraft,
    asks: ofBatch,
    input: { ...batch1, deadline: '2026-03-16' },
    answers: batchAnswer('OUT_FOR_CONSULTATION'),
    wrong: { deadline: '2026-03-01' },
    code: 'DEADLINE_IN_THE_PAST',
  },
  objectToItem: {
    prepare: inConsultation,
    asks: ofBatch,
    input: { ...batch1, item: card.code, reason },
    answers: batchAnswer('OUT_FOR_CONSULTATION'),
    wrong: { item: licence.code },
    code: 'ITEM_NOT_IN_BATCH',
    by: ofHohhot,
    notBy: secretariat,
  },
  withdrawObjection: {
    prepare: async (hub) => {
      await inConsultation(hub)
      must(await objectToItem(hub, ofHohhot, { ...batch1, item: card.code, reason }))
    },
    asks: ofBatch,
    input: { ...batch1, item: card.code },
    answers: batchAnswer('OUT_FOR_CONSULTATION'),
    wrong: { item: licence.code },
    code: 'OBJECTION_UNKNOWN',
    by: ofHohhot,
    notBy: secretariat,
  },
  confirmItemBatch: {
    prepare: inConsultation,
    asks: ofBatch,
    input: batch1,
    answers: batchAnswer('OUT_FOR_CONSULTATION'),
    wrong: { ordinal: 2 },
    code: 'BATCH_UNKNOWN',
    by: ofHohhot,
    notBy: secretariat,
  },
  returnToDraft: {
    prepare: inConsultation,
    asks: ofBatch,
    input: { ...batch1, reason },
    answers: batchAnswer('DRAFTED'),
    wrong: { reason: '' },
    code: 'TEXT_MISSING',
  },
  publishItemBatch: {
    prepare: async (hub) => {
      await inConsultation(hub)
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      must(await confirmItemBatch(hub, ofBaotou, batch1))
    },
    asks: ofBatch,
    input: batch1,
    answers: batchAnswer('PUBLISHED'),
    wrong: { publishedOn: '2026-03-03' },
    code: 'DATE_IN_THE_FUTURE',
  },
  adjustItemBatch: {
    prepare: aPublished,
    asks: 'adjustments { change effectiveOn documentNumber item { code } }',
    input: { ...batch1, documentNumber: '呼政办〔2026〕5号', effectiveOn: '2026-04-01', add: [licence] },
    answers: {
      adjustments: [
        {
          change: 'ADDED',
          effectiveOn: '2026-04-01',
          documentNumber: '呼政办〔2026〕5号',
          item: { code: '150131003000' },
        },
      ],
      problems: [],
    },
    wrong: { add: [card] },
    code: 'ITEM_ALREADY_IN_BATCH',
  },
  matchItem: {
    prepare: async (hub) => {
      await makeCluster(hub)
      await draft(hub, card, { ...nameless, code: 'GJJ-1' })
    },
    asks: 'items { name matching }',
    input: { cluster: 'hbew', decisions: [{ item: 'GJJ-1', isNew: true }] },
    answers: { items: [{ name: '住房公积金提取', matching: 'CONFIRMED' }], problems: [] },
    wrong: { decisions: [{ item: card.code, isNew: true }] },
    code: 'ITEM_NOT_WAITING',
    by: ofHohhot,
    notBy: leader,
  },
}

const mutation = (name: string, asks: string) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
  const input =
    name === 'confirmItemBatch' ? 'BatchInput!' : /^(abandon|returnTo)/.test(name) ? 'BatchReasonInput!' : type
  return `mutation ($input: ${input}) { ${name}(input: $input) { ${asks} problems { code } } }`
}

describe.each(Object.entries(cases))(
  'the mutation %s',
  (name, { prepare, asks, input, answers, wrong, code, ...who }) => {
    const { by = secretariat, notBy = ofHohhot } = who

    it('answers what was done', () =>
      inHub(db, now, async (hub) => {
        await prepare(hub)
        expect(await openDoor(hub)(mutation(name, asks), { input }, by)).toEqual({
          data: { [name]: answers },
          status: 200,
        })
      }))

    it('answers a refusal in its payload', () =>
      inHub(db, now, async (hub) => {
        await prepare(hub)
        const { data, errors } = await openDoor(hub)(mutation(name, asks), { input: { ...input, ...wrong } }, by)
        expect([data?.[name].problems, errors]).toEqual([[{ code }], undefined])
      }))

    it('is forbidden to others, as an error of the request', () =>
      inHub(db, now, async (hub) => {
        await prepare(hub)
        const forbidden = await openDoor(hub)(mutation(name, asks), { input }, notBy)
        expect([errorCodes(forbidden), forbidden.data ?? null, forbidden.status]).toEqual([['FORBIDDEN'], null, 403])
      }))

    it('asks strangers for a key', () =>
      inHub(db, now, async (hub) => {
        await prepare(hub)
        const unknown = await openDoor(hub)(mutation(name, asks), { input }, anonymous)
        expect([errorCodes(unknown), unknown.status]).toEqual([['UNAUTHENTICATED'], 401])
      }))
  },
)

describe('the mutations rotateKey and revokeKey', () => {
  const issue = `mutation { issueKey(input: { role: OPERATOR, cluster: "hbew", city: "150100", holder: "李四" }) { accessKey { id } secret } }`
  const rotate = `mutation ($id: ID!) { rotateKey(input: { id: $id, graceMinutes: 60 }) { accessKey { role } secret problems { code } } }`
  const revoke = `mutation ($id: ID!) { revokeKey(input: { id: $id, reason: "离任" }) { accessKey { revokedAt } problems { code } } }`

  it('answer what was done', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const ask = openDoor(hub)
      const { id } = (await ask(issue, {}, ofHohhot)).data.issueKey.accessKey
      const rotated = (await ask(rotate, { id }, ofHohhot)).data.rotateKey
      expect(rotated).toEqual({ accessKey: { role: 'OPERATOR' }, secret: expect.stringMatching(/^htk_/), problems: [] })
      expect((await ask(revoke, { id }, ofHohhot)).data.revokeKey).toEqual({
        accessKey: { revokedAt: '2026-03-02T01:00:00.000Z' },
        problems: [],
      })
    }))

  it('refuse a key that is unknown, of another kind or not one’s own to manage, in the same words', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const ask = openDoor(hub)
      const { id } = (await ask(issue, {}, ofHohhot)).data.issueKey.accessKey
      const problems = [{ code: 'KEY_UNKNOWN' }]
      expect((await ask(revoke, { id }, ofBaotou)).data.revokeKey).toEqual({ accessKey: null, problems })
      expect((await ask(rotate, { id }, ofBaotou)).data.rotateKey).toEqual({ accessKey: null, secret: null, problems })
      expect((await ask(revoke, { id: encodeId('ItemBatch', 1) }, secretariat)).data.revokeKey.problems).toEqual(
        problems,
      )
      expect((await ask(revoke, { id: 'nonsense' }, secretariat)).data.revokeKey.problems).toEqual(problems)
    }))

  it('ask strangers for a key', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const ask = openDoor(hub)
      expect(errorCodes(await ask(rotate, { id: 'nonsense' }))).toEqual(['UNAUTHENTICATED'])
      expect(errorCodes(await ask(revoke, { id: 'nonsense' }))).toEqual(['UNAUTHENTICATED'])
    }))
})
