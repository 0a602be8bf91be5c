import { tellFailure } from '../../src/cli/failure.ts'
import type { Invocation } from '../../src/cli/invocation.ts'
import { programFor } from '../../src/cli/program.ts'

/** Runs a command in this process: the same program without a second and a half of starting it. */
export const runCommand = async (args: readonly string[]) => {
  const [out, err]: [string[], string[]] = [[], []]
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    isWatched: false,
  }
  const say = (zh: string) => zh
  const interruptible = () => new AbortController().signal
  const on: Invocation = { say, language: 'zh', env: {}, terminal, interruptible, exitCode: 0 }
  const failed = await programFor(on)
    .parseAsync([...args], { from: 'user' })
    .then(
      () => on.exitCode,
      (fault) => tellFailure(fault, args.includes('--json'), terminal, say),
    )
  return { code: failed, out: out.join(''), err: err.join('') }
}
