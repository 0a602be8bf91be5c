import { isError, type Problem } from '../base/problem.ts'
import { type ConsistencyCode, type ConsistencyRule, consistencyRules } from './consistency-rules.ts'
import { type ConsistencySettings, usualSettings } from './consistency-settings.ts'
import type { ImplementationContent } from './implementation-content.ts'

const rules: readonly ConsistencyRule[] = consistencyRules

/** Every rule of consistency that content breaks, in the order of the table, with paths from the content on. */
export const consistencyProblems = (
  content: ImplementationContent,
  settings: ConsistencySettings = usualSettings,
): Problem[] =>
  rules.flatMap(({ code, compares, breach }) => {
    const severity = settings.weights[code as ConsistencyCode]
    const facts = severity === 'OFF' ? null : breach(content, settings)
    if (severity === 'OFF' || facts === null) return []
    return [{ code, severity, path: [compares[0]!], field: compares[0], facts }]
  })

/** The same under the rules of every cluster that content has to do with: of each rule the worst that one of them makes of it. */
export const worstConsistencyProblems = (
  content: ImplementationContent,
  settings: readonly ConsistencySettings[],
): Problem[] => {
  const found = settings.flatMap((of) => consistencyProblems(content, of))
  return rules.flatMap(({ code }) => {
    const same = found.filter((problem) => problem.code === code)
    return [...same.filter(isError), ...same].slice(0, 1)
  })
}
