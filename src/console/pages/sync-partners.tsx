import { forbid } from '../../access/rights.ts'
import { roles } from '../../base/caller.ts'
import { countSourceRows } from '../../feed/count-source-rows.ts'
import { listPartners } from '../../feed/list-partners.ts'
import { namesOf } from '../city-names.ts'
import { inCluster } from '../in-cluster.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Empty } from '../parts/state.tsx'
import { SyncPages } from '../parts/sync-head.tsx'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp } from '../visit.ts'
import { partnerWords } from '../words/sync-partner-words.ts'
import { syncWords } from '../words/sync-words.ts'
import { PartnerTable } from './sync-partner-table.tsx'

/** The partner systems of a cluster: what came last, whether it comes as agreed, and what waits to be mended. */
export const mountPartners = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/sync',
    inCluster(async (context, visit, cluster) => {
      const { hub, caller, language } = visit
      const found = await listPartners(hub, caller, cluster.code)
      if (found.ok === undefined) return refuse(context, found.problems, { cluster, section: 'sync' })
      const rowsOf = (await countSourceRows(hub, caller, cluster.code)).ok ?? new Map()
      const sources = found.ok.flatMap((partner) => partner.sources)
      const nameOf = await namesOf(
        visit,
        sources.map(({ city }) => city),
      )
      const title = syncWords.partners[language]
      const mayOpen = (city: string) => forbid(caller, roles, { cluster: cluster.code, city }) === undefined
      return show(
        context,
        { title, cluster, section: 'sync' },
        <>
          <SyncPages visit={visit} cluster={cluster.code} current="partners" />
          <PageHead title={title} />
          {sources.length === 0 ? (
            <Empty text={partnerWords.none[language]} />
          ) : (
            <PartnerTable {...{ visit, sources, rowsOf, nameOf, mayOpen }} cluster={cluster.code} />
          )}
        </>,
      )
    }),
  )
}
