import { describe, expect, it } from 'vitest'
import { RequestRefused, Unreachable } from '../../src/client/errors.ts'
import { HutongClient } from '../../src/client/index.ts'
import { retryAfterOf } from '../../src/client/refusal.ts'
import { waitBefore } from '../../src/client/retry.ts'
import { pageText, samplePage } from './sample-feed.ts'

const refusedFor = (ms: number | null) => new RequestRefused([], 503, ms)
const away = new Unreachable('en', 'http://hub', 'NOT_LISTENING', '')

describe('how long is waited before the next attempt', () => {
  it.each([
    ['where nothing was said', 0, refusedFor(null), 0, 500],
    ['the fourth time', 3, refusedFor(null), 0, 4000],
    ['where nobody listens', 1, away, 0, 1000],
    ['at most half a minute', 20, away, 0, 30_000],
    ['not before what was said', 0, refusedFor(5000), 0, 5000],
    ['longer, if that has been reached', 4, refusedFor(5000), 0, 8000],
    ['two minutes, if more was said', 0, refusedFor(86_400_000), 0, 120_000],
    ['later by chance, never sooner', 0, refusedFor(8000), 1, 10_000],
  ])('%s', (_, attempt, fault, chance, ms) => {
    expect(waitBefore(attempt, fault, chance)).toBe(ms)
  })
})

describe('what an answer says of coming again', () => {
  it.each([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['a date', { 'retry-after': 'Sat, 28 Nov 2026 08:01:00 GMT', date: 'Sat, 28 Nov 2026 08:00:00 GMT' }, 60_000],
    [
      'a date that has passed',
      { 'retry-after': 'Sat, 28 Nov 2026 08:00:00 GMT', date: 'Sat, 28 Nov 2026 09:00:00 GMT' },
      0,
    ],
    ['a date without a clock', { 'retry-after': 'Sat, 28 Nov 2026 08:01:00 GMT' }, null],
    ['something else', { 'retry-after': 'soon', date: 'Sat, 28 Nov 2026 08:00:00 GMT' }, null],
    ['nothing', {}, null],
  ])('%s', (_, headers, ms) => {
    expect(retryAfterOf(new Headers(headers as Record<string, string>))).toBe(ms)
  })
})

describe('a client that is sent away', () => {
  it.each([[429], [503]])('by %d comes again when it was told to, and goes on', async (status) => {
    const answers = [
      Response.json({ problems: [{ code: 'TOO_BUSY', message: 'busy' }] }, { status, headers: { 'retry-after': '1' } }),
      new Response(pageText(samplePage(0, 7)), { headers: { 'content-type': 'application/x-ndjson' } }),
    ]
    const waits: number[] = []
    const client = new HutongClient({ url: 'http://hub', fetch: async () => answers.shift()! })
    const numbers: number[] = []
    const following = { cluster: 'hbew', untilHead: true, onRetry: (_: unknown, ms: number) => void waits.push(ms) }
    for await (const { entry } of client.follow(following)) numbers.push(entry.number)
    expect(numbers.length).toBeGreaterThan(0)
    expect(waits).toEqual([expect.toSatisfy((ms: number) => ms >= 1000 && ms <= 1250)])
  })
})
