import { describe, expect, it } from 'vitest'
import { operatorOf, partnerOf } from '../support/callers.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'

const hub = hubAt((await openTestDatabase()).db, '2026-11-27T01:00:00Z')
const ask = openDoor(hub)
await makeCluster(hub)

const ofPartner = partnerOf('150200', 'hbew')
const set = `mutation ($input: SetCodeMapInput!) {
  setCodeMap(input: $input) { codeMap { city source cluster revision entries { field theirs ours } } problems { code path message } }
}`
const show =
  'query ($source: String!) { codeMap(city: "150200", source: $source) { revision entries { theirs ours } } }'
const input = {
  city: '150200',
  source: 'baotou-zwfw',
  cluster: 'hbew',
  entries: [
    { theirs: 'BJLX', ours: 'caseKind' },
    { field: 'caseKind', theirs: '1', ours: '即办件' },
  ],
}

describe('the door of code maps', () => {
  it('sets and shows', async () => {
    expect((await ask(set, { input }, ofPartner)).data.setCodeMap).toEqual({
      codeMap: {
        city: '150200',
        source: 'baotou-zwfw',
        cluster: 'hbew',
        revision: 1,
        entries: [
          { field: null, theirs: 'BJLX', ours: 'caseKind' },
          { field: 'caseKind', theirs: '1', ours: 'ON_THE_SPOT' },
        ],
      },
      problems: [],
    })
    expect((await ask(show, { source: 'baotou-zwfw' }, ofPartner)).data.codeMap).toEqual({
      revision: 1,
      entries: [
        { theirs: 'BJLX', ours: 'caseKind' },
        { theirs: '1', ours: 'ON_THE_SPOT' },
      ],
    })
  })

  it('refuses with the place and in words', async () => {
    const entries = [{ field: 'caseKind', theirs: '3', ours: '上报件' }]
    expect((await ask(set, { input: { ...input, entries } }, ofPartner)).data.setCodeMap).toEqual({
      codeMap: null,
      problems: [
        {
          code: 'MAP_WORD_UNKNOWN',
          path: ['entries', '0', 'ours'],
          message:
            '“上报件”不是 caseKind 的我方值，应为 ON_THE_SPOT、TIME_COMMITTED；“-”表示不详（必填的字段不可用）。',
        },
      ],
    })
    expect(errorCodes(await ask(show, { source: 'nobody' }, ofPartner))).toEqual(['BAD_REQUEST'])
  })

  it('opens to nobody else', async () => {
    expect(errorCodes(await ask(set, { input }, operatorOf('150200', 'hbew')))).toEqual(['FORBIDDEN'])
    expect(errorCodes(await ask(show, { source: 'baotou-zwfw' }, partnerOf('150100', 'hbew')))).toEqual(['FORBIDDEN'])
    expect(errorCodes(await ask(show, { source: 'baotou-zwfw' }))).toEqual(['UNAUTHENTICATED'])
  })
})
