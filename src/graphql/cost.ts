import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'

type Variables = Readonly<Record<string, unknown>>

/** The most that a question may cost: some four times the costliest that is asked with reason, the lights of a plan with all their reasons. */
export const mostCost = 500_000

/** Of a list that says nothing about its length: clusters, cities, reasons. */
const usualLength = 10
/** Of a list of which no number is asked for. */
const usualFirst = 100

/** Of operations whose lists no variable makes longer. */
const constants = new WeakMap<OperationDefinitionNode, number>()

const isList = (type: GraphQLField<unknown, unknown>['type']): boolean =>
  isListType(isNonNullType(type) ? type.ofType : type)

/**
 * What a question costs, known before anything is asked: every object counts one, as often as the lists around it are long. A list is as long as
 * `first` says; without it a hundred where a number could be asked for, else ten. What is below a field with `first` is one list, however it is cut.
 */
export const costOf = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number => {
  const before = constants.get(operation)
  if (before !== undefined) return before
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  )
  let isConstant = true
  const firstOf = (given: ValueNode | undefined): unknown => {
    if (given?.kind !== Kind.VARIABLE) return given?.kind === Kind.INT ? given.value : undefined
    isConstant = false
    const { value: name } = given.name
    const declared = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)?.defaultValue
    return variables[name] ?? (declared?.kind === Kind.INT ? declared.value : undefined)
  }
  const costOfSet = (set: SelectionSetNode, type: GraphQLNamedType | undefined, isBelowFirst: boolean): number => {
    let cost = 0
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type
        cost += costOfSet(selection.selectionSet, on, isBelowFirst)
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const { selectionSet, typeCondition } = fragments.get(selection.name.value)!
        cost += costOfSet(selectionSet, schema.getType(typeCondition.name.value), isBelowFirst)
      } else if (selection.selectionSet && (isObjectType(type) || isInterfaceType(type))) {
        const field = type.getFields()[selection.name.value]
        const below = field && getNamedType(field.type)
        if (!field || !isCompositeType(below)) continue
        const takesFirst = field.args.some(({ name }) => name === 'first')
        const given = selection.arguments?.find(({ name }) => name.value === 'first')?.value
        const length = takesFirst
          ? Math.max(1, Number(firstOf(given) ?? usualFirst) || 1)
          : isList(field.type) && !isBelowFirst
            ? usualLength
            : 1
        cost += length * (1 + costOfSet(selection.selectionSet, below, takesFirst))
      }
    }
    return cost
  }
  const root = schema.getRootType(operation.operation)
  const cost = Math.max(1, costOfSet(operation.selectionSet, root ?? undefined, false))
  if (isConstant) constants.set(operation, cost)
  return cost
}
