import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../base/problem.ts'

const statuses: Readonly<Record<string, ContentfulStatusCode>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  SOURCE_UNKNOWN: 404,
  PUSH_UNKNOWN: 404,
  CHUNK_OTHER_CONTENT: 409,
  CHUNK_OUT_OF_ORDER: 409,
  PUSH_CLOSED: 409,
  PUSH_OF_OTHER_MODE: 409,
  PUSH_INCOMPLETE: 409,
  FILE_TOO_LARGE: 413,
  CHUNK_TOO_LARGE: 413,
  CONTENT_ENCODING_NOT_ALLOWED: 415,
}

/** The HTTP status of a refused request of sync. */
export const syncStatus = (problems: readonly Problem[]): ContentfulStatusCode =>
  problems.map(({ code }) => statuses[code]).find((status) => status !== undefined) ?? 422
