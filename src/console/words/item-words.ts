import type { Wording } from '../../base/wording.ts'
import type { Granularity } from '../../catalogue/granularity.ts'
import type { ItemKind } from '../../catalogue/item-kind.ts'
import type { ItemMatching, ItemState } from '../../catalogue/service-item.ts'
import type { HandlingMode } from '../../recognition/aspect.ts'
import type { FieldValues } from '../../recognition/differences.ts'
import type { RecognitionState } from '../../recognition/recognition-state.ts'
import { granularityWords as officialGranularities, kindWords as officialKinds } from '../../report/item-words.ts'

export const kindWords: Readonly<Record<ItemKind, Wording>> = {
  LICENSING: { zh: officialKinds.LICENSING, en: 'Licensing' },
  BENEFIT: { zh: officialKinds.BENEFIT, en: 'Benefit' },
  CONFIRMATION: { zh: officialKinds.CONFIRMATION, en: 'Confirmation' },
  REWARD: { zh: officialKinds.REWARD, en: 'Reward' },
  ADJUDICATION: { zh: officialKinds.ADJUDICATION, en: 'Adjudication' },
  OTHER: { zh: officialKinds.OTHER, en: 'Other power' },
  PUBLIC_SERVICE: { zh: officialKinds.PUBLIC_SERVICE, en: 'Public service' },
}

export const granularityWords: Readonly<Record<Granularity, Wording>> = {
  MAIN_ITEM: { zh: officialGranularities.MAIN_ITEM, en: 'Main item' },
  SUB_ITEM: { zh: officialGranularities.SUB_ITEM, en: 'Sub-item' },
  HANDLING_ITEM: { zh: officialGranularities.HANDLING_ITEM, en: 'Handling item' },
  UNSPECIFIED: { zh: '未注明', en: 'Not stated' },
}

export const itemStateWords: Readonly<Record<ItemState, Wording>> = {
  ACTIVE: { zh: '在用', en: 'Active' },
  MERGED: { zh: '已合并', en: 'Merged' },
  CANCELLED: { zh: '已取消', en: 'Cancelled' },
}

export const matchingWords: Readonly<Record<ItemMatching, Wording>> = {
  NOT_NEEDED: { zh: '', en: '' },
  WAITING: { zh: '待对应', en: 'to be matched' },
  CONFIRMED: { zh: '已对应', en: 'matched' },
}

export const modeWords: Readonly<Record<HandlingMode, Wording>> = {
  FULLY_ONLINE: { zh: '全程网办', en: 'Fully online' },
  ACCEPTED_ON_BEHALF: { zh: '异地代收代办', en: 'Accepted on behalf' },
  JOINTLY_HANDLED: { zh: '多地联办', en: 'Jointly handled' },
}

export const recognitionWords: Readonly<Record<RecognitionState, Wording>> = {
  LIVE: { zh: '已生效', en: 'Live' },
  READY: { zh: '待生效', en: 'Ready' },
  PLANNED: { zh: '待另一方声明', en: 'Waiting' },
  SUSPENDED: { zh: '已暂停', en: 'Suspended' },
  WITHDRAWN: { zh: '已终止', en: 'Ended' },
}

export const fieldWords: Readonly<Record<keyof FieldValues, Wording>> = {
  name: { zh: '名称', en: 'Name' },
  acceptanceStandard: { zh: '受理标准', en: 'Acceptance standard' },
  materials: { zh: '申请材料', en: 'Materials' },
  timeLimit: { zh: '办理时限', en: 'Time limit' },
  results: { zh: '结果互认', en: 'Results recognised' },
}

export const itemWords = {
  title: { zh: '事项', en: 'Service items' },
  count: { zh: '共{n}项', en: '{n} items' },
  counted: { zh: '累计公布且仍有效的事项', en: 'Items published and still valid' },
  search: { zh: '名称、拼音首字母或编码', en: 'Name, pinyin initials or code' },
  batch: { zh: '批次', en: 'Batch' },
  kind: { zh: '类型', en: 'Kind' },
  state: { zh: '状态', en: 'State' },
  all: { zh: '全部', en: 'All' },
  filter: { zh: '查找', en: 'Search' },
  code: { zh: '编码', en: 'Code' },
  name: { zh: '名称', en: 'Name' },
  level: { zh: '层级', en: 'Level' },
  department: { zh: '部门', en: 'Department' },
  nothing: { zh: '没有符合条件的事项。', en: 'No item fits.' },
  next: { zh: '下一页', en: 'Next page' },
  export: { zh: '下载已公布事项', en: 'Download what is published' },
  matrix: { zh: '互办互认矩阵（截至{day}）', en: 'Recognition matrix (as of {day})' },
  matrixCorner: { zh: '收件地＼事权所在地', en: 'Accepting \\ competent' },
  handles: { zh: '互办', en: 'Handling' },
  recognises: { zh: '互认', en: 'Results' },
  nobody: { zh: '无人声明', en: 'Not declared' },
  differences: { zh: '四同一互比对', en: 'Differences between cities' },
  field: { zh: '内容', en: 'Field' },
  common: { zh: '多数', en: 'Most' },
  same: { zh: '一致', en: 'The same' },
  differs: { zh: '不一致', en: 'Differs' },
  tied: { zh: '没有多数', en: 'No majority' },
  todo: { zh: '谁须改什么', en: 'Who must change what' },
  allSame: { zh: '各市一致，无须修改。', en: 'All the same; nothing to change.' },
  missing: { zh: '未填写', en: 'Not stated' },
  ask: { zh: '能不能办', en: 'Can it be done here?' },
  inBatches: { zh: '所在批次', en: 'In batches' },
  ordinal: { zh: '第{n}批', en: 'Batch {n}' },
  coverage: { zh: '通办情况', en: 'Coverage' },
  coverageNote: {
    zh: '{items}项中{all}项{n}城通办，{part}项部分通办',
    en: 'Of {items} items {all} are live in all {n}, {part} in part',
  },
  liveCities: { zh: '通办城市', en: 'Live cities' },
  kOfN: { zh: '{k}／{n}城', en: '{k} of {n}' },
  pairs: { zh: '互办／互认组合', en: 'Pairs handling / recognising' },
  everyCity: { zh: '各市', en: 'every city' },
  blocked: { zh: '卡在哪里', en: 'Blocked by' },
  only: { zh: '范围', en: 'Which' },
  onlyAll: { zh: '全部城市通办', en: 'Live in all' },
  onlyPart: { zh: '部分通办', en: 'Live in part' },
} as const satisfies Record<string, Wording>
