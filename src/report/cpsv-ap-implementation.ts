import type { TimeLimit } from '../calendar/due-date.ts'
import type { Evidence, ImplementationContent } from '../catalogue/implementation-content.ts'
import { yuan } from './cpsv-ap-concepts.ts'
import { type NameOf, type Node, node, zh } from './cpsv-ap-terms.ts'

/** Where an implementation's parts are named: its own name, and its identifier in words. */
export interface Place {
  readonly path: readonly string[]
  readonly identifier: string
}

/** What an implementation says beside its names: the nodes of its parts, and the fields that refer to them. */
export const partsOf = (content: ImplementationContent, place: Place, nameOf: NameOf) => {
  const parts = {
    'PublicService.hasChannel': channelNodes(content, place, nameOf),
    'PublicService.contactPoint': contactNodes(content, place, nameOf),
    'PublicService.hasCost': costNodes(content, place, nameOf),
    'PublicService.holdsRequirement': numbered(content.requirements, 'requirement', place, nameOf, (id, is, text) =>
      node(id, 'Requirement', { 'Requirement.identifier': is, 'Requirement.name': zh(text) }),
    ),
    'PublicService.hasInput': numbered(content.materials, 'evidence', place, nameOf, (id, is, material) =>
      node(id, 'Evidence', {
        'Evidence.identifier': is,
        'Evidence.name': zh(material.name),
        'Evidence.description': zh(materialInWords(material)),
      }),
    ),
    'PublicService.produces': numbered(content.outputs, 'output', place, nameOf, (id, is, { name, kind }) =>
      node(id, 'Output', {
        'Output.identifier': is,
        'Output.name': zh(name),
        'Output.type': [nameOf('concept', 'output', kind)],
      }),
    ),
  }
  const fields = Object.fromEntries(Object.entries(parts).map(([field, nodes]) => [field, idsOf(nodes)]))
  return { fields, nodes: Object.values(parts).flat() }
}

// Parts that stand below another one, as the hours of a window, are referred to by that one.
const idsOf = (nodes: readonly Node[]) =>
  nodes.filter((part) => part['@type'] !== 'TemporalEntity').map((part) => part['@id'])

const numbered = <T>(
  things: readonly T[],
  word: string,
  { path, identifier }: Place,
  nameOf: NameOf,
  make: (id: string, identifier: string, thing: T) => Node,
): Node[] => things.map((thing, i) => make(nameOf(...path, word, i + 1), `${identifier}/${word}/${i + 1}`, thing))

const channelNodes = (
  { channels, address, hours }: ImplementationContent,
  { path, identifier }: Place,
  nameOf: NameOf,
) =>
  channels.flatMap((channel): Node[] => {
    const isWindow = channel === 'WINDOW'
    const open = isWindow && hours ? nameOf(...path, 'hours') : null
    const shown = node(nameOf(...path, 'channel', channel), 'Channel', {
      'Channel.identifier': `${identifier}/channel/${channel}`,
      'Channel.type': nameOf('concept', 'channel', channel),
      'Channel.description': isWindow && address ? zh(address) : null,
      'Channel.openingHours': open && [open],
    })
    return open ? [shown, node(open, 'TemporalEntity', { 'TemporalEntity.description': zh(hours!) })] : [shown]
  })

const contactNodes = (
  { consultationTelephone: telephone }: ImplementationContent,
  { path }: Place,
  nameOf: NameOf,
): Node[] =>
  telephone ? [node(nameOf(...path, 'contact'), 'ContactPoint', { 'ContactPoint.hasTelephone': [telephone] })] : []

// The standard of a fee is words (5 元/本, free for the first year): only "free" is a figure.
const costNodes = ({ isCharged, fees }: ImplementationContent, place: Place, nameOf: NameOf): Node[] =>
  isCharged === false
    ? numbered(['不收费'], 'cost', place, nameOf, (id, is, text) =>
        node(id, 'Cost', {
          'Cost.identifier': is,
          'Cost.description': zh(text),
          'Cost.hasValue': 0,
          'Cost.currency': yuan,
        }),
      )
    : numbered(fees, 'cost', place, nameOf, (id, is, { name, standard, basis }) =>
        node(id, 'Cost', {
          'Cost.identifier': is,
          'Cost.description': zh(
            [name, standard && `收费标准：${standard}`, basis && `收费依据：${basis}`].filter(Boolean).join('；'),
          ),
        }),
      )

const necessities = { REQUIRED: '必要', OPTIONAL: '非必要', DEFERRABLE: '容缺' }
const forms = { ORIGINAL: '原件', COPY: '复印件', ORIGINAL_AND_COPY: '原件和复印件', ELECTRONIC: '电子' }
const sources = { APPLICANT: '申请人自备', GOVERNMENT: '政府部门核发', OTHER: '其他来源' }

const materialInWords = ({ necessity, form, copies, source }: Evidence): string =>
  [necessities[necessity], form && forms[form], copies && `${copies}份`, source && sources[source]]
    .filter(Boolean)
    .join('；')

/**
 * A limit as an xsd:duration; null for working days: how long five of them are depends on the calendar, and P5D would be
 * wrong. They stand in the description.
 */
export const durationOf = (limit: TimeLimit | null): string | null => {
  if (!limit || limit.unit === 'WORKING_DAY') return null
  if (limit.unit === 'ON_THE_SPOT') return 'PT0S'
  return limit.unit === 'HOUR' ? `PT${limit.value}H` : `P${limit.value}D`
}

const units = { WORKING_DAY: '个工作日', CALENDAR_DAY: '个自然日', HOUR: '小时' }

export const limitInWords = (name: string, limit: TimeLimit | null): string | null =>
  limit ? `${name}：${limit.unit === 'ON_THE_SPOT' ? '当场办结' : `${limit.value}${units[limit.unit]}`}` : null
