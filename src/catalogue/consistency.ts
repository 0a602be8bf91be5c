import type { Problem } from '../base/problem.ts'
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
