import type { CityCluster } from '../access/city-cluster.ts'
import type { SourceName } from '../sync/source.sql.ts'
import { inCluster } from './in-cluster.ts'
import type { ConsoleContext, Visit } from './visit.ts'

/** A source that an address names, in the cluster of the address. */
export interface SourceAt {
  readonly cluster: CityCluster
  readonly name: SourceName & { readonly cluster: string }
  /** The address of its pages. */
  readonly at: string
}

/** The addresses below which the pages of a source lie; the verbs say whether there is such a source, and for whom. */
export const sourcePath = '/console/:cluster/sync/:city{[0-9]+}/:source{[a-z0-9._-]+}'

export const addressOfSource = (cluster: string, city: string, source: string): string =>
  `/console/${cluster}/sync/${city}/${source}`

type Handler = (context: ConsoleContext, visit: Visit, source: SourceAt) => Response | Promise<Response>

/** A page of a source. */
export const inSource = (handle: Handler) =>
  inCluster((context, visit, cluster) => {
    const [city, source] = [context.req.param('city') ?? '', context.req.param('source') ?? '']
    const name = { city, source, cluster: cluster.code }
    return handle(context, visit, { cluster, name, at: addressOfSource(cluster.code, city, source) })
  })

/** What files of a source are asked for with. */
export const sourceQuery = ({ name }: SourceAt): string => new URLSearchParams({ ...name }).toString()
