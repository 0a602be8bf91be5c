import type { CityCluster } from '../access/city-cluster.ts'
import { forbid } from '../access/rights.ts'
import { adminRoles } from './admin-roles.ts'
import { inCluster } from './in-cluster.ts'
import { refuse } from './respond.tsx'
import type { ConsoleContext, Visit } from './visit.ts'

type Handler = (context: ConsoleContext, visit: Visit, cluster: CityCluster) => Response | Promise<Response>

/** A page of the cluster's administration, for whoever may look at it; what a form does is for its verb to refuse. */
export const inAdmin = (handle: Handler) =>
  inCluster((context, visit, cluster) => {
    const forbidden = forbid(visit.caller, adminRoles, { cluster: cluster.code })
    return forbidden ? refuse(context, forbidden.problems, { cluster }) : handle(context, visit, cluster)
  })
