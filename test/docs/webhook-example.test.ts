import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { makeSignedHeaders } from '../../src/feed/make-signature.ts'

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
const example = /```js\n(import \{ createHmac[\s\S]*?)```/.exec(readme)![1]!
const { isGenuine } = await import(`data:text/javascript,${encodeURIComponent(example)}`)

const [secret, other] = [`whsec_${btoa('a'.repeat(32))}`, `whsec_${btoa('b'.repeat(32))}`]
const body = '{"type":"changes.recorded"}'
const signed = (at: Date, ...secrets: string[]) => makeSignedHeaders('msg_1', body, secrets, at)
const now = () => new Date()

describe('the lines of the README that verify a signature', () => {
  it('take a genuine signal, also while two secrets sign', async () => {
    expect(isGenuine(secret, await signed(now(), secret), body)).toBe(true)
    expect(isGenuine(secret, await signed(now(), other, secret), body)).toBe(true)
  })

  it('refuse another secret, another body, and one of long ago', async () => {
    expect(isGenuine(secret, await signed(now(), other), body)).toBe(false)
    expect(isGenuine(secret, await signed(now(), secret), `${body} `)).toBe(false)
    expect(isGenuine(secret, await signed(new Date('2026-01-01T00:00:00Z'), secret), body)).toBe(false)
  })
})
