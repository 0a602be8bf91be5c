import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Context } from './context.ts'

type VariableValues = Parameters<typeof getArgumentValues>[2]

/** How a value becomes what is answered. */
export type Shape =
  | { readonly is: 'LEAF'; readonly type: GraphQLLeafType; readonly mayBeNull: boolean }
  | { readonly is: 'LIST'; readonly of: Shape; readonly mayBeNull: boolean }
  | { readonly is: 'OBJECT'; readonly fields: readonly PlannedField[]; readonly mayBeNull: boolean }

/** A field of a selection, with everything that does not change from one request to the next. */
export interface PlannedField {
  readonly key: string
  readonly name: string
  /** The name of its type, where that is what is asked for. */
  readonly typeName: string | null
  readonly resolve: GraphQLFieldResolver<unknown, Context> | null
  readonly argumentsOf: (variables: VariableValues) => Record<string, unknown>
  readonly shape: Shape
}

/** A document of one query without conditions, planned once for all requests that send it. */
export interface QuickPlan {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly fields: readonly PlannedField[]
  readonly root: readonly string[]
}

/** Thrown where a document asks for what only the plain way can do: conditions, the schema itself, the same field twice. */
class NotPlanned extends Error {}

/** The plan of a valid document; null where it has to go the plain way. */
export const planDocument = (schema: GraphQLSchema, document: DocumentNode): QuickPlan | null => {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  const [operation] = operations
  if (operations.length !== 1 || operation!.operation !== 'query' || operation!.directives?.length) return null
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  )
  try {
    const fields = planned(schema.getQueryType()!, operation!.selectionSet, fragments)
    return { document, operation: operation!, fields, root: fields.map(({ name }) => name) }
  } catch {
    // Such as arguments that do not fit: how that is told is the plain way's.
    return null
  }
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>
type ObjectType = Extract<GraphQLOutputType, { getFields(): unknown; isTypeOf: unknown }>

const planned = (type: ObjectType, selection: SelectionSetNode, fragments: Fragments): PlannedField[] => {
  const fields = selectedOf(type, selection, fragments).map((node) => plannedField(type, node, fragments))
  if (new Set(fields.map(({ key }) => key)).size < fields.length) throw new NotPlanned()
  return fields
}

const selectedOf = (type: ObjectType, selection: SelectionSetNode, fragments: Fragments): FieldNode[] =>
  selection.selections.flatMap((one) => {
    if (one.directives?.length) throw new NotPlanned()
    if (one.kind === Kind.FIELD) return [one]
    const fragment = one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value)! : one
    if (
      fragment.directives?.length ||
      (fragment.typeCondition ?? { name: { value: type.name } }).name.value !== type.name
    )
      throw new NotPlanned()
    return selectedOf(type, fragment.selectionSet, fragments)
  })

const plannedField = (type: ObjectType, node: FieldNode, fragments: Fragments): PlannedField => {
  const name = node.name.value
  const key = node.alias?.value ?? name
  if (name === '__typename')
    return { ...{ key, name, typeName: type.name, resolve: null }, argumentsOf: none, shape: text }
  const field = type.getFields()[name]
  if (name.startsWith('__') || !field) throw new NotPlanned()
  return {
    ...{ key, name, typeName: null, resolve: (field.resolve ?? null) as PlannedField['resolve'] },
    argumentsOf: argumentsOf(field, node),
    shape: shapeOf(field.type, node, fragments),
  }
}

const none = () => ({})
const text: Shape = { is: 'OBJECT', fields: [], mayBeNull: false }

/** Worked out once where no variable is in them. */
const argumentsOf = (field: GraphQLField<unknown, unknown>, node: FieldNode): PlannedField['argumentsOf'] => {
  if (field.args.length === 0) return none
  if (JSON.stringify(node.arguments ?? []).includes(`"${Kind.VARIABLE}"`))
    return (variables) => getArgumentValues(field, node, variables)
  const fixed = getArgumentValues(field, node)
  return () => fixed
}

const shapeOf = (type: GraphQLOutputType, node: FieldNode, fragments: Fragments, mayBeNull = true): Shape => {
  if (isNonNullType(type)) return shapeOf(type.ofType, node, fragments, false)
  if (isListType(type)) return { is: 'LIST', of: shapeOf(type.ofType, node, fragments), mayBeNull }
  if (isLeafType(type)) return { is: 'LEAF', type, mayBeNull }
  if (!isObjectType(type) || type.isTypeOf) throw new NotPlanned()
  return { is: 'OBJECT', fields: planned(type, node.selectionSet!, fragments), mayBeNull }
}
