import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import { hubNumber } from '../../src/base/item-code.ts'
import { selectItemsByCode } from '../../src/catalogue/service-item.sql.ts'
import type { Hub } from '../../src/hub.ts'
import { answerCanHandle, answerMatrix } from '../../src/recognition/answer-can-handle.ts'
import { backFilled, card, given, licence, pension, register } from '../support/batch.ts'
import { coordinatorOf, secretariat } from '../support/callers.ts'
import { baotou, hohhot, makeCluster, must, ofHohhot, ulanqab } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { makeLive } from '../support/recognising.ts'

const open = await openTestDatabase()
const hub = hubAt(open.db, '2026-03-02T01:00:00Z')
const ofEast = coordinatorOf('150900', 'east')

// The card is live; the licence stands in a draft only; `X-1` is another item in either cluster.
await makeCluster(hub, 'hbew', [hohhot, baotou])
await makeCluster(hub, 'east', [ulanqab])
await backFilled(hub, {}, { ...card, localCode: 'H-1' }, { ...pension, localCode: 'X-1' })
must(await register(hub, given(licence), { ordinal: 2, title: '第二批' }))
must(await register(hub, given({ ...licence, localCode: 'X-1' }, card), { cluster: 'east' }))
await makeLive(hub, [hohhot.code, baotou.code], [card.code], '2022-01-01')

const question = (item: string, cluster = 'hbew') => ({ cluster, item, asOf: null, knownAt: null })
const pair = { acceptingCity: hohhot.code, competentCity: baotou.code }
const ask = (item: string, caller: Caller = anonymous, cluster = 'hbew', of: Hub = hub) =>
  answerCanHandle(of, caller, { ...question(item, cluster), ...pair })
const itemOf = async (code: string) => (await selectItemsByCode(open.db, code, null))[0]!

describe('asking of an item by a code', () => {
  it('is the same by each of its codes, and says which item it is', async () => {
    const answer = await ask(card.code)
    const item = await itemOf(card.code)
    expect(answer).toMatchObject({ answer: 'YES', item })
    for (const code of [hubNumber(item.id), 'H-1', ' 152014001000 ']) expect(await ask(code)).toEqual(answer)
  })

  it('takes a local code for that of the cluster, whatever another calls by it', async () => {
    for (const caller of [anonymous, ofHohhot, ofEast, secretariat])
      expect(await ask('X-1', caller)).toMatchObject({ item: { nationalCode: pension.code } })
    expect(await answerMatrix(hub, secretariat, question('X-1'))).toMatchObject({
      item: { nationalCode: pension.code },
    })
    expect(await ask('X-1', secretariat, 'east')).toMatchObject({ item: { nationalCode: licence.code } })
    expect(await ask('X-1', anonymous, 'east')).toBeNull()
    expect(await ask('H-1', secretariat, 'east')).toBeNull()
  })

  it('is nothing of an item that stands only in drafts which the caller may not see', async () => {
    expect(await ask(licence.code)).toBeNull()
    expect(await answerMatrix(hub, anonymous, question(licence.code))).toBeNull()
    expect(await ask(licence.code, ofHohhot)).toMatchObject({ answer: 'NO', item: { nationalCode: licence.code } })
    expect(await answerMatrix(hub, ofHohhot, question(licence.code))).toMatchObject({ cities: [hohhot, baotou] })
    // That the east drafts it too shows nothing of this cluster's draft.
    expect(await answerMatrix(hub, ofEast, question(licence.code))).toBeNull()
  })

  it('is told to strangers of a cluster only of what it has published itself', async () => {
    // The east drafts the card, which the other cluster has published.
    expect(await ask(card.code, anonymous, 'east')).toBeNull()
    expect(await ask(card.code, ofHohhot, 'east')).toBeNull()
    expect(await answerMatrix(hub, anonymous, question(card.code, 'east'))).toBeNull()
    expect(await ask(card.code, ofEast, 'east')).toMatchObject({ answer: 'NO', handles: null })
    expect(await ask(card.code, secretariat, 'east')).toMatchObject({ answer: 'NO', handles: null })
    // Of a day before it was published too: it is known by now.
    const earlier = { ...question(card.code), ...pair, asOf: '2020-01-01' }
    expect(await answerCanHandle(hub, anonymous, earlier)).toMatchObject({ answer: 'NO' })
  })

  it('is nothing of an unknown code, cluster or city', async () => {
    expect(await ask('H-2')).toBeNull()
    expect(await ask(card.code, anonymous, 'nowhere')).toBeNull()
    expect(await answerMatrix(hub, anonymous, question(card.code, 'nowhere'))).toBeNull()
    expect(
      await answerCanHandle(hub, anonymous, { ...question(card.code), ...pair, competentCity: '999999' }),
    ).toBeNull()
  })

  it('is answered the same to all who ask at once, each by their own rights, as to each alone', async () => {
    const questions = [anonymous, ofHohhot, ofEast, secretariat].flatMap((caller) =>
      [card.code, licence.code, 'X-1', 'H-1', 'unknown'].flatMap((code) =>
        ['hbew', 'east', 'nowhere'].map((cluster) => [code, caller, cluster] as const),
      ),
    )
    const alone = []
    for (const question of questions) alone.push(await ask(...question))
    const { count, result } = await countStatements(open, () => Promise.all(questions.map((one) => ask(...one))))
    expect(result).toEqual(alone)
    expect(new Set(alone.map((one) => one?.item.nationalCode))).toEqual(
      new Set([undefined, card.code, licence.code, pension.code]),
    )
    expect(count).toBeLessThan(questions.length / 2)
  })

  it('of a code that is no text for the database is refused to who asks it, and to nobody else', async () => {
    const answers = await Promise.allSettled([card.code, 'a\u0000', card.code].map((code) => ask(code)))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
})

describe('the statements of an answer', () => {
  const count = async (work: () => Promise<unknown>) => (await countStatements(open, work)).count

  it('are one for a pair, one for the matrix, whatever is unknown and whoever asks', async () => {
    expect(await count(() => ask(card.code))).toBe(1)
    expect(await count(() => ask('X-1', secretariat))).toBe(1)
    expect(await count(() => ask(card.code, anonymous, 'nowhere'))).toBe(1)
    expect(await count(() => answerMatrix(hub, ofHohhot, question(card.code)))).toBe(1)
  })
})
