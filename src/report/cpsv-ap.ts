import type { ItemImplementation } from '../catalogue/item-implementation.ts'
import type { ExportedItem, ExportHead, ImplementedItems } from '../recognition/exported-item.ts'
import { conceptNodes } from './cpsv-ap-concepts.ts'
import { cpsvApContext } from './cpsv-ap-context.ts'
import { implementationNodes, itemNodes, locationNode } from './cpsv-ap-service.ts'
import { type NameOf, type Node, namesUnder, node, sentence, zh } from './cpsv-ap-terms.ts'
import { sampleNotice } from './item-sheet.ts'

/** An export as CPSV-AP 3.2.0 in JSON-LD, piece by piece: the words and places first, then page after page of services. */
export async function* writeCpsvAp(
  head: ExportHead,
  base: string,
  pages: AsyncIterable<ImplementedItems> | Iterable<ImplementedItems>,
): AsyncGenerator<string> {
  const nameOf = namesUnder(base)
  const graph = openGraph(head, nameOf)
  yield `{"@context":${JSON.stringify(cpsvApContext)},"@graph":[\n`
  yield headNodes(head, nameOf)
    .map((found) => JSON.stringify(found))
    .join(',\n')
  for await (const { items, implementations } of pages) {
    const byItem = new Map<number, ItemImplementation[]>()
    for (const one of implementations) byItem.set(one.itemId, [...(byItem.get(one.itemId) ?? []), one])
    for (const item of items)
      for (const found of graph(item, byItem.get(item.itemId) ?? [])) yield `,\n${JSON.stringify(found)}`
  }
  yield '\n]}\n'
}

/** What every service refers to: concepts, the places, the publisher, the batches. */
const headNodes = (head: ExportHead, nameOf: NameOf): Node[] => {
  const { cluster, cities, batches, asOf } = head
  const publisher = nameOf('cluster', cluster.code)
  return [
    ...conceptNodes(nameOf),
    node(publisher, 'Agent', { 'Agent.identifier': cluster.code, 'Agent.name': zh(cluster.name) }),
    node(nameOf('area', cluster.code), 'Location', { 'rdfs:label': zh(cluster.name) }),
    ...cities.map((city) => locationNode(city, nameOf)),
    ...batches.map(({ ordinal, title, state, publishedOn, documentNumber }) =>
      node(nameOf('batch', cluster.code, ordinal), 'Dataset', {
        'Dataset.identifier': [`${cluster.code}/${ordinal}`],
        'Dataset.title': zh(title),
        'Dataset.description': zh(
          sentence(
            sampleNotice(head),
            `${cluster.name}第${ordinal}批互办互认事项`,
            documentNumber && `文号：${documentNumber}`,
            state === 'PUBLISHED' ? `${publishedOn}公布，截至${asOf}` : '草案，尚未公布',
          ),
        ),
        'Dataset.publisher': publisher,
        'dct:issued': publishedOn && { '@value': publishedOn, '@type': 'xsd:date' },
      }),
    ),
  ]
}

/** Makes the nodes of one item after the other; an organisation or place that was there already is not repeated. */
const openGraph = (head: ExportHead, nameOf: NameOf) => {
  const seen = new Set(head.cities.map((city) => JSON.stringify(locationNode(city, nameOf))))
  const isNew = (found: Node): boolean => {
    if (found['@type'] !== 'PublicOrganization' && found['@type'] !== 'Location') return true
    const key = JSON.stringify(found)
    return !seen.has(key) && Boolean(seen.add(key))
  }
  return (item: ExportedItem, implementations: readonly ItemImplementation[]): Node[] =>
    [
      ...itemNodes(head, item, implementations, nameOf),
      ...implementations.flatMap((implementation) => implementationNodes(head, item, implementation, nameOf)),
    ].filter(isNew)
}
