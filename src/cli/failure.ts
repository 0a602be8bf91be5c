import { CommanderError } from 'commander'
import type { AnsweredProblem, HubError } from '../client/index.ts'
import type { Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import type { Terminal } from './terminal.ts'
import { Interrupted, isHelpShown, parsingFault, WrongUse } from './wrong-use.ts'

/** Told by its shape: the client is loaded only by the commands that need it. */
export const isHubError = (fault: unknown): fault is HubError => fault instanceof Error && 'problems' in fault

const tellRefusal = async (fault: HubError, isJson: boolean, terminal: Terminal, say: Say): Promise<void> => {
  const { problemJson, sentences } = await import('./problem-report.ts')
  if (isJson) terminal.out(`${JSON.stringify({ problems: fault.problems.map(problemJson) })}\n`)
  terminal.err(fault.name === 'RequestRefused' ? sentences(fault.problems, say) : `${fault.message}\n`)
}

/** Says what went wrong, and gives the exit code. */
export const tellFailure = async (fault: unknown, isJson: boolean, terminal: Terminal, say: Say): Promise<number> => {
  if (fault instanceof Interrupted) return 130
  // `hutong batch` alone shows its help, and is no use of it.
  if (isHelpShown(fault)) return fault.exitCode === 0 ? 0 : 2
  if (fault instanceof CommanderError || fault instanceof WrongUse) {
    terminal.err(`hutong: ${fault instanceof CommanderError ? parsingFault(fault, say) : fault.message}\n`)
    return 2
  }
  if (isHubError(fault)) {
    await tellRefusal(fault, isJson, terminal, say)
    return 1
  }
  const { code, message, stack } = fault as NodeJS.ErrnoException
  terminal.err(`hutong: ${typeof code === 'string' ? message : (stack ?? String(fault))}\n`)
  return 1
}

/** A payload's problems: errors refuse the command, warnings are said. */
export const refuseForErrors = async (
  problems: readonly AnsweredProblem[],
  terminal: Terminal,
  say: Say,
): Promise<void> => {
  if (problems.length === 0) return
  if (problems.some(({ severity }) => severity === 'ERROR')) {
    const { RequestRefused } = await import('../client/index.ts')
    throw new RequestRefused(problems)
  }
  const { sentences } = await import('./problem-report.ts')
  terminal.err(sentences(problems, say))
}

/** Refuses, with exit code 1, for what is so and not for how the command was used. */
export const refuseWith = async (
  code: string,
  sentence: string,
  facts: Readonly<Record<string, string>> = {},
): Promise<never> => {
  const { plainProblem } = await import('../client/problem.ts')
  const { RequestRefused } = await import('../client/index.ts')
  throw new RequestRefused([plainProblem(code, sentence, facts)])
}

/** Refuses a question to which the hub has no answer: something that it names is unknown, or not for this key. */
export const refuseUnknown = ({ say }: Invocation, asked: Readonly<Record<string, string>>): Promise<never> => {
  const named = Object.values(asked).join(say('、', ', '))
  return refuseWith(
    'ANSWER_UNKNOWN',
    say(`没有找到 ${named},或此密钥看不到`, `${named}: one of them is unknown, or this key may not see it`),
    asked,
  )
}

/** Refuses to compare where there are not two member cities: nothing would be the same, and nothing to be changed. */
export const refuseFewCities = ({ say }: Invocation, found: readonly { readonly name: string }[]): Promise<never> => {
  const names = found.map(({ name }) => name).join(say('、', ', ')) || say('无', 'none')
  return refuseWith(
    'CITIES_TOO_FEW',
    say(`至少要有两个成员城市才能比对,现有:${names}`, `It takes two member cities to compare; there are: ${names}`),
    { names },
  )
}
