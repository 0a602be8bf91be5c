import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runFile } from '../cli/run-hutong.ts'

const verifier = fileURLToPath(new URL('../../src/cli/audit-verify.ts', import.meta.url))

/** What the stand-alone verifier, a process of its own, says of the lines of an export. */
export const verdictOn = async (lines: readonly string[]) => {
  const folder = await mkdtemp(join(tmpdir(), 'hutong-log-'))
  const file = join(folder, 'log.ndjson')
  await writeFile(file, `${lines.join('\n')}\n`)
  const { code, out, err } = await runFile(verifier, [file, '--json'])
  await rm(folder, { recursive: true })
  if (err) throw new Error(err)
  return { code, ...JSON.parse(out) }
}
