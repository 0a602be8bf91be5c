import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { doorsOn, keyOf } from '../support/doors.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'
import { ofBaotouSystem } from '../support/pushing.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-27T01:00:00Z')
await makeCluster(hub)
const { app } = doorsOn(db)
const partner = await keyOf(db, 'PARTNER', { city: '150200' })
const ask = openDoor(hub)

const post = (path: string, query: Readonly<Record<string, string>>, body: BodyInit, headers: object = partner) =>
  app.request(`${path}?${new URLSearchParams({ city: '150200', ...query })}`, {
    method: 'POST',
    body,
    headers: { ...headers },
  })

const setMap = async (source: string, entries: readonly { field?: string; theirs: string; ours: string }[]) => {
  const set =
    'mutation ($input: SetCodeMapInput!) { setCodeMap(input: $input) { codeMap { revision } problems { code facts } } }'
  const input = { city: '150200', source, cluster: 'hbew', entries }
  return (await ask(set, { input }, ofBaotouSystem)).data.setCodeMap
}

const summaryOf = async (answer: Response) => JSON.parse((await answer.text()).trimEnd().split('\n').at(-1)!).summary

const sheet = [
  'SXMC,SSZTMC,JBBM,BJLX,CNSX,GXSJ,BZ',
  '居住证办理,公安局,152014201000,1,当场,2026-11-20 08:00:00,无',
  '失业登记,人社局,152014202000,2,5天,2026-11-21 08:00:00,无',
].join('\n')

describe('profiling a catalogue', () => {
  it('proposes a map with which, once filled in, the same file is pushed', async () => {
    const answer = await post('/sync/profile', { source: 'made-up', file: 'sheet.csv' }, sheet)
    expect(answer.status).toBe(200)
    const { map, missing } = await answer.json()
    expect(map).toEqual({
      columns: {
        SXMC: 'name',
        SSZTMC: 'competentAuthority',
        JBBM: 'code',
        BJLX: 'caseKind',
        CNSX: 'committedLimit',
        GXSJ: 'time',
        BZ: null,
      },
      values: { caseKind: { 1: null, 2: null }, limitUnit: { 天: null } },
    })
    expect(missing.map(({ message }: { message: string }) => message)).toEqual([
      '没有哪一列表示“版本”（version），推送时必需。可能的列：GXSJ。',
    ])
    const before = await summaryOf(
      await post(
        '/sync/implementations',
        { source: 'made-up', cluster: 'hbew', file: 'sheet.csv', dryRun: 'true' },
        sheet.replace('SXMC', 'name').replace('JBBM', 'code'),
      ),
    )
    expect(before).toMatchObject({ received: 2, rejected: 2 })

    const filled = { ...map.columns, GXSJ: 'version', BZ: '-' }
    const columns = Object.entries<string>(filled).map(([theirs, ours]) => ({ theirs, ours }))
    const values = [
      { field: 'caseKind', theirs: '1', ours: '即办件' },
      { field: 'caseKind', theirs: '2', ours: '承诺件' },
      { field: 'limitUnit', theirs: '天', ours: '工作日' },
    ]
    expect(await setMap('made-up', [...columns, ...values])).toEqual({ codeMap: { revision: 1 }, problems: [] })
    const pushed = await post('/sync/implementations', { source: 'made-up', cluster: 'hbew', file: 'sheet.csv' }, sheet)
    expect(await summaryOf(pushed)).toMatchObject({ received: 2, created: 2, rejected: 0, problems: [] })
  })

  it('does so for the list of a real district, under the version that the push names', async () => {
    const list = readFileSync(new URL('../data/guangan-district.csv', import.meta.url))
    const query = { source: 'district', file: 'guangan-district.csv' }
    const { map, values } = await (await post('/sync/profile', query, list)).json()
    const kinds = values.map(({ field, theirs, likely }: { field: string; theirs: string; likely: string }) => ({
      field,
      theirs,
      ours: likely,
    }))
    const columns = Object.entries<string | null>(map.columns).map(([theirs, ours]) => ({ theirs, ours: ours ?? '-' }))
    expect((await setMap('district', [...columns, ...kinds])).problems).toEqual([])
    const push = { ...query, cluster: 'hbew', version: '20261127' }
    expect(await summaryOf(await post('/sync/implementations', push, list))).toMatchObject({
      received: 531,
      created: 531,
    })
    expect(await summaryOf(await post('/sync/implementations', push, list))).toMatchObject({ unchanged: 531 })
  })

  it('refuses what it cannot read, and what is not asked rightly', async () => {
    const empty = await post('/sync/profile', { source: 'x', file: 'a.csv' }, '')
    expect([empty.status, (await empty.json()).problems[0].code]).toEqual([422, 'FILE_EMPTY'])
    const asked = await post('/sync/profile', { source: 'x' }, sheet)
    expect([asked.status, (await asked.json()).problems[0].code]).toEqual([400, 'PARAMETER_MISSING'])
    expect((await post('/sync/profile', { source: 'x', file: 'a.csv' }, 'x'.repeat(2_000_000))).status).toBe(413)
  })

  const nasty = new URL('../data/nasty-xlsx/', import.meta.url)
  it.each(readdirSync(nasty).filter((name) => name.endsWith('.xlsx')))(
    'comes to an end with a workbook that is made to do harm: %s',
    async (name) => {
      const answer = await post('/sync/profile', { source: 'x', file: name }, readFileSync(new URL(name, nasty)))
      expect([200, 422]).toContain(answer.status)
    },
  )

  it('opens to partners and coordinators of the city alone', async () => {
    const other = await keyOf(db, 'PARTNER', { city: '150100' })
    expect((await post('/sync/profile', { source: 'x', file: 'a.csv' }, sheet, other)).status).toBe(403)
    expect((await post('/sync/profile', { source: 'x', file: 'a.csv' }, sheet, {})).status).toBe(401)
  })
})
