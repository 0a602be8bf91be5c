import { describe, expect, it } from 'vitest'
import { readFileParameters } from '../../src/http/register-file-parameters.ts'

describe('uploading', () => {
  const upload = (more: string) =>
    readFileParameters(
      new URLSearchParams(`cluster=hbew&ordinal=1&title=x&file=a.csv&${more}`),
      undefined,
    ).problems.map(({ code }) => code)

  it.each([
    ['dryRun=TRUE', ['PARAMETER_INVALID']],
    ['dryRun=1', ['PARAMETER_INVALID']],
    ['dryRun=false', []],
    ['documentNumber=%00', ['TEXT_NOT_ALLOWED']],
  ])('with %s', (more, codes) => {
    expect(upload(more)).toEqual(codes)
  })
})
