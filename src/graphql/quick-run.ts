import type { GraphQLResolveInfo, getArgumentValues } from 'graphql'
import type { Context } from './context.ts'
import type { PlannedField, QuickPlan, Shape } from './quick-plan.ts'

type Found = Record<string, unknown>

/** What no resolver of ours looks at. */
const noInfo = undefined as unknown as GraphQLResolveInfo

/** Runs the resolvers of a plan. Throws where anything goes wrong: what has errors is told by the plain way. */
export const runPlan = (
  plan: QuickPlan,
  variables: Parameters<typeof getArgumentValues>[2],
  context: Context,
): Found | Promise<Found> => {
  const objectOf = (fields: readonly PlannedField[], source: unknown): Found | Promise<Found> => {
    const found: Found = {}
    const waited: Promise<void>[] = []
    try {
      for (const field of fields) {
        const value = fieldValue(field, source)
        // Its place is kept, for fields are answered in the order in which they were asked for.
        found[field.key] = value
        if (value instanceof Promise)
          waited.push(
            value.then((awaited) => {
              found[field.key] = awaited
            }),
          )
      }
    } catch (fault) {
      // The others' faults are nobody's any more.
      Promise.allSettled(waited)
      throw fault
    }
    return waited.length === 0 ? found : Promise.all(waited).then(() => found)
  }

  const fieldValue = (field: PlannedField, source: unknown): unknown => {
    if (field.typeName !== null) return field.typeName
    const given = field.argumentsOf(variables)
    const own = field.resolve ? field.resolve(source, given, context, noInfo) : (source as Found)[field.name]
    const value = !field.resolve && typeof own === 'function' ? own.call(source, given, context, noInfo) : own
    return value instanceof Promise
      ? value.then((awaited) => completed(field.shape, awaited))
      : completed(field.shape, value)
  }

  const completed = (shape: Shape, value: unknown): unknown => {
    if (value === null || value === undefined) {
      if (shape.mayBeNull) return null
      throw new Error('null where there must be a value')
    }
    if (value instanceof Error) throw value
    if (shape.is === 'LEAF') return leafOf(shape, value)
    if (shape.is === 'OBJECT') return objectOf(shape.fields, value)
    if (!Array.isArray(value)) throw new Error('no list')
    return listOf(shape.of, value)
  }

  const listOf = (shape: Shape, values: readonly unknown[]): unknown => {
    let isWaiting = false
    const all = values.map((value) => {
      const one =
        value instanceof Promise ? value.then((awaited) => completed(shape, awaited)) : completed(shape, value)
      if (one instanceof Promise) {
        isWaiting = true
        one.catch(() => {})
      }
      return one
    })
    return isWaiting ? Promise.all(all) : all
  }

  return objectOf(plan.fields, undefined)
}

const leafOf = ({ type }: Extract<Shape, { is: 'LEAF' }>, value: unknown): unknown => {
  const told = type.coerceOutputValue(value)
  if (told === undefined || told === null) throw new Error(`no ${type.name}`)
  return told
}
