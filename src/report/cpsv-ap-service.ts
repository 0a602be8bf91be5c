import type { City } from '../access/city-cluster.ts'
import type { ItemImplementation } from '../catalogue/item-implementation.ts'
import { codeOf } from '../catalogue/service-item.ts'
import type { ExportedItem, ExportHead } from '../recognition/exported-item.ts'
import { durationOf, limitInWords, partsOf } from './cpsv-ap-implementation.ts'
import { type NameOf, type Node, node, sentence, zh } from './cpsv-ap-terms.ts'
import { sampleNotice } from './item-sheet.ts'
import { granularityWords, kindWords } from './item-words.ts'

/** A city as a place. */
export const locationNode = ({ code, name }: City, nameOf: NameOf): Node =>
  node(nameOf('city', code), 'Location', { 'rdfs:label': zh(name), 'dct:identifier': code })

const codeOfItem = ({ itemId, nationalCode }: ExportedItem): string => codeOf({ id: itemId, nationalCode })

/** An item as a service, with its authority. */
export const itemNodes = (
  head: ExportHead,
  item: ExportedItem,
  implementations: readonly ItemImplementation[],
  nameOf: NameOf,
): Node[] => {
  const { cluster, cities } = head
  const code = codeOfItem(item)
  const authority = authorityNode(item.department, item.creditIdentifier, item.authorityCity, cluster.code, nameOf)
  return [
    ...(item.authorityCity ? [locationNode(item.authorityCity, nameOf)] : []),
    authority,
    node(nameOf('item', code), 'PublicService', {
      'PublicService.identifier': code,
      'PublicService.name': zh(item.name),
      'PublicService.description': zh(describe(head, item)),
      'PublicService.hasCompetentAuthority': [authority['@id']],
      'PublicService.isClassifiedBy': classes(item, nameOf),
      'PublicService.status': nameOf('concept', 'state', item.state),
      'PublicService.isPartOf': item.ordinals.map((ordinal) => nameOf('batch', cluster.code, ordinal)),
      'PublicService.spatial': cities.map((city) => nameOf('city', city.code)),
      'PublicService.relatedService': implementations.map(({ city }) => nameOf('item', code, 'city', city)),
    }),
  ]
}

const describe = (head: ExportHead, { ordinals, kind, granularity, department, note }: ExportedItem): string =>
  sentence(
    sampleNotice(head),
    `${head.cluster.name}第${ordinals.join('、')}批互办互认事项`,
    kind && `事项类型：${kindWords[kind]}`,
    granularity === 'UNSPECIFIED' ? null : `颗粒度：${granularityWords[granularity]}`,
    department && `实施主体：${department}`,
    note,
  )

const classes = ({ kind, granularity }: Pick<ExportedItem, 'kind' | 'granularity'>, nameOf: NameOf): string[] => [
  ...(kind ? [nameOf('concept', 'item-kind', kind)] : []),
  ...(granularity === 'UNSPECIFIED' ? [] : [nameOf('concept', 'granularity', granularity)]),
]

/** The profile wants an authority and its place: where the list names none, that is what it says. */
const authorityNode = (
  name: string | null,
  creditIdentifier: string | null,
  city: City | null,
  within: string,
  nameOf: NameOf,
): Node =>
  node(
    creditIdentifier
      ? nameOf('organisation', creditIdentifier)
      : nameOf('organisation', within, ...(name === null ? ['unstated'] : ['named', name])),
    'PublicOrganization',
    {
      'PublicOrganization.preferredLabel': zh(name ?? '清单未写明实施主体'),
      'PublicOrganization.spatial': [city ? nameOf('city', city.code) : nameOf('area', within)],
      'Agent.identifier': creditIdentifier,
    },
  )

/** A city's own version as a service of its own: its materials, limits and fee are nobody else's. */
export const implementationNodes = (
  head: ExportHead,
  item: ExportedItem,
  { city: cityCode, state, content }: ItemImplementation,
  nameOf: NameOf,
): Node[] => {
  const city = head.cities.find(({ code }) => code === cityCode)!
  const code = codeOfItem(item)
  const place = { path: ['item', code, 'city', city.code], identifier: `${code}/${city.code}` }
  const authority = authorityNode(content.competentAuthority, content.creditIdentifier, city, city.code, nameOf)
  const { fields, nodes } = partsOf(content, place, nameOf)
  return [
    authority,
    node(nameOf(...place.path), 'PublicService', {
      'PublicService.identifier': place.identifier,
      'PublicService.name': zh(content.name),
      'PublicService.description': zh(
        sentence(
          sampleNotice(head),
          `${city.name}的实施清单`,
          limitInWords('承诺办结时限', content.committedLimit),
          limitInWords('法定办结时限', content.statutoryLimit),
        ),
      ),
      'PublicService.hasCompetentAuthority': [authority['@id']],
      'PublicService.isClassifiedBy': classes({ kind: content.kind, granularity: item.granularity }, nameOf),
      'PublicService.status': nameOf('concept', 'state', state),
      'PublicService.spatial': [nameOf('city', city.code)],
      'PublicService.relatedService': [nameOf('item', code)],
      'PublicService.addressee': content.audience.map((audience) => nameOf('concept', 'audience', audience)),
      'PublicService.processingTime': durationOf(content.committedLimit),
      ...fields,
    }),
    ...nodes,
  ]
}
