import type { Wording } from '../../base/wording.ts'
import type { Language } from '../../report/problem-wording.ts'

type Table = Readonly<Record<string, Wording>>

/** A table of wording in one language. */
export type Words<T extends Table> = { readonly [Key in keyof T]: string }

const spoken = new WeakMap<Table, Partial<Record<Language, unknown>>>()

/** What a table says in a language; made once. */
export const wordsIn = <T extends Table>(table: T, language: Language): Words<T> => {
  const known = spoken.get(table) ?? {}
  known[language] ??= Object.fromEntries(Object.entries(table).map(([key, wording]) => [key, wording[language]]))
  spoken.set(table, known)
  return known[language] as Words<T>
}

/** Puts values into the places of a text: `{name}`. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))

/** Chinese as officials write it: no blank between a word and a number. Times of day keep theirs. */
export const closeUp = (text: string): string =>
  text.replace(/(?<=[\u4e00-\u9fff，。；：、（）“”]) (?=\d)(?!\d\d:\d\d)|(?<=\d) (?=[\u4e00-\u9fff（])/g, '')
