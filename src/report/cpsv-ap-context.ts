const m8g = (name: string) => `http://data.europa.eu/m8g/${name}`
const dct = (name: string) => `http://purl.org/dc/terms/${name}`
const cpsv = (name: string) => `http://purl.org/vocab/cpsv#${name}`
const skos = (name: string) => `http://www.w3.org/2004/02/skos/core#${name}`
const xsd = (name: string) => `http://www.w3.org/2001/XMLSchema#${name}`

const text = (id: string) => ({
  '@container': '@set',
  '@id': id,
  '@type': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString',
})
const links = (id: string) => ({ '@container': '@set', '@id': id, '@type': '@id' })
const link = (id: string) => ({ '@id': id, '@type': '@id' })
const identifier = { '@id': dct('identifier') }

/**
 * The terms of CPSV-AP 3.2.0's own JSON-LD context that the export uses, word for word, and a few prefixes for what the
 * profile leaves open. It travels in the file: who reads it fetches nothing.
 */
export const cpsvApContext = {
  dct: dct(''),
  skos: skos(''),
  xsd: xsd(''),
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',

  PublicService: cpsv('PublicService'),
  'PublicService.identifier': identifier,
  'PublicService.name': text(dct('title')),
  'PublicService.description': text(dct('description')),
  'PublicService.hasCompetentAuthority': links(m8g('hasCompetentAuthority')),
  'PublicService.isClassifiedBy': links(m8g('isClassifiedBy')),
  'PublicService.status': link('http://www.w3.org/ns/adms#status'),
  'PublicService.isPartOf': links(dct('isPartOf')),
  'PublicService.spatial': links(dct('spatial')),
  'PublicService.relatedService': links(m8g('relatedService')),
  'PublicService.addressee': links(dct('audience')),
  'PublicService.processingTime': { '@id': m8g('processingTime'), '@type': xsd('duration') },
  'PublicService.hasChannel': links(m8g('hasChannel')),
  'PublicService.contactPoint': links(m8g('contactPoint')),
  'PublicService.hasCost': links(m8g('hasCost')),
  'PublicService.holdsRequirement': links(m8g('holdsRequirement')),
  'PublicService.hasInput': links(cpsv('hasInput')),
  'PublicService.produces': links(cpsv('produces')),

  PublicOrganization: m8g('PublicOrganisation'),
  'PublicOrganization.preferredLabel': text(skos('prefLabel')),
  'PublicOrganization.spatial': links(dct('spatial')),
  Agent: 'http://xmlns.com/foaf/0.1/Agent',
  'Agent.identifier': identifier,
  'Agent.name': text(dct('title')),
  Location: dct('Location'),
  Concept: skos('Concept'),

  Dataset: 'http://www.w3.org/ns/dcat#Dataset',
  'Dataset.identifier': { '@container': '@set', '@id': dct('identifier') },
  'Dataset.title': text(dct('title')),
  'Dataset.description': text(dct('description')),
  'Dataset.publisher': link(dct('publisher')),

  Channel: m8g('Channel'),
  'Channel.identifier': identifier,
  'Channel.type': link(dct('type')),
  'Channel.description': text(dct('description')),
  'Channel.openingHours': links(m8g('openingHours')),
  TemporalEntity: 'http://www.w3.org/2006/time#TemporalEntity',
  'TemporalEntity.description': text(dct('description')),
  ContactPoint: m8g('ContactPoint'),
  'ContactPoint.hasTelephone': { '@container': '@set', '@id': m8g('telephone') },

  Cost: m8g('Cost'),
  'Cost.identifier': identifier,
  'Cost.description': text(dct('description')),
  'Cost.hasValue': { '@id': m8g('hasValue'), '@type': xsd('double') },
  'Cost.currency': link(m8g('currency')),
  Evidence: m8g('Evidence'),
  'Evidence.identifier': identifier,
  'Evidence.name': text(dct('title')),
  'Evidence.description': text(dct('description')),
  Output: m8g('Output'),
  'Output.identifier': identifier,
  'Output.name': text(dct('title')),
  'Output.type': links(dct('type')),
  Requirement: m8g('Requirement'),
  'Requirement.identifier': identifier,
  'Requirement.name': text(dct('title')),
} as const
