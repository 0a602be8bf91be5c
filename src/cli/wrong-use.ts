import { CommanderError } from 'commander'
import type { Say } from './language.ts'

/** The command was given something that it cannot work with: a sentence, and exit code 2. */
export class WrongUse extends Error {}

/** Ctrl-C: exit code 130, without a word. */
export class Interrupted extends Error {}

const chinese: Readonly<Record<string, (named: string, choices?: string) => string>> = {
  'commander.missingArgument': (named) => `缺少参数 ${named}`,
  'commander.optionMissingArgument': (named) => `选项 ${named} 缺少值`,
  'commander.missingMandatoryOptionValue': (named) => `缺少必需的选项 ${named}`,
  'commander.conflictingOption': (named) => `选项 ${named} 与另一选项不能同时使用`,
  'commander.unknownOption': (named) => `没有选项 ${named}`,
  'commander.excessArguments': () => '参数太多',
  'commander.unknownCommand': (named) => `没有命令 ${named}`,
  'commander.invalidArgument': (named, choices) => `${named} 的值不可用${choices ? `,可选:${choices}` : ''}`,
}

/** Commander speaks English; its errors by code, and the name that it quotes. */
export const parsingFault = (fault: CommanderError, say: Say): string => {
  const quoted = /'([^']*)'/.exec(fault.message)?.[1] ?? ''
  const english = fault.message.replace(/^error: /, '')
  const sentence = chinese[fault.code]?.(quoted, /choices are (.*)\.$/.exec(english)?.[1]) ?? english
  return say(`${sentence}。用 --help 查看用法。`, `${english.replace(/\.$/, '')}. See --help.`)
}

/** Whether parsing ended because help or the version was shown. */
export const isHelpShown = (fault: unknown): fault is CommanderError =>
  fault instanceof CommanderError &&
  ['commander.helpDisplayed', 'commander.version', 'commander.help'].includes(fault.code)
