import type { Help } from 'commander'
import { displayWidth } from './display-width.ts'
import type { Say } from './language.ts'

/** Commander's help in the language of the run, its columns aligned for Chinese. */
export const helpIn = (say: Say): Partial<Help> => {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': say('用法:', 'Usage:'),
    'Arguments:': say('参数:', 'Arguments:'),
    'Options:': say('选项:', 'Options:'),
    'Global Options:': say('通用选项:', 'Common options:'),
    'Commands:': say('命令:', 'Commands:'),
  }
  return {
    showGlobalOptions: true,
    styleTitle: (title) => titles[title] ?? title,
    displayWidth,
    styleOptionDescription: (text) =>
      text.replace('(choices:', say('(可选:', '(choices:')).replace('(default:', say('(默认:', '(default:')),
  }
}
