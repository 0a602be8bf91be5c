import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { HutongClient } from '../../src/client/index.ts'
import { serverHome } from '../support/hub-process.ts'
import { partnerRow, startPartnerHub } from '../support/partner.ts'
import { type Tampering, tamperingProxy } from '../support/tampering-proxy.ts'
import { hutong, temporaryFolder } from './run-hutong.ts'

const hub = await startPartnerHub(await serverHome())
const client = new HutongClient({ url: hub.url, key: hub.key })
const target = { cluster: 'hbew', city: '150200', source: 'baotou-zwfw' }

beforeAll(async () => {
  await client.push([partnerRow(1), partnerRow(2)], target)
})

const isOf = (text: string) => (line: string) => line.startsWith('{"entry"') && line.includes(text)
const after = (lines: string[], text: string) => lines.findIndex(isOf(text))

/** Pulls what is there, then what a row of a later version adds, through somebody who tampers with it. */
const pulledThrough = async (i: number, version: number, tampering: Tampering) => {
  const folder = temporaryFolder()
  await hutong(['sync', 'pull', folder, '--cluster', 'hbew'], hub.env)
  const before = readFileSync(join(folder, 'entries.ndjson'), 'utf8')
  await client.push([partnerRow(i, version), partnerRow(i + 1, version)], target)
  const HUTONG_URL = await tamperingProxy(hub.url, '/sync/changes', tampering)
  const { code, err } = await hutong(['sync', 'pull', folder], { ...hub.env, HUTONG_URL })
  expect(readFileSync(join(folder, 'entries.ndjson'), 'utf8')).toBe(before)
  return [code, err.replace(/\d+/g, 'N')]
}

describe('pulling through somebody who tampers with the feed', () => {
  it.each<[string, number, Tampering, string]>([
    [
      'leaves an entry out',
      2,
      (lines) => lines.toSpliced(after(lines, '152014000001/150200'), 1),
      '变更日志缺少第 N 号',
    ],
    [
      'alters an entry',
      3,
      (lines) => lines.map((line) => line.replace('事项2', '事项3')),
      '变更日志第 N 号:内容与其哈希不符',
    ],
    [
      'turns the entries around',
      4,
      ([head = '', ...rest]) => [head, ...rest.slice(0, -1).reverse(), rest.at(-1)!],
      '变更日志缺少第 N 号',
    ],
    ['leaves the last commit out', 5, (lines) => lines.slice(-1), '变更日志缺少第 N 号'],
    [
      'says that something is removed',
      6,
      (lines) => lines.map((line) => line.replace('"isTombstone":false', '"isTombstone":true')),
      '变更日志第 N 号:所附字段与内容不符',
    ],
    [
      'takes the version away',
      7,
      (lines) => lines.map((line) => line.replace('"version":7,"content"', '"version":null,"content"')),
      '变更日志第 N 号:所附字段与内容不符',
    ],
    [
      'adds a successor',
      8,
      (lines) => lines.map((line) => line.replace('"successor":null', '"successor":"1"')),
      '变更日志第 N 号:所附字段与内容不符',
    ],
  ])('names the entry where it %s, and keeps nothing of it', async (_, version, tampering, said) => {
    expect(await pulledThrough(1, version, tampering)).toEqual([1, expect.stringContaining(said)])
  })

  it('uses no snapshot of which an entry is missing', async () => {
    const HUTONG_URL = await tamperingProxy(hub.url, '/sync/snapshot', (lines) => lines.toSpliced(2, 1))
    const { code, err } = await hutong(['sync', 'pull', temporaryFolder(), '--cluster', 'hbew'], {
      ...hub.env,
      HUTONG_URL,
    })
    expect([code, err]).toEqual([1, expect.stringContaining('快照与其校验不符(COUNT')])
  })
})
