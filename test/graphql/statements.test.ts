import { describe, expect, it } from 'vitest'
import type { Caller } from '../../src/base/caller.ts'
import { confirmItemBatch } from '../../src/recognition/confirm-item-batch.ts'
import { openConsultation } from '../../src/recognition/open-consultation.ts'
import { backFilled, batch1, card, given, licence, nameless, pension, register } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must, ofHohhot } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'

const open = await openTestDatabase()
const hub = hubAt(open.db, '2026-03-02T01:00:00Z')
const ask = openDoor(hub)

const numbered = (count: number, from: number) =>
  Array.from({ length: count }, (_, i) => ({
    ...licence,
    name: `许可事项${from + i}`,
    code: `15013100${String(from + i).padStart(4, '0')}`,
  }))

await makeCluster(hub)
await backFilled(hub, {}, card, pension, ...numbered(60, 1))
must(
  await register(
    hub,
    given(...numbered(3, 1), { ...nameless, code: 'GJJ-1' }, { ...nameless, name: '公积金提取住房' }),
    { ordinal: 2 },
  ),
)

const counted = async (question: string, caller: Caller = secretariat, variables = {}) => {
  const { result, count } = await countStatements(open, () => ask(question, variables, caller))
  expect(result.errors).toBeUndefined()
  return count
}

describe('the statements of a query, whatever its rows', () => {
  it.each([
    ['clusters', 1, '{ clusters { code name } }'],
    ['clusters with their members', 2, '{ clusters { code memberships { city { name } role } } }'],
    ['clusters with their rules', 2, '{ clusters { code rules { rule value effectiveOn } } }'],
    ['a batch', 1, '{ itemBatch(cluster: "hbew", ordinal: 1) { title state } }'],
    [
      'a batch with its list and the items',
      4,
      '{ itemBatch(cluster: "hbew", ordinal: 1) { cluster { name } items(first: 100) { nodes { name item { code kind } } } } }',
    ],
    [
      'batches with what was said of them',
      3,
      '{ itemBatches(cluster: "hbew") { ordinal consultations { answers { city { name } } } adjustments { change } } }',
    ],
    ['an item', 1, '{ serviceItem(code: "152014001000") { name } }'],
    [
      'an item with codes, lineage and batches',
      4,
      '{ serviceItem(code: "152014001000") { name otherCodes { code } lineage { successor } batches { title } } }',
    ],
    [
      'a page of items',
      1,
      '{ serviceItems(cluster: "hbew", first: 100) { nodes { code name } pageInfo { endCursor } } }',
    ],
    [
      'a page of items with their number in all, codes and batches',
      4,
      '{ serviceItems(cluster: "hbew", first: 100) { totalCount nodes { code otherCodes { code } batches { ordinal } } } }',
    ],
    [
      'items that are searched for',
      1,
      '{ serviceItems(cluster: "hbew", filter: { text: "社保" }) { nodes { code } } }',
    ],
    [
      'items that wait',
      3,
      '{ unmatchedItems(cluster: "hbew") { nodes { item { name } candidates { item { code } } } } }',
    ],
    [
      'whether one city handles for another',
      1,
      `{ canHandle(cluster: "hbew", item: "152014001000", competentCity: "150100", acceptingCity: "150200") {
        answer handles recognises mode item { code name kind state } materials { name } committedLimit { value } telephone
        acceptingCity { name } explain { guard city { name } message } asOf knownAt } }`,
    ],
    [
      'the same with the other codes of the item',
      2,
      `{ canHandle(cluster: "hbew", item: "152014001000", competentCity: "150100", acceptingCity: "150200") {
        answer item { otherCodes { code } } } }`,
    ],
    [
      'the matrix of an item',
      1,
      '{ recognitionMatrix(cluster: "hbew", item: "152014001000") { item { name } cities { name } cells { handles mode } knownAt } }',
    ],
    [
      'the coverage of a cluster',
      1,
      `{ coverage(cluster: "hbew") { cityCount itemCount liveInAll liveInPart items { item { code name } liveCities
        blockedBy { guard cities { name } } } pageInfo { endCursor } knownAt } }`,
    ],
    ['the coverage of a batch', 1, '{ coverage(cluster: "hbew", batch: 1) { itemCount items { item { name } } } }'],
    ['the coverage of a draft', 1, '{ coverage(cluster: "hbew", batch: 2) { itemCount items { item { name } } } }'],
    [
      'a batch with everything there is to ask of it',
      9,
      `{ itemBatch(cluster: "hbew", ordinal: 1) { cluster { name } consultations { round } adjustments { change }
        items { nodes { item { otherCodes { code } lineage { successor } batches { title cluster { name } } } } } } }`,
    ],
    [
      'items that wait with their codes',
      4,
      '{ unmatchedItems(cluster: "hbew") { nodes { item { otherCodes { code } } candidates { item { code } } } } }',
    ],
  ])('%s: %i', async (_, count, question) => {
    expect(await counted(question)).toBe(count)
  })
})

describe('the statements of a registration', () => {
  const mutation = `mutation ($input: RegisterItemBatchInput!) { registerItemBatch(input: $input) { accepted itemBatch { ordinal } } }`
  const input = (ordinal: number, rows: unknown[]) => ({
    input: { cluster: 'hbew', ordinal, title: `第${ordinal}批`, rows },
  })

  it('are as many for 2 rows as for 200, and one more for each further 200', async () => {
    expect(await counted(mutation, secretariat, input(11, numbered(2, 1001)))).toBe(13)
    expect(await counted(mutation, secretariat, input(12, numbered(200, 2001)))).toBe(13)
    expect(await counted(mutation, secretariat, input(14, numbered(400, 4001)))).toBe(14)
  })

  it('are three in a dry run', async () => {
    const dry = { input: { ...input(13, numbered(50, 1001)).input, dryRun: true } }
    const question = mutation.replace('itemBatch { ordinal }', 'received')
    expect(await counted(question, secretariat, dry)).toBe(3)
  })
})

describe('the statements of a step of a batch', () => {
  it('are as many for 62 items as for any number', async () => {
    must(await register(hub, given(...numbered(62, 3001)), { ordinal: 3, title: '第三批' }))
    const third = { ...batch1, ordinal: 3 }
    must(await openConsultation(hub, secretariat, { ...third, deadline: '2026-03-16' }))
    const confirm = 'mutation { confirmItemBatch(input: { cluster: "hbew", ordinal: 3 }) { itemBatch { state } } }'
    expect(await counted(confirm, ofHohhot)).toBe(9)
    must(await confirmItemBatch(hub, { ...ofHohhot, city: '150200' }, third))
    const publish = 'mutation { publishItemBatch(input: { cluster: "hbew", ordinal: 3 }) { itemBatch { state } } }'
    expect(await counted(publish)).toBe(16)
  })
})
