import { tellFailure } from './failure.ts'
import { type Invocation, interruptibleBySigint } from './invocation.ts'
import { languageOf, sayIn } from './language.ts'
import { programFor } from './program.ts'
import { processTerminal } from './terminal.ts'

/** Runs the command line of this process; what `bin/hutong.mjs` calls. */
export const main = async (argv: readonly string[] = process.argv.slice(2)): Promise<void> => {
  const language = languageOf(argv, process.env)
  const say = sayIn(language)
  const on: Invocation = {
    say,
    language,
    env: process.env,
    terminal: processTerminal(),
    interruptible: interruptibleBySigint(),
    exitCode: 0,
  }
  const program = programFor(on)
  try {
    await program.parseAsync(argv, { from: 'user' })
    process.exitCode = on.exitCode
  } catch (fault) {
    process.exitCode = await tellFailure(fault, program.opts().json === true, on.terminal, say)
  }
}
