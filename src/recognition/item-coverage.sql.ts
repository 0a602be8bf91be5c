import { type RawBuilder, sql } from 'kysely'
import { knownBy } from '../changes/known.sql.ts'
import type { ClusterMoment } from './published.sql.ts'

/**
 * For statements of the domain: `covered`, the ordered pairs of members that handle an item for each other at the moment,
 * whether it is published or not. An item without a row has none. By the primary key alone, which includes the columns.
 */
export const pairsThen = ({ clusterId, asOf, knownAt }: ClusterMoment): RawBuilder<unknown> => sql`
  covered as materialized (select distinct on (c.item_id) c.item_id, c.handled_pairs as pairs from item_coverage c
    where c.cluster_id = ${clusterId} and c.valid_from <= ${asOf} and ${knownBy('c.recorded_in', knownAt)}
    order by c.item_id desc, c.id desc)`
