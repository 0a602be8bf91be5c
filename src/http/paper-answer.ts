import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../base/problem.ts'

const statuses: Readonly<Record<string, ContentfulStatusCode>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CLUSTER_UNKNOWN: 404,
  ISSUE_UNKNOWN: 404,
  MEETING_UNKNOWN: 404,
}

/** The HTTP status of a paper that cannot be had. */
export const paperStatus = (problems: readonly Problem[]): ContentfulStatusCode =>
  problems.map(({ code }) => statuses[code]).find((status) => status !== undefined) ?? 400

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A file to be kept, never shown in place. */
export const download = (content: Uint8Array, form: keyof typeof types, name: string): Response =>
  new Response(content as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': types[form],
      'content-disposition': `attachment; filename="${name}.${form}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
