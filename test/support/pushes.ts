import { sql } from 'kysely'
import type { Hub } from '../../src/hub.ts'

/** A push of Baotou's source as its end would have left it. */
export interface Ended {
  readonly push: string
  readonly state: 'DONE' | 'BLOCKED' | 'ABANDONED' | 'OPEN' | 'APPLYING'
  readonly startedAt: string
  readonly received?: number
  readonly rejected?: number
  readonly source?: string
}

/** Enters Baotou's source in a cluster, if it is not there, and a push of it. */
export const enterPush = async (hub: Hub, cluster: string, it: Ended): Promise<void> => {
  const { received = 0, rejected = 0, source = 'baotou-zwfw' } = it
  const endedAt = it.state === 'DONE' || it.state === 'ABANDONED' ? it.startedAt : null
  await sql`
    insert into sync_source (city_code, code, cluster_id, is_sandbox, recorded_in)
    select '150200', ${source}, id, is_sandbox, 1 from city_cluster where code = ${cluster} on conflict do nothing
  `.execute(hub.db)
  await sql`
    insert into sync_push (source_id, code, mode, state, received, rejected, unchanged, rows_before, rows_now, actor, started_at, moved_at, ended_at)
    select s.id, ${it.push}, 'WHOLE', ${it.state}, ${received}, ${rejected}, ${received - rejected}, 100, ${received}, 'key:1',
      ${it.startedAt}, ${it.startedAt}, ${endedAt} from sync_source s join city_cluster c on c.id = s.cluster_id
    where s.city_code = '150200' and s.code = ${source} and c.code = ${cluster}
  `.execute(hub.db)
}
