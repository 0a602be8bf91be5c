import type { Granularity } from '../catalogue/granularity.ts'
import type { ItemKind } from '../catalogue/item-kind.ts'

/** What the officials' lists call the kinds; every word is read again as the same kind. */
export const kindWords: Readonly<Record<ItemKind, string>> = {
  LICENSING: '行政许可',
  BENEFIT: '行政给付',
  CONFIRMATION: '行政确认',
  REWARD: '行政奖励',
  ADJUDICATION: '行政裁决',
  OTHER: '其他行政权力',
  PUBLIC_SERVICE: '公共服务',
}

/** The same for the granularity; one that no list states is left blank. */
export const granularityWords: Readonly<Record<Granularity, string>> = {
  MAIN_ITEM: '主项',
  SUB_ITEM: '子项',
  HANDLING_ITEM: '业务办理项',
  UNSPECIFIED: '',
}
