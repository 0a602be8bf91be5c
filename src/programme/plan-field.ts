import { checkText } from '../base/check-text.ts'
import { type Problem, problem } from '../base/problem.ts'
import { placedUnder } from '../base/problem-place.ts'
import { normalName } from '../base/text.ts'

/** A field of work (领域) of a cluster's list. */
export interface PlanField {
  readonly code: string
  readonly name: string
}

/** The list of a cluster that has set none. */
export const usualFields: readonly PlanField[] = [
  { code: 'TRANSPORT', name: '交通' },
  { code: 'INDUSTRY', name: '产业' },
  { code: 'ECOLOGY', name: '生态' },
  { code: 'PUBLIC_SERVICE', name: '公共服务' },
  { code: 'INNOVATION', name: '科创' },
  { code: 'OPENING_UP', name: '开放合作' },
  { code: 'CULTURE_TOURISM', name: '文旅' },
  { code: 'OTHER', name: '其他' },
]

/** The fields of a cluster's plan, the usual ones where it has set none. */
export const fieldsOr = (set: readonly PlanField[]): readonly PlanField[] => (set.length > 0 ? set : usualFields)

const mostFields = 100

/** Problems of a list of fields as it is given. */
export const checkFields = (fields: readonly PlanField[]): Problem[] => {
  const seen = new Set<string>()
  if (fields.length === 0 || fields.length > mostFields)
    return [problem('COUNT_TOO_LARGE', { path: ['fields'], field: 'fields', facts: { most: mostFields } })]
  return fields.flatMap(({ code, name }, i) => {
    const place = { path: ['fields', i], field: 'fields', facts: { found: code.slice(0, 60) } }
    const isRepeated = seen.has(code) || seen.has(normalName(name))
    seen.add(code).add(normalName(name))
    return [
      ...(/^[A-Z][A-Z0-9_]{0,31}$/.test(code) ? [] : [problem('PLAN_FIELD_CODE_INVALID', place)]),
      ...(isRepeated ? [problem('ENTRY_REPEATED', { ...place, facts: { field: 'fields', found: name } })] : []),
      ...placedUnder(['fields', i], checkText(name, 'name', 40)),
    ]
  })
}
