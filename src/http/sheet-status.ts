import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../base/problem.ts'

const statuses: Readonly<Record<string, ContentfulStatusCode>> = {
  ...{ UNAUTHENTICATED: 401, FORBIDDEN: 403, CLUSTER_UNKNOWN: 404, IN_PROGRESS: 409, FILE_TOO_LARGE: 413 },
}

/** The HTTP status of refusals that are about the request, not about the sheet; undefined if there is none. */
export const requestStatus = (problems: readonly Problem[]): ContentfulStatusCode | undefined =>
  problems.map(({ code }) => statuses[code]).find((status) => status !== undefined)
