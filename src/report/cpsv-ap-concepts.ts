import { type NameOf, type Node, node } from './cpsv-ap-terms.ts'
import { granularityWords, kindWords } from './item-words.ts'

/** The words that services are classified by, in Chinese and English. An export ships them, typed: the shapes ask for it. */
const schemes: Readonly<Record<string, Readonly<Record<string, readonly [zh: string, en: string]>>>> = {
  'item-kind': {
    LICENSING: [kindWords.LICENSING, 'administrative licensing'],
    BENEFIT: [kindWords.BENEFIT, 'benefit'],
    CONFIRMATION: [kindWords.CONFIRMATION, 'confirmation'],
    REWARD: [kindWords.REWARD, 'reward'],
    ADJUDICATION: [kindWords.ADJUDICATION, 'adjudication'],
    OTHER: [kindWords.OTHER, 'other administrative power'],
    PUBLIC_SERVICE: [kindWords.PUBLIC_SERVICE, 'public service'],
  },
  granularity: {
    MAIN_ITEM: [granularityWords.MAIN_ITEM, 'main item'],
    SUB_ITEM: [granularityWords.SUB_ITEM, 'sub-item'],
    HANDLING_ITEM: [granularityWords.HANDLING_ITEM, 'handling item'],
  },
  state: {
    ACTIVE: ['在用', 'active'],
    SUSPENDED: ['暂停', 'suspended'],
    MERGED: ['已合并', 'merged into another'],
    CANCELLED: ['取消', 'cancelled'],
  },
  audience: { PERSON: ['自然人', 'natural persons'], ORGANISATION: ['法人', 'organisations'] },
  channel: {
    WINDOW: ['窗口', 'window'],
    ONLINE: ['网上', 'online'],
    MOBILE: ['移动端', 'mobile'],
    POST: ['邮寄', 'post'],
  },
  output: {
    CERTIFICATE: ['证照', 'certificate or licence'],
    APPROVAL: ['批文', 'approval document'],
    OTHER: ['其他', 'other'],
  },
}

export const yuan = 'http://publications.europa.eu/resource/authority/currency/CNY'

/** Every concept that an export may refer to. */
export const conceptNodes = (nameOf: NameOf): Node[] => [
  ...Object.entries(schemes).flatMap(([scheme, concepts]) =>
    Object.entries(concepts).map(([value, words]) => concept(nameOf('concept', scheme, value), value, words)),
  ),
  concept(yuan, 'CNY', ['人民币元', 'renminbi yuan']),
]

const concept = (id: string, notation: string, [chinese, english]: readonly [string, string]): Node =>
  node(id, 'Concept', {
    'skos:notation': notation,
    'skos:prefLabel': [
      { '@value': chinese, '@language': 'zh' },
      { '@value': english, '@language': 'en' },
    ],
  })
