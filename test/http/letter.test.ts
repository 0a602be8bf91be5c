import { describe, expect, it } from 'vitest'
import { assignIssue } from '../../src/programme/assign-issue.ts'
import { raiseIssue } from '../../src/programme/raise-issue.ts'
import { partsOf } from '../office/parts.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { keyOf } from '../support/doors.ts'
import { openApp } from '../support/http.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
await makeCluster(hub)
await makeCluster(hub, 'prd')
const raised = { cluster: 'hbew', city: '150100', title: '断头路对接', problem: '两市设计标准不一' }
must(await raiseIssue(hub, ofHohhot, raised))
const assigned = { cluster: 'hbew', number: 1, owner: '150200', unit: '交通运输局', dueOn: '2026-12-20' }
must(await assignIssue(hub, secretariat, assigned))
const ask = openApp(hub)
const headers = await keyOf(db, 'SECRETARIAT', { cluster: 'hbew' })
const others = await keyOf(db, 'SECRETARIAT', { cluster: 'prd' })
const codesOf = async (response: Response) =>
  ((await response.json()) as { problems: { code: string }[] }).problems.map(({ code }) => code)

describe('fetching a letter', () => {
  it('gives it as a file to be kept', async () => {
    const response = await ask('/papers/letter.docx?cluster=hbew&issue=1&letter=ASSIGNMENT&organ=市长联席会议办公室', {
      headers,
    })
    expect([response.status, response.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="hbew-issue-1-assignment.docx"',
    ])
    const parts = await partsOf(new Uint8Array(await response.arrayBuffer()))
    expect(parts['word/document.xml']).toContain('关于交办“断头路对接”需协调事项的函')
    expect(parts['word/document.xml']).toContain('市长联席会议办公室')
  })

  it.each([
    ['without a word', '', 400, ['PARAMETER_MISSING', 'PARAMETER_MISSING', 'PARAMETER_MISSING']],
    ['of another kind', 'cluster=hbew&issue=1&letter=LOVE', 400, ['PARAMETER_INVALID']],
    ['of no number', 'cluster=hbew&issue=x&letter=REMINDER', 400, ['PARAMETER_INVALID']],
    ['as of no day', 'cluster=hbew&issue=1&letter=REMINDER&asOf=2026-02-30', 400, ['DATE_INVALID']],
    ['of an unknown issue', 'cluster=hbew&issue=9&letter=REMINDER', 404, ['ISSUE_UNKNOWN']],
    ['that was not written', 'cluster=hbew&issue=1&letter=REMINDER', 404, ['LETTER_NOT_WRITTEN']],
  ])('is refused %s', async (_, query, status, codes) => {
    const response = await ask(`/papers/letter.docx?${query}`, { headers })
    expect([response.status, await codesOf(response)]).toEqual([status, codes])
  })

  it('is for keys of the cluster', async () => {
    const path = '/papers/letter.docx?cluster=hbew&issue=1&letter=ASSIGNMENT'
    expect([(await ask(path)).status, (await ask(path, { headers: others })).status]).toEqual([401, 403])
  })
})
