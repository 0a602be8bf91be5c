import { describe, expect, it } from 'vitest'
import type { ItemImplementation } from '../../src/catalogue/item-implementation.ts'
import { normalContent } from '../../src/catalogue/normal-content.ts'
import type { ExportedItem, ExportHead, ImplementedItems } from '../../src/recognition/exported-item.ts'
import { writeCpsvAp } from '../../src/report/cpsv-ap.ts'
import { cpsvApContext } from '../../src/report/cpsv-ap-context.ts'
import { isBase } from '../../src/report/cpsv-ap-terms.ts'
import { cpsvApFile, examine, violationsOfTurtle } from '../support/cpsv-ap.ts'

const hohhot = { code: '150100', name: '呼和浩特市' }
const baotou = { code: '150200', name: '包头市' }

const batch = {
  id: 7,
  clusterId: 1,
  cluster: 'hbew',
  ordinal: 1,
  title: '第一批',
  documentNumber: '呼政办〔2021〕1号',
  state: 'PUBLISHED' as const,
  round: 1,
  itemCount: 2,
  publishedOn: '2021-06-01',
  isBackFilled: true,
  publicationRecordedAt: null,
}
const head: ExportHead = {
  cluster: { id: 1, code: 'hbew', name: '呼包鄂乌城市群', isSample: false, isSandbox: false },
  cities: [hohhot, baotou],
  asOf: '2026-03-02',
  batches: [batch],
}
const card: ExportedItem = {
  itemId: 42,
  place: 1,
  listedCode: '152014001000',
  nationalCode: '152014001000',
  localCodes: ['SB-1'],
  name: '社会保障卡申领',
  kind: 'PUBLIC_SERVICE',
  granularity: 'MAIN_ITEM',
  department: '人社局',
  note: '含补领',
  parentCode: null,
  creditIdentifier: '12441500196720244T',
  authorityCity: baotou,
  state: 'ACTIVE',
  ordinals: [1],
}
const bare: ExportedItem = {
  ...card,
  itemId: 43,
  place: 2,
  listedCode: null,
  nationalCode: null,
  localCodes: [],
  name: '住房公积金提取',
  kind: null,
  granularity: 'UNSPECIFIED',
  department: null,
  note: null,
  creditIdentifier: null,
  authorityCity: null,
  state: 'MERGED',
}
const inHohhot: ItemImplementation = {
  id: 1,
  itemId: 42,
  city: '150100',
  version: 3,
  change: 'CHANGED',
  state: 'ACTIVE',
  validFrom: '2024-01-01',
  content: normalContent({
    name: '社会保障卡申领（呼和浩特）',
    kind: 'PUBLIC_SERVICE',
    competentAuthority: '呼和浩特市人力资源和社会保障局',
    creditIdentifier: null,
    audience: ['PERSON'],
    statutoryLimit: { value: 20, unit: 'WORKING_DAY' },
    committedLimit: { value: 24, unit: 'HOUR' },
    channels: ['WINDOW', 'ONLINE'],
    isCharged: true,
    fees: [{ name: '工本费', standard: '16元/张', basis: '内发改费字〔2014〕1号' }],
    requirements: ['在本市参保'],
    materials: [{ name: '身份证', necessity: 'REQUIRED', form: 'COPY', copies: 1, source: 'APPLICANT' }],
    outputs: [{ name: '社会保障卡', kind: 'CERTIFICATE' }],
    consultationTelephone: '0471-12333',
    address: '如意开发区1号',
    hours: '周一至周五 9:00–17:00',
  }),
}
// As little as recordImplementation takes, and free of charge.
const inBaotou: ItemImplementation = {
  id: 2,
  itemId: 42,
  city: '150200',
  version: 2,
  change: 'SUSPENDED',
  state: 'SUSPENDED',
  validFrom: '2024-01-01',
  content: normalContent({
    name: '社会保障卡申领',
    competentAuthority: '包头市人社局',
    isCharged: false,
    committedLimit: { value: 5, unit: 'WORKING_DAY' },
  }),
}

const written = async (of = head, pages: ImplementedItems[] = [], base = 'urn:hutong:') => {
  let text = ''
  for await (const piece of writeCpsvAp(of, base, pages)) text += piece
  return text
}
const pages = [
  { items: [card], implementations: [inHohhot, inBaotou] },
  { items: [bare], implementations: [] },
]

describe('validating against the shapes of CPSV-AP 3.2.0', () => {
  it('finds the six violations of the official example', async () => {
    expect(await violationsOfTurtle(await cpsvApFile('example-rdf_public_service.ttl'))).toEqual([
      'evidenceTypeClassification of http://example.com/evidenceType1: Class, http://example.com/certicate',
      'frequency of http://example.com/openingHours1: Class, http://publications.europa.eu/resource/authority/frequency/DAILY',
      'frequency of http://example.com/specialOpeningHours1: Class, http://publications.europa.eu/resource/authority/frequency/WEEKLY',
      'spatial of http://example.com/publicOrganisation1: Class, http://publications.europa.eu/resource/authority/atu/BEL',
      'type of http://example.com/channel1: Class, http://data.europa.eu/snb/com-channel/b37115f83e',
      'type of http://example.com/requirement1: Class, http://example.com/federalreduction',
    ])
  })

  it('finds what an export of ours lacks once it is taken out', async () => {
    const text = (await written(head, pages)).replaceAll('"@type":"Location"', '"@type":"Concept"')
    expect((await examine(text)).violations).toContain(
      'spatial of urn:hutong:organisation:12441500196720244T: Class, urn:hutong:city:150200',
    )
  })
})

describe('writing items as CPSV-AP', () => {
  it('breaks no shape: whole implementations, bare items, nothing at all', async () => {
    expect((await examine(await written(head, pages))).violations).toEqual([])
    expect((await examine(await written({ ...head, cities: [] }, [pages[1]!]))).violations).toEqual([])
    expect((await examine(await written({ ...head, batches: [] }))).violations).toEqual([])
  })

  it('says of an item what the list says', async () => {
    const { triples } = await examine(await written(head, pages))
    const item = '<urn:hutong:item:152014001000>'
    expect(triples.filter((triple) => triple.startsWith(`${item} `)).sort()).toEqual(
      [
        `${item} <http://data.europa.eu/m8g/hasCompetentAuthority> <urn:hutong:organisation:12441500196720244T> .`,
        `${item} <http://data.europa.eu/m8g/isClassifiedBy> <urn:hutong:concept:granularity:MAIN_ITEM> .`,
        `${item} <http://data.europa.eu/m8g/isClassifiedBy> <urn:hutong:concept:item-kind:PUBLIC_SERVICE> .`,
        `${item} <http://data.europa.eu/m8g/relatedService> <urn:hutong:item:152014001000:city:150100> .`,
        `${item} <http://data.europa.eu/m8g/relatedService> <urn:hutong:item:152014001000:city:150200> .`,
        `${item} <http://purl.org/dc/terms/description> "呼包鄂乌城市群第1批互办互认事项；事项类型：公共服务；颗粒度：主项；实施主体：人社局；含补领"@zh .`,
        `${item} <http://purl.org/dc/terms/identifier> "152014001000" .`,
        `${item} <http://purl.org/dc/terms/isPartOf> <urn:hutong:batch:hbew:1> .`,
        `${item} <http://purl.org/dc/terms/spatial> <urn:hutong:city:150100> .`,
        `${item} <http://purl.org/dc/terms/spatial> <urn:hutong:city:150200> .`,
        `${item} <http://purl.org/dc/terms/title> "社会保障卡申领"@zh .`,
        `${item} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://purl.org/vocab/cpsv#PublicService> .`,
        `${item} <http://www.w3.org/ns/adms#status> <urn:hutong:concept:state:ACTIVE> .`,
      ].sort(),
    )
  })

  it('says of an item without code, kind and department no more than is known', async () => {
    const { triples } = await examine(await written(head, pages))
    expect(triples).toContain(
      '<urn:hutong:item:HT0000000043> <http://data.europa.eu/m8g/hasCompetentAuthority> <urn:hutong:organisation:hbew:unstated> .',
    )
    expect(triples).toContain(
      '<urn:hutong:organisation:hbew:unstated> <http://www.w3.org/2004/02/skos/core#prefLabel> "清单未写明实施主体"@zh .',
    )
    expect(triples.filter((triple) => /^<[^>]*HT0000000043> .*isClassifiedBy/.test(triple))).toEqual([])
  })

  it('makes a city’s implementation a service of its own, with what it needs, gives, costs and takes', async () => {
    const { triples } = await examine(await written(head, pages))
    const own = 'urn:hutong:item:152014001000:city:150100'
    const says = (subject: string, path: string, value: string) => `<${subject}> <${path}> ${value} .`
    const dct = 'http://purl.org/dc/terms'
    const m8g = 'http://data.europa.eu/m8g'
    expect(triples).toEqual(
      expect.arrayContaining([
        says(own, `${dct}/title`, '"社会保障卡申领（呼和浩特）"@zh'),
        says(own, `${dct}/description`, '"呼和浩特市的实施清单；承诺办结时限：24小时；法定办结时限：20个工作日"@zh'),
        says(own, `${m8g}/processingTime`, '"PT24H"^^<http://www.w3.org/2001/XMLSchema#duration>'),
        says(own, 'http://purl.org/vocab/cpsv#hasInput', `<${own}:evidence:1>`),
        says(`${own}:evidence:1`, `${dct}/description`, '"必要；复印件；1份；申请人自备"@zh'),
        says(`${own}:output:1`, `${dct}/type`, '<urn:hutong:concept:output:CERTIFICATE>'),
        says(`${own}:cost:1`, `${dct}/description`, '"工本费；收费标准：16元/张；收费依据：内发改费字〔2014〕1号"@zh'),
        says(`${own}:channel:WINDOW`, `${dct}/description`, '"如意开发区1号"@zh'),
        says(`${own}:channel:WINDOW`, `${m8g}/openingHours`, `<${own}:hours>`),
        says(`${own}:contact`, `${m8g}/telephone`, '"0471-12333"'),
      ]),
    )
  })

  it('gives working days in words only, and what is free as zero yuan', async () => {
    const { triples } = await examine(await written(head, pages))
    const own = 'urn:hutong:item:152014001000:city:150200'
    expect(triples.filter((triple) => triple.startsWith(`<${own}> `) && triple.includes('processingTime'))).toEqual([])
    expect(triples).toContain(
      `<${own}> <http://purl.org/dc/terms/description> "包头市的实施清单；承诺办结时限：5个工作日"@zh .`,
    )
    expect(triples).toContain(
      `<${own}:cost:1> <http://data.europa.eu/m8g/hasValue> "0.0E0"^^<http://www.w3.org/2001/XMLSchema#double> .`,
    )
  })

  it('names things under the base that is asked for', async () => {
    const { violations, triples } = await examine(await written(head, pages, 'https://data.hbew.gov.cn/id/'))
    expect(violations).toEqual([])
    expect(triples).toContain(
      '<https://data.hbew.gov.cn/id/item/152014001000> <http://purl.org/dc/terms/isPartOf> <https://data.hbew.gov.cn/id/batch/hbew/1> .',
    )
  })

  it('says that sample data is sample data, and a draft a draft', async () => {
    const sample = { ...head, cluster: { ...head.cluster, isSample: true } }
    const drafted = { ...sample, batches: [{ ...batch, state: 'DRAFTED' as const, publishedOn: null }] }
    const { violations, triples } = await examine(await written(drafted, pages))
    expect(violations).toEqual([])
    const said = triples.filter((triple) => triple.includes('description') && triple.includes('演示数据，并非真实清单'))
    expect(said.map((triple) => triple.split(' ')[0])).toEqual([
      '<urn:hutong:batch:hbew:1>',
      '<urn:hutong:item:152014001000:city:150100>',
      '<urn:hutong:item:152014001000:city:150200>',
      '<urn:hutong:item:152014001000>',
      '<urn:hutong:item:HT0000000043>',
    ])
    expect(said[0]).toContain('草案，尚未公布')
  })

  it('repeats no organisation and no place', async () => {
    const again = { ...card, itemId: 44, nationalCode: '152014002000' }
    const text = await written(head, [{ items: [card, again], implementations: [] }])
    expect(text.match(/"@type":"PublicOrganization"/g)).toHaveLength(1)
    expect(text.match(/"@id":"urn:hutong:city:150200","@type"/g)).toHaveLength(1)
  })
})

describe('the context of an export', () => {
  it('takes its terms from the official one, word for word', async () => {
    const official = JSON.parse(await cpsvApFile('cpsv-ap.jsonld'))['@context']
    const { dct, skos, xsd, rdfs, ...terms } = cpsvApContext
    expect(Object.keys(terms)).toHaveLength(56)
    expect(official).toMatchObject(terms)
  })
})

describe('choosing a base', () => {
  it.each(['urn:hutong:', 'urn:example:cluster:', 'https://a.cn/', 'http://localhost:8080/id#'])('takes %s', (base) => {
    expect(isBase(base)).toBe(true)
  })

  it.each(['', 'https://a.cn', 'urn:x', 'javascript:alert(1)/', 'https://a.cn/"><x>/', 'https://a.cn/?q=1/'])(
    'refuses %s',
    (base) => {
      expect(isBase(base)).toBe(false)
    },
  )
})
