import { cpSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runPlain, temporaryFolder } from './run-hutong.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [before, built, after] = [1_000, 2_000, 3_000]

/** A working copy with one source that is older than what was built of it; answers its folder and what it would start. */
const workingCopy = (...folders: string[]) => {
  const copy = temporaryFolder()
  for (const folder of ['src', 'dist/program', ...folders]) mkdirSync(join(copy, folder), { recursive: true })
  cpSync(join(root, 'bin'), join(copy, 'bin'), { recursive: true })
  for (const file of ['src/a.ts', 'src/b.ts', 'dist/program/main.mjs']) writeFileSync(join(copy, file), '')
  for (const path of ['src/a.ts', 'src/b.ts', 'src']) utimesSync(join(copy, path), before, before)
  utimesSync(join(copy, 'dist/program/main.mjs'), built, built)
  const started = async (): Promise<string | null> =>
    (await import(pathToFileURL(join(copy, 'bin/built.mjs')).href)).builtEntry('main.mjs')
  return { copy, started }
}

describe('starting the program', () => {
  it('takes what was built while no source has changed since', async () => {
    const { copy, started } = workingCopy('test')
    expect(await started()).toBe(pathToFileURL(join(copy, 'dist/program/main.mjs')).href)
  })

  it('takes the sources once one of them was edited', async () => {
    const { copy, started } = workingCopy('test')
    utimesSync(join(copy, 'src/b.ts'), after, after)
    expect(await started()).toBeNull()
  })

  it('takes the sources once one of them is gone', async () => {
    const { copy, started } = workingCopy('test')
    rmSync(join(copy, 'src/b.ts'))
    expect(await started()).toBeNull()
  })

  it('takes what was built of an installed package, whatever the times of its files', async () => {
    const { copy, started } = workingCopy()
    utimesSync(join(copy, 'src/b.ts'), after, after)
    expect(await started()).toBe(pathToFileURL(join(copy, 'dist/program/main.mjs')).href)
  })

  it('runs the sources where nothing was built', async () => {
    const copy = temporaryFolder()
    cpSync(join(root, 'bin'), join(copy, 'bin'), { recursive: true })
    for (const name of ['src', 'node_modules', 'package.json', 'tsconfig.json'])
      symlinkSync(join(root, name), join(copy, name))
    const { code, out, err } = await runPlain(join(copy, 'bin/hutong.mjs'), copy, {})
    expect([code, err, out]).toEqual([2, expect.stringMatching(/^用法: hutong /), ''])
  })
})
