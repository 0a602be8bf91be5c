import { tellFailure } from './failure.ts'
import { endingBySigint, type Invocation, interruptibleBySigint } from './invocation.ts'
import { languageOf, sayIn } from './language.ts'
import { programFor } from './program.ts'
import { processTerminal } from './terminal.ts'

/** What a run is lent by where it runs. */
export type Lent = Pick<Invocation, 'env' | 'terminal' | 'interruptible' | 'mayEndAnywhere'>

/** One run of the program to its end; answers its exit code. */
export const runProgram = async (argv: readonly string[], lent: Lent): Promise<number> => {
  const language = languageOf(argv, lent.env)
  const say = sayIn(language)
  const on: Invocation = { ...lent, say, language, exitCode: 0 }
  const program = programFor(on)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return on.exitCode
  } catch (fault) {
    return tellFailure(fault, program.opts().json === true, on.terminal, say)
  }
}

/** Runs the command line of this process; what `bin/hutong.mjs` calls. */
export const main = async (argv: readonly string[] = process.argv.slice(2)): Promise<void> => {
  process.exitCode = await runProgram(argv, {
    env: process.env,
    terminal: processTerminal(),
    interruptible: interruptibleBySigint(),
    mayEndAnywhere: endingBySigint,
  })
}
