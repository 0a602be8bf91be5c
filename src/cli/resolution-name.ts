import type { Say } from './language.ts'
import { WrongUse } from './wrong-use.ts'

/** The edition and number in a name such as `7/3`. */
export const nameIn = (say: Say, text: string) => {
  const [found, edition, number] = /^(\d{1,4})\/(\d{1,3})$/.exec(text) ?? []
  if (found) return { edition: Number(edition), number: Number(number) }
  throw new WrongUse(say(`${text} 应写成 届次/序号,如 7/3`, `${text}: write edition/number, such as 7/3`))
}
