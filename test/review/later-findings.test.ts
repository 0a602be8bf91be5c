import { describe, expect, it } from 'vitest'
import { identifyCaller } from '../../src/access/identify-caller.ts'
import { issueKey } from '../../src/access/issue-key.ts'
import { readConfiguration } from '../../src/configuration.ts'
import { readFileParameters } from '../../src/http/register-file-parameters.ts'
import { confirmItemBatch } from '../../src/recognition/confirm-item-batch.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { openConsultation } from '../../src/recognition/open-consultation.ts'
import { publishItemBatch } from '../../src/recognition/publish-item-batch.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { batch1, card, consulted, draft, given, nameless, register } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { codesOf, makeCluster, must, ofBaotou, ofHohhot, ordos } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt, inHub } from '../support/hub.ts'

const { db } = await openTestDatabase()
const instant = '2026-03-02T01:00:00Z'
await makeCluster(hubAt(db, instant))

const waiting = { ...nameless, code: 'H-1' }
const coded = { ...nameless, code: '152014009000', localCode: 'H-1' }

describe('bringing the national code of an item that waits for one', () => {
  it('gives it to the item, which keeps its number and waits no more', () =>
    inHub(db, instant, async (hub) => {
      await draft(hub, waiting)
      const question = '{ serviceItem(code: "H-1") { code number nationalCode matching } }'
      const before = (await openDoor(hub)(question, {}, secretariat)).data.serviceItem
      must(await register(hub, given(coded)))
      expect((await openDoor(hub)(question, {}, secretariat)).data.serviceItem).toEqual({
        code: '152014009000',
        number: before.number,
        nationalCode: '152014009000',
        matching: 'NOT_NEEDED',
      })
    }))

  it('is refused on another name', () =>
    inHub(db, instant, async (hub) => {
      await draft(hub, waiting)
      const outcome = await register(hub, given({ ...coded, name: '住房公积金贷款' }))
      expect(codesOf(outcome)).toEqual(['LOCAL_CODE_TAKEN'])
    }))
})

describe('publishing a list', () => {
  it('refuses one that has an item and what it was merged into', () =>
    inHub(db, instant, async (hub) => {
      await consulted(hub, '2026-03-16', card, waiting)
      must(await matchItem(hub, secretariat, { cluster: 'hbew', decisions: [{ item: 'H-1', sameAs: card.code }] }))
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      must(await confirmItemBatch(hub, ofBaotou, batch1))
      expect(codesOf(await publishItemBatch(hub, secretariat, batch1))).toEqual(['ITEM_LISTED_TWICE'])
    }))
})

describe('knowing the clusters of a city', () => {
  const clustersOfOrdos = async (hub: ReturnType<typeof hubAt>) => {
    const { secret } = must(await issueKey(hub, secretariat, { role: 'COORDINATOR', city: '150600', holder: '李四' }))
    return must(await identifyCaller(hub, secret!)).cityClusters
  }
  const member = { cluster: 'hbew', city: ordos, role: 'MEMBER' as const, validFrom: '2019-01-01' }

  it('counts a membership that holds', () =>
    inHub(db, instant, async (hub) => {
      must(await registerMembership(hub, secretariat, member))
      expect(await clustersOfOrdos(hub)).toEqual(['hbew'])
    }))

  it('leaves out one that has ended', () =>
    inHub(db, instant, async (hub) => {
      must(await registerMembership(hub, secretariat, { ...member, validTo: '2026-03-02' }))
      expect(await clustersOfOrdos(hub)).toEqual([])
    }))

  it('counts one that ended while its answer is waited for', () =>
    inHub(db, instant, async (hub) => {
      must(await registerMembership(hub, secretariat, member))
      await draft(hub, card)
      must(await openConsultation(hub, secretariat, { ...batch1, deadline: '2026-03-16' }))
      must(await registerMembership(hub, secretariat, { ...member, validTo: '2026-03-02' }))
      expect(await clustersOfOrdos(hub)).toEqual(['hbew'])
    }))
})

describe('reading the query of an upload', () => {
  const codes = (query: string) =>
    readFileParameters(new URLSearchParams(query), undefined).problems.map(({ code }) => code)
  const rest = 'cluster=hbew&title=t&file=l.csv'

  it.each([
    ['ordinal=5', []],
    ['ordinal=5&dry_run=true', ['PARAMETER_UNKNOWN']],
    ['ordinal=1e1', ['PARAMETER_INVALID']],
    ['ordinal=0x10', ['PARAMETER_INVALID']],
    ['ordinal=12345', ['PARAMETER_INVALID']],
  ])('%s', (query, expected) => expect(codes(`${rest}&${query}`)).toEqual(expected))
})

describe('reading the first key from the environment', () => {
  it.each([
    ['first-key', 0],
    ['first key', 1],
    ['钥匙', 1],
  ])('%s: %i mistakes', (key, mistakes) =>
    expect(readConfiguration({ HUTONG_BOOTSTRAP_KEY: key }).mistakes).toHaveLength(mistakes),
  )
})

describe('searching for punctuation', () => {
  it('finds nothing', () =>
    inHub(db, instant, async (hub) => {
      await draft(hub, card)
      const question = '{ serviceItems(cluster: "hbew", filter: { text: "（）" }) { totalCount nodes { name } } }'
      expect((await openDoor(hub)(question, {}, secretariat)).data.serviceItems).toEqual({ totalCount: 0, nodes: [] })
    }))
})
