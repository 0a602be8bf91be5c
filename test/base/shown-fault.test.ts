import { describe, expect, it } from 'vitest'
import { shownFault, withoutSecrets } from '../../src/base/shown-fault.ts'

describe('leaving secrets out of a text', () => {
  it.each([
    ['/no/htk_AbC-123_x?there', '/no/htk_…?there'],
    ['whsec_AAAA+/==', 'whsec_…'],
    ['authorization: Bearer abc.def', 'authorization: Bearer …'],
    ['connect postgres://hutong:pa%23ss@db:5432/hutong', 'connect postgres://…@db:5432/hutong'],
    ['/return?code=abc&state=x', '/return?code=…&state=x'],
    ['/x/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', '/x/…'],
    [`/progress/documents/${'a'.repeat(64)}`, `/progress/documents/${'a'.repeat(64)}`],
    ['/export/items.csv', '/export/items.csv'],
  ])('%s › %s', (text, left) => {
    expect(withoutSecrets(text)).toBe(left)
  })
})

describe('showing a fault', () => {
  const shown = (fault: unknown) => ({ ...shownFault(fault), stack: undefined })

  it('leaves behind what was sent: quoted content, details, addresses and bodies', () => {
    const invalid = Object.assign(new Error('invalid input syntax for type json: "机密 \n 内容"'), {
      ...{ code: '22P02', detail: 'Token "机密" is invalid.', where: "unnamed portal parameter $1 = '机密'" },
    })
    expect(shown(invalid)).toEqual({ type: 'Error', message: 'invalid input syntax for type json: "…"', code: '22P02' })
    const body = Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input: 'https://机密' })
    expect(JSON.stringify(shownFault(body))).not.toContain('机密')
    const parsed = new SyntaxError(`Unexpected token 'h', "htk_secret" is not valid JSON`)
    expect(shown(parsed).message).toBe(`Unexpected token 'h', "…" is not valid JSON`)
  })

  it('keeps the names of a constraint and its table, the place, and what it came of', () => {
    const message = 'duplicate key value violates unique constraint "access_key_secret"'
    const cause = Object.assign(new Error(message), {
      ...{
        code: '23505',
        table: 'access_key',
        constraint: 'access_key_secret',
        detail: 'Key (hash)=(机密) already exists.',
      },
    })
    const fault = shownFault(new Error('writing', { cause }))
    expect(fault.cause).toMatchObject({ message, code: '23505', table: 'access_key', constraint: 'access_key_secret' })
    expect(fault.stack).toMatch(/^\s+at .*shown-fault\.test\.ts/)
    expect(JSON.stringify(fault)).not.toContain('机密')
  })

  it('says nothing of what is no error', () => {
    expect(shownFault('机密')).toEqual({ type: 'string', message: '' })
  })
})
