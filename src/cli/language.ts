import type { Language } from '../client/wording.ts'

/** One text in both languages, side by side; the one that is wanted comes back. */
export type Say = (zh: string, en: string) => string

export const sayIn = (language: Language): Say => (language === 'zh' ? (zh) => zh : (_, en) => en)

/** `--lang` anywhere on the line: the help needs it before anything is parsed. */
const asked = (argv: readonly string[]): string | undefined => {
  const last = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='))
  if (last < 0) return undefined
  return argv[last] === '--lang' ? argv[last + 1] : argv[last]!.slice('--lang='.length)
}

/**
 * The language to speak: `--lang`, else English where the system's locale is an English one (LC_ALL, LC_MESSAGES, LANG,
 * in this order), else Chinese: of `C`, of no locale and of any other.
 */
export const languageOf = (argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language => {
  const wanted = asked(argv)
  if (wanted === 'zh' || wanted === 'en') return wanted
  return /^en([_.@-]|$)/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'zh'
}
