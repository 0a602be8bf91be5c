import type { CityCluster } from '../access/city-cluster.ts'
import { problem } from '../base/problem.ts'
import { refuse, showState } from './respond.tsx'
import type { ConsoleContext, Visit } from './visit.ts'

type Handler = (context: ConsoleContext, visit: Visit, cluster: CityCluster) => Response | Promise<Response>

/** A page of the cluster in its address, for whoever is signed in with a key that reaches it. */
export const inCluster =
  (handle: Handler) =>
  (context: ConsoleContext): Response | Promise<Response> => {
    const visit = context.get('visit')
    if (!visit.signedIn) return refuse(context, [problem('UNAUTHENTICATED')])
    const cluster = visit.clusters.find(({ code }) => code === context.req.param('cluster'))
    // A cluster that the key does not reach is answered like one that does not exist.
    return cluster ? handle(context, visit, cluster) : showState(context, 'unknown', 404)
  }
