/** An operation of GraphQL: the words of the contract and the name that its author gave it, never its document or variables. */
export interface TracedOperation {
  readonly type: string
  readonly name: string | null
}

/** A request as it comes, before anybody looked at it. */
export interface TracedRequest {
  readonly method: string
  readonly requestId: string
  readonly header: (name: string) => string | undefined
}

/** What is known of it once it was answered: the route as it is mounted, not the path. */
export interface TracedAnswer {
  readonly route: string
  readonly status: number
}

/** Where a host follows what happens within what. The core names things; it knows nobody who collects them. */
export interface Traces {
  /** Runs `work` as one request, in the trace that its headers name. */
  readonly request: (request: TracedRequest, work: () => Promise<TracedAnswer>) => Promise<void>
  /** Runs `work` as one operation of the request around it. */
  readonly operation: <T>(operation: TracedOperation, work: () => T) => T
}
