import { describe, expect, it } from 'vitest'
import type { Invocation } from '../../src/cli/invocation.ts'
import { programFor } from '../../src/cli/program.ts'
import { hutong, hutongProcess, temporaryFolder } from './run-hutong.ts'

const invocationWriting = (written: string[]): Invocation => ({
  say: (zh) => zh,
  language: 'zh',
  env: {},
  terminal: {
    out: (text) => written.push(text),
    err: (text) => written.push(text),
    pour: async (text) => void written.push(text),
    isWatched: false,
  },
  interruptible: () => new AbortController().signal,
  mayEndAnywhere: () => {},
  exitCode: 0,
})

describe('asking for help', () => {
  it.each([
    [['--help']],
    [['serve', '--help']],
    [['demo', '--help']],
    [['migrate', '--help']],
    [['doctor', '--help']],
    [['key', 'issue', '--help']],
    [['key', 'rotate', '--help']],
    [['key', 'revoke', '--help']],
    [['batch', 'register', '--help']],
    [['batch', 'show', '--help']],
    [['item', 'match', '--help']],
    [['item', 'can-handle', '--help']],
    [['item', 'diff', '--help']],
    [['item', 'share', '--help']],
    [['count', '--help']],
    [['issue', 'list', '--help']],
    [['issue', 'assign', '--help']],
    [['issue', 'escalate', '--help']],
    [['issue', 'letter', '--help']],
    [['meeting', 'convene', '--help']],
    [['meeting', 'text', '--help']],
    [['resolution', 'adopt', '--help']],
    [['resolution', 'progress', '--help']],
    [['scorecard', '--help']],
    [['plan', 'import', '--help']],
    [['plan', 'export', '--help']],
    [['progress', 'import', '--help']],
    [['obligations', '--help']],
    [['report', 'dispatch', '--help']],
    [['report', 'meeting', '--help']],
    [['use', 'show', '--help']],
    [['use', 'record', '--help']],
    [['map', 'show', '--help']],
    [['map', 'set', '--help']],
    [['map', 'drop', '--help']],
    [['map', 'load', '--help']],
    [['map', 'propose', '--help']],
    [['audit', 'export', '--help']],
    [['audit', 'verify', '--help']],
  ])('shows it for %j', async (args) => {
    const written: string[] = []
    const { code } = await programFor(invocationWriting(written))
      .parseAsync(args, { from: 'user' })
      .catch((shown) => shown)
    expect(code).toBe('commander.helpDisplayed')
    expect(written.join('')).toMatch(/^用法: hutong /)
    expect(written.join('')).toContain('--json')
  })

  it('shows it from any folder', async () => {
    const { code, out, err } = await hutongProcess(['--help'], {}, temporaryFolder())
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('退出码:0 完成,1 被拒绝,2 用法有误')
  })

  it('shows it in English', async () => {
    expect((await hutong(['audit', '--help', '--lang', 'en'])).out).toMatch(/^Usage: hutong audit/)
  })

  it('ends the process with 2 where nothing is asked', async () => {
    expect((await hutongProcess([])).code).toBe(2)
  })

  it.each([[[]], [['batch']], [['nonsense']]])('calls %j wrong use', async (args) => {
    expect((await hutong(args)).code).toBe(2)
  })
})
