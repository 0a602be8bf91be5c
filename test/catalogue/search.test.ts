import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { searchText } from '../../src/catalogue/search-text.ts'
import { countItems, selectCountedPage, selectItemPage } from '../../src/catalogue/service-item.sql.ts'
import { backFilled } from '../support/batch.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt, inHub } from '../support/hub.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const names = [
  '社会保障卡申领',
  '社保卡补办',
  '城乡居民社保缴费',
  '保社会稳定奖励',
  '住房公积金提取',
  '食品经营许可（新办）',
  'A级旅游景区评定',
]

const hub = hubAt(db, now)
await makeCluster(hub)
await backFilled(
  hub,
  {},
  ...names.map((name, i) => ({ name, code: `15201400100${i}`, kind: '20', granularity: '主项' })),
)

const find = async (text: string) => {
  const filter = { cluster: 'hbew', text: searchText(text) }
  const page = { after: null, limit: 100 }
  const found = await selectItemPage(db, filter, [], page)
  const walked = await selectItemPage(db, filter, [], page, { matching: 100, about: 100 })
  const sorted = await selectItemPage(db, filter, [], page, { matching: 1, about: 100 })
  const counted = await selectCountedPage(db, filter, [], page)
  expect([walked, sorted, counted.page]).toEqual([found, found, found])
  expect([counted.count.matching, await countItems(db, filter, [])]).toEqual([found.length, found.length])
  return found.map(({ name }) => name)
}

describe('searching for items', () => {
  it.each([
    ['two characters', '社保', ['城乡居民社保缴费', '社保卡补办']],
    ['two characters that stand apart elsewhere', '社会', ['保社会稳定奖励', '社会保障卡申领']],
    ['one character', '卡', ['社保卡补办', '社会保障卡申领']],
    ['the last character of a name', '金', ['住房公积金提取']],
    ['a whole name', '社会保障卡申领', ['社会保障卡申领']],
    ['initials', 'sbk', ['社保卡补办']],
    ['initials in capitals', 'GJJ', ['住房公积金提取']],
    ['initials within a name', 'bzk', ['社会保障卡申领']],
    ['one initial', 'z', ['社会保障卡申领', '住房公积金提取']],
    ['a letter of the name itself', 'a级', ['A级旅游景区评定']],
    ['punctuation in between', '许可(新办', ['食品经营许可（新办）']],
    ['pieces in the wrong order', '卡保社', []],
    ['what a query could be broken with', "'; drop --", []],
    ['a sign of the query language', '社&保', ['城乡居民社保缴费', '社保卡补办']],
  ])('by %s', async (_, text, found) => {
    expect((await find(text)).sort()).toEqual([...found].sort())
  })

  it('sorts by pinyin', async () => {
    expect(await find('社保')).toEqual(['城乡居民社保缴费', '社保卡补办'])
  })

  it.each(['社保', '卡', 'sbk', 's'])('finds %s by the index', (text) =>
    inHub(db, now, async ({ db: tx }) => {
      await sql`set local enable_seqscan = off`.execute(tx)
      await sql`set local enable_indexscan = off`.execute(tx)
      const { query } = searchText(text)!
      const { rows } = await sql<{ 'QUERY PLAN': string }>`
        explain select id from service_item where search @@ ${query}::tsquery`.execute(tx)
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('service_item_search')
    }),
  )
})
