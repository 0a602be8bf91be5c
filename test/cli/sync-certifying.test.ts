import { beforeAll, describe, expect, it } from 'vitest'
import { ask, serverHome } from '../support/hub-process.ts'
import { partnerKeyAt, partnerLines, partnerRow, rowsFile, startPartnerHub } from '../support/partner.ts'
import { hutong, temporaryFolder } from './run-hutong.ts'

const hub = await startPartnerHub(await serverHome())
const sandbox = `mutation {
  registerCluster(input: { code: "sandbox", name: "沙箱", isSandbox: true }) { problems { code } }
  registerMembership(input: { cluster: "sandbox", city: { code: "150200", name: "包头市" }, validFrom: "2026-01-01" }) { problems { code } }
}`
const ofBaotou = ['--city', '150200', '--source', 'baotou-trial']

let key = ''
beforeAll(async () => {
  await ask(hub.url, sandbox)
  key = await partnerKeyAt(hub.url, '150200', 'sandbox')
})

const check = (lines: string, ...args: string[]) => {
  const file = rowsFile(temporaryFolder(), lines)
  return hutong(['sync', 'check', file, ...ofBaotou, ...args], { ...hub.env, HUTONG_KEY: key })
}

interface Result {
  readonly rule: string
  readonly checked: number
  readonly failed: number
}
const resultsIn = (out: string) =>
  JSON.parse(out).rules.map(({ rule, checked, failed }: Result) => [rule, checked, failed])

describe('certifying a partner against a sandbox', () => {
  it('passes rows that the hub takes, that are unchanged the second time, and that reconcile', async () => {
    const { code, out, err } = await check(partnerLines(1, 5), '--cluster', 'sandbox', '--push', '--json')
    expect([code, err]).toEqual([0, ''])
    expect(resultsIn(out).slice(-4)).toEqual([
      ['MAPPED', 5, 0],
      ['ACCEPTED', 5, 0],
      ['PUSHED_TWICE', 5, 0],
      ['RECONCILED', 1, 0],
    ])
  })

  it('names values without a map, and rows that the hub would refuse', async () => {
    const unmapped = partnerRow(6, 1, { caseKind: '9' })
    const refused = partnerRow(7, 1, { kind: 'PENALTY' })
    const lines = [unmapped, refused].map((row) => `${JSON.stringify(row)}\n`).join('')
    const { code, out, err } = await check(lines, '--cluster', 'sandbox')
    expect([code, err]).toEqual([1, ''])
    expect(out).toMatch(/MAPPED\n {2}第 1 行 BT-000006: CODE_NOT_MAPPED /)
    expect(out).toMatch(/ACCEPTED\n {2}第 2 行 BT-000007: /)
  })

  it('pushes into a sandbox only', async () => {
    const { code, err } = await check(partnerLines(8, 8), '--cluster', 'hbew', '--push')
    expect([code, err]).toEqual([2, 'hutong: --push 只用于沙箱,hbew 不是\n'])
  })
})
