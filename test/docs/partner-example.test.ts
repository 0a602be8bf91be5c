import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { runPlain, temporaryFolder } from '../cli/run-hutong.ts'
import { serverHome } from '../support/hub-process.ts'
import { startPartnerHub } from '../support/partner.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const example = /## 对接[\s\S]*?```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))![1]!
const hub = await startPartnerHub(await serverHome())

beforeAll(() => {
  spawnSync(process.execPath, [join(root, 'scripts/build-client.mjs')])
})

/** A folder outside, in which the package is installed. */
const partnerFolder = () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/hutong'))
  writeFileSync(join(folder, 'example.mjs'), example)
  return folder
}

describe('the example of the README', () => {
  it('is short', () => {
    expect(example.trim().split('\n').length).toBeLessThanOrEqual(36)
  })

  it('pushes, follows and reconciles, run by plain Node outside the house', async () => {
    const folder = partnerFolder()
    const first = await runPlain('example.mjs', folder, hub.env)
    expect([first.code, first.err]).toEqual([0, ''])
    expect(first.out).toContain('received 1, rejected 0\n')
    expect(first.out).toContain('implementation.recorded 152014001000/150200\n')
    expect(first.out).toMatch(/differences: \[\]\n$/)
    const again = await runPlain('example.mjs', folder, hub.env)
    expect([again.code, again.out]).toEqual([0, 'received 1, rejected 0\ndifferences: []\n'])
  })
})
