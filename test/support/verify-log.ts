import { Readable } from 'node:stream'
import { verify } from '../../src/cli/audit-verify.ts'

/** What the stand-alone verifier, which imports nothing of the hub, says of the lines of an export. */
export const verdictOn = (lines: readonly string[]) => verify(Readable.from([Buffer.from(`${lines.join('\n')}\n`)]))
