import { readFile } from 'node:fs/promises'
import {
  type DocumentNode,
  Kind,
  parse,
  printSchema,
  type StringValueNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  type TypeNode,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { readSdl, sdlModule } from '../../scripts/embed-sdl.ts'
import { schema } from '../../src/graphql/server.ts'

const sdl = await readSdl()

/** Fields that say themselves what they are, wherever they stand. */
const selfEvident = /^(id|code|name|title|city|cluster|problems|nodes|pageInfo|idempotencyKey)$/

interface Member {
  readonly name: { readonly value: string }
  readonly description?: StringValueNode
  readonly type?: TypeNode
}
type Definition = TypeDefinitionNode | TypeExtensionNode

const definitionsOf = (document: DocumentNode) =>
  document.definitions.filter((node): node is Definition => 'name' in node && node.kind !== Kind.DIRECTIVE_DEFINITION)

const membersOf = (node: Definition): readonly Member[] =>
  'fields' in node ? (node.fields ?? []) : 'values' in node ? (node.values ?? []) : []

const scalars = /^(Date|DateTime|Facts|Cursor|ChangeNumber|Money)$/
const typeName = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : typeName(type.type))

/** Those that only carry a question or an answer: the mutation and the list say what they are. */
const isCarrier = (name: string) => /^(Query|Mutation|Subscription)$|(Payload|Connection|Input)$/.test(name)

/** The types, fields and enum values that neither say themselves what they are nor have a type that does. */
const undescribed = (text: string): string[] => {
  const definitions = definitionsOf(parse(text))
  const telling = new Set(
    definitions.flatMap((node) => ('description' in node && node.description ? [node.name.value] : [])),
  )
  return definitions.flatMap((node) => {
    const type = node.name.value
    const silent = membersOf(node).filter(
      (member) =>
        !member.description &&
        !selfEvident.test(member.name.value) &&
        !(member.type && telling.has(typeName(member.type)) && !scalars.test(typeName(member.type))),
    )
    return [
      ...(telling.has(type) || isCarrier(type) ? [] : [type]),
      ...silent.map(({ name }) => `${type}.${name.value}`),
    ]
  })
}

describe('the contract', () => {
  it('is embedded as it stands in schema/', async () => {
    const embedded = await readFile(new URL('../../src/graphql/sdl.generated.ts', import.meta.url), 'utf8')
    expect(embedded).toBe(sdlModule(sdl))
  })

  it('describes every type, field and enum value that does not say itself what it is', () => {
    expect(undescribed(sdl)).toEqual([])
  })

  it('gives every mutation one input and a payload with problems', () => {
    const { fields } = definitionsOf(parse(printSchema(schema))).find(({ name }) => name.value === 'Mutation') as {
      fields: readonly { arguments: readonly Member[]; type: { type?: { name: { value: string } } } }[]
    }
    expect(fields.filter((field) => field.arguments.map(({ name }) => name.value).join() !== 'input')).toEqual([])
    const payloads = fields.map(
      ({ type }) => schema.getType(type.type!.name.value)!.toConfig() as never as { fields: object },
    )
    expect(payloads.filter((payload) => !('problems' in payload.fields))).toEqual([])
  })
})
