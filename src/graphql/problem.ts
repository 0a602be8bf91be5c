import type { Problem } from '../base/problem.ts'
import { messageOf } from '../report/problem-wording.ts'
import type { Context } from './context.ts'

export const problemResolvers = {
  Problem: {
    path: ({ path }: Problem) => path.map(String),
    message: (found: Problem, _: unknown, { language }: Context) => messageOf(found, language),
  },
}
