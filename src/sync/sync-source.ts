import { type Problem, problem } from '../base/problem.ts'

/** A partner system of a city (对接系统的数据源) by its own word, and the cluster in which its local codes live. */
export interface SyncSource {
  readonly id: number
  readonly city: string
  readonly code: string
  readonly clusterId: number
  readonly cluster: string
  readonly isSandbox: boolean
  /** Nothing is expected of it any more, and what it said is let go. */
  readonly isRetired: boolean
  readonly dropShare: number
}

const shape = /^[a-z0-9][a-z0-9._-]{0,63}$/

export const checkSourceCode = (source: string): Problem[] =>
  shape.test(source)
    ? []
    : [problem('SOURCE_CODE_INVALID', { path: ['source'], field: 'source', facts: { found: source.slice(0, 64) } })]
