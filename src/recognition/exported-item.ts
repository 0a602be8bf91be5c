import type { City, CityCluster } from '../access/city-cluster.ts'
import type { CivilDate } from '../base/civil-date.ts'
import type { ItemImplementation } from '../catalogue/item-implementation.ts'
import type { ItemState } from '../catalogue/service-item.ts'
import type { BatchItem } from './batch-item.sql.ts'
import type { ItemBatch } from './item-batch.ts'

/** An item as an export shows it: in the words of the list that has it first, with what the catalogue knows of it. */
export interface ExportedItem extends Omit<BatchItem, 'position'> {
  /** Place in its batch; an item that was added later has none there. */
  readonly place: number
  readonly nationalCode: string | null
  /** Local codes by which the cluster knows it. */
  readonly localCodes: readonly string[]
  readonly parentCode: string | null
  readonly creditIdentifier: string | null
  /** The city of that organisation, where the hub has it. */
  readonly authorityCity: City | null
  readonly state: ItemState
  /** The batches of the export that it stands in, the first of them first. */
  readonly ordinals: readonly number[]
}

/** Some items of an export with the implementations of them that its cities have in force. */
export interface ImplementedItems {
  readonly items: readonly ExportedItem[]
  readonly implementations: readonly ItemImplementation[]
}

/** What an export is of. */
export interface ExportHead {
  readonly cluster: CityCluster
  /** The members on the day. */
  readonly cities: readonly City[]
  readonly asOf: CivilDate
  readonly batches: readonly ItemBatch[]
}
