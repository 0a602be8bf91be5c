import { type Problem, problem } from '../base/problem.ts'

/** A partner system of a city (对接系统的数据源), by the word that it has for itself. */
export interface SyncSource {
  readonly id: number
  readonly city: string
  readonly code: string
  /** Where its local codes live, and whose members see what it brings. */
  readonly cluster: string
  readonly clusterId: number
}

const shape = /^[a-z0-9][a-z0-9._-]{0,63}$/

export const checkSourceCode = (code: string, field = 'source'): Problem[] =>
  shape.test(code)
    ? []
    : [problem('SOURCE_CODE_INVALID', { path: [field], field, facts: { found: code.slice(0, 80) } })]
