import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** Fields of one name in one place are compared each with each, to see whether they are one: so many comparisons, and no more. */
const mostPairs = 5000
/** Fields that are met where every fragment is put in its place. */
const mostMet = 20_000

const tooMuch = (what: string): GraphQLError =>
  new GraphQLError(`Syntax Error: ${what}`, {
    extensions: { code: 'QUERY_TOO_COMPLEX', http: { spec: true, status: 400 } },
  })

/** Whether fields that say the same stand side by side so often that comparing them is work for nobody's good. */
export const isRepetitive = (document: DocumentNode): boolean => {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  let pairs = 0
  let met = 0
  const isTooMuch = () => pairs > mostPairs || met > mostMet
  /** Looks at selections that stand for one place, then at what stands below each of its fields. */
  const look = (sets: readonly SelectionSetNode[], levels: number): void => {
    const byName = new Map<string, FieldNode[]>()
    const spread = new Set<string>()
    const gather = ({ selections }: SelectionSetNode): void => {
      for (const one of selections) {
        met++
        if (one.kind === Kind.INLINE_FRAGMENT) gather(one.selectionSet)
        else if (one.kind === Kind.FIELD) {
          const name = (one.alias ?? one.name).value
          const alike = byName.get(name)
          if (alike) pairs += alike.push(one) - 1
          else byName.set(name, [one])
        } else if (!spread.has(one.name.value)) {
          spread.add(one.name.value)
          const fragment = fragments.get(one.name.value)
          if (fragment) gather(fragment.selectionSet)
        }
      }
    }
    for (const set of sets) gather(set)
    // What is deeper is refused for its depth.
    if (levels === 0 || isTooMuch()) return
    for (const alike of byName.values()) {
      const below = alike.flatMap(({ selectionSet }) => selectionSet ?? [])
      if (below.length > 0) look(below, levels - 1)
      if (isTooMuch()) return
    }
  }
  for (const one of document.definitions) if ('selectionSet' in one) look([one.selectionSet], 12)
  return isTooMuch()
}

/** Refuses documents whose reading alone would be too much: nested without end, or one field over and over. */
export const boundedDocument: Plugin = {
  onParse({ parseFn, setParseFn }) {
    setParseFn((source, options) => {
      try {
        return parseFn(source, options)
      } catch (fault) {
        // The parser calls itself for each bracket.
        if (fault instanceof RangeError) throw tooMuch('Nesting limit exceeded.')
        throw fault
      }
    })
  },
  onValidate({ params: { documentAST }, setResult }) {
    if (isRepetitive(documentAST)) setResult([tooMuch('Limit of repeated fields exceeded.')])
  },
}
