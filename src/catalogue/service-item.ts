import { hubNumber } from '../base/item-code.ts'
import type { Granularity } from './granularity.ts'
import type { ItemKind } from './item-kind.ts'

export type ItemState = 'ACTIVE' | 'MERGED' | 'CANCELLED'
export type ItemMatching = 'NOT_NEEDED' | 'WAITING' | 'CONFIRMED'

/** A government service item (政务服务事项), hub-wide. */
export interface ServiceItem {
  readonly id: number
  readonly nationalCode: string | null
  readonly name: string
  readonly kind: ItemKind | null
  readonly granularity: Granularity
  readonly parentCode: string | null
  readonly department: string | null
  readonly creditIdentifier: string | null
  readonly state: ItemState
  readonly matching: ItemMatching
}

/** The code an item is named by: the national one, else the hub's number. */
export const codeOf = (item: Pick<ServiceItem, 'id' | 'nationalCode'>): string =>
  item.nationalCode ?? hubNumber(item.id)
