import { type GraphQLOutputType, type GraphQLSchema, getNamedType, isObjectType, isRequiredArgument } from 'graphql'

/** Everything that can be asked below a type, as deep as `levels`; fields that must be told something are left out. */
export const fullSelection = (schema: GraphQLSchema, type: GraphQLOutputType, levels: number): string => {
  const named = getNamedType(type)
  if (!isObjectType(named)) return ''
  const fields = Object.values(named.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .flatMap(({ name, type: below }) => {
      if (!isObjectType(getNamedType(below))) return [name]
      return levels > 1 ? [`${name} ${fullSelection(schema, below, levels - 1)}`] : []
    })
  return `{ ${['__typename', ...fields].join(' ')} }`
}
