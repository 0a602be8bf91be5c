import type { Say } from './language.ts'
import { WrongUse } from './wrong-use.ts'

/** A row of the plan as an option names it: PROJECT/2026/3. */
export interface PlanRowName {
  readonly list: string
  readonly year: number
  readonly number: number
}

/** Reads such a name, or throws a sentence. */
export const planRowIn =
  (say: Say) =>
  (text: string): PlanRowName => {
    const [, list, year, number] = /^(TASK|PROJECT|PLATFORM)\/(\d{4})\/(\d{1,6})$/.exec(text) ?? []
    if (list) return { list, year: Number(year), number: Number(number) }
    throw new WrongUse(
      say(`--plan ${text} 应写成 PROJECT/2026/3(TASK、PROJECT 或 PLATFORM)`, `--plan ${text}: write PROJECT/2026/3`),
    )
  }
