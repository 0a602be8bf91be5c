import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { problem } from '../../src/base/problem.ts'
import { messageOf, preferredLanguage, problemWording } from '../../src/report/problem-wording.ts'
import { readSources } from '../support/read-sources.ts'

const sources = await readSources(fileURLToPath(new URL('../../src', import.meta.url)))
const hubs = sources.filter(({ path }) => !/^(cli|client)\//.test(path))

const raised = /\b(?:problem|warning|refusedFor|at|refusal)\(\s*'([A-Z][A-Z_]+)'/g
const codesIn = (text: string) => [...text.matchAll(raised)].map(([, code]) => code!)

/** The codes that are chosen between two, or kept in a table; named here so that they are not forgotten. */
const chosen = ['KEY_CITY_MISSING', 'KEY_CITY_NOT_ALLOWED', 'ITEM_NAME_REPEATED', 'ITEM_CODE_REPEATED']
const codes = [...new Set([...hubs.flatMap(({ text }) => codesIn(text)), ...chosen])].sort()

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort()

/** The source of a call from its bracket to the one that closes it. */
const callAt = (text: string, from: number): string => {
  let depth = 0
  for (let at = text.indexOf('(', from); at < text.length; at++) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (depth === 0) return text.slice(from, at + 1)
  }
  return text.slice(from)
}

/** Facts that a call is handed ready-made; where they are made, they stand written out. */
const handed = /\b(place|facts)\b(?!:)|^at\(/

const missingFacts = hubs.flatMap(({ path, text }) =>
  [...text.matchAll(raised)].flatMap((match) => {
    const call = callAt(text, match.index)
    const needed = placeholders(problemWording[match[1]!]?.zh ?? '')
    const missing = needed.filter((name) => !new RegExp(`\\b${name}\\b`).test(call))
    return handed.test(call) ? [] : missing.map((name) => `${path}: ${match[1]} without ${name}`)
  }),
)

describe('the wording of problems', () => {
  it('asks for facts that the source gives', () => {
    expect(missingFacts).toEqual([])
  })

  it('has every code that the source raises', () => {
    expect(codes.length).toBeGreaterThan(60)
    expect(codes.filter((code) => !(code in problemWording))).toEqual([])
  })

  it('has no code that nothing raises', () => {
    const everything = hubs
      .filter(({ path }) => !/wording\.ts$/.test(path))
      .map(({ text }) => text)
      .join('\n')
    expect(Object.keys(problemWording).filter((code) => !everything.includes(`'${code}'`))).toEqual([])
  })

  it('says something in both languages', () => {
    const silent = Object.entries(problemWording).filter(
      ([, { zh, en }]) => !/\p{Script=Han}/u.test(zh) || !/[a-z]{2}/.test(en),
    )
    expect(silent).toEqual([])
  })

  it('asks for no fact in English that Chinese does not have, but for a few that one leaves out', () => {
    const unlike = Object.entries(problemWording).filter(([, { zh, en }]) =>
      placeholders(en).some((name) => !placeholders(zh).includes(name)),
    )
    expect(unlike.map(([code]) => code)).toEqual([])
  })

  it('leaves no brace in a message', () => {
    const messages = Object.keys(problemWording).flatMap((code) => [
      messageOf(problem(code), 'zh'),
      messageOf(problem(code), 'en'),
    ])
    expect(messages.filter((message) => /[{}]/.test(message))).toEqual([])
  })

  it('puts lists, numbers and what is missing into words', () => {
    const forbidden = problem('FORBIDDEN', { facts: { role: 'LEADER', allowed: ['SECRETARIAT', 'COORDINATOR'] } })
    expect(messageOf(forbidden, 'zh')).toBe(
      '您的密钥（LEADER）无权进行此操作；可由 SECRETARIAT、COORDINATOR 在其本市、本城市群范围内办理。',
    )
    expect(messageOf(forbidden, 'en')).toBe(
      'Your key (LEADER) may not do this; SECRETARIAT, COORDINATOR may, within their own city and cluster.',
    )
    expect(messageOf(problem('BATCH_UNKNOWN'), 'en')).toBe('There is no batch —.')
  })

  it('does not read a fact’s own braces', () => {
    expect(messageOf(problem('CLUSTER_UNKNOWN', { facts: { code: '{code}$&' } }), 'en')).toBe(
      'There is no cluster "{code}$&".',
    )
  })

  it('treats a code without wording as a fault', () => {
    expect(() => messageOf(problem('NEVER_HEARD_OF'), 'zh')).toThrow('no wording for NEVER_HEARD_OF')
  })
})

describe('choosing the language', () => {
  it.each([
    [null, 'zh'],
    ['', 'zh'],
    ['*', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.8,zh;q=0.9', 'zh'],
    ['fr,en;q=0.5', 'en'],
    ['fr', 'zh'],
    ['zh;q=0,en;q=0.1', 'en'],
    ['en;q=0', 'zh'],
    [';;;,q=', 'zh'],
  ])('%j: %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language)
  })
})
