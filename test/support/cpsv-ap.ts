import { readFile } from 'node:fs/promises'
import * as jsonld from 'jsonld'
import { Parser, Store } from 'n3'
import Shacl from 'rdf-validate-shacl'

export const cpsvApFile = (name: string) => readFile(new URL(`../data/cpsv-ap/${name}`, import.meta.url), 'utf8')

const graphOf = (text: string, format = 'text/turtle') => new Store(new Parser({ format }).parse(text))

const shapes = graphOf(await cpsvApFile('cpsv-ap-SHACL.ttl'))

const localName = (iri: string | undefined) => iri?.replace(/^.*[/#]/, '')

/** Each violation of the shapes as `path of the thing: constraint, value`, sorted. */
const violationsOf = async (data: ReturnType<typeof graphOf>): Promise<string[]> => {
  const { results } = await new Shacl(shapes).validate(data)
  return results
    .map(({ path, focusNode, value, sourceConstraintComponent }) => {
      const broken = localName(sourceConstraintComponent?.value)?.replace('ConstraintComponent', '')
      const at = localName((path as { value?: string } | null)?.value)
      return `${at} of ${focusNode?.value}: ${broken}${value ? `, ${(value as { value: string }).value}` : ''}`
    })
    .sort()
}

export const violationsOfTurtle = (text: string) => violationsOf(graphOf(text))

const refuseLoader = async (url: string) => {
  throw new Error(`the document asks for ${url}`)
}

/** A JSON-LD document as triples; one that needs anything from elsewhere fails. */
const triplesOf = (text: string): Promise<string> =>
  jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads', documentLoader: refuseLoader })

/** What a JSON-LD document says and what is wrong with it. */
export const examine = async (text: string) => {
  const triples = await triplesOf(text)
  const graph = graphOf(triples, 'application/n-quads')
  return { violations: await violationsOf(graph), triples: triples.trim().split('\n') }
}
