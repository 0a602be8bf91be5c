import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { consoleModule } from '../../scripts/embed-console.ts'
import { migrationsModule } from '../../scripts/embed-migrations.ts'
import { problemTable } from '../../scripts/problem-table.ts'

describe('what is made from the code', () => {
  it('list the problem codes as the wording has them', async () => {
    const page = await readFile(new URL('../../docs/problems.md', import.meta.url), 'utf8')
    expect(page).toBe(problemTable())
  })

  it('carry the console’s styles and scripts as they stand', async () => {
    const made = await readFile(new URL('../../src/console/assets.generated.ts', import.meta.url), 'utf8')
    expect(made).toBe(await consoleModule())
  })

  it('carry the migrations to hosts without a disk as they stand', async () => {
    const module = await readFile(new URL('../../src/db/migrations.generated.ts', import.meta.url), 'utf8')
    expect(module).toBe(await migrationsModule())
  })
})
