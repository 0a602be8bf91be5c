import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { problemTable } from '../../scripts/problem-table.ts'

describe('the pages made from the code', () => {
  it('list the problem codes as the wording has them', async () => {
    const page = await readFile(new URL('../../docs/problems.md', import.meta.url), 'utf8')
    expect(page).toBe(problemTable())
  })
})
