import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problem } from '../base/problem.ts'
import { problemResponse } from './problem-response.ts'

/** Refuses a body of more than so many bytes: by the length that it says, else when it has become too long. */
export const limitBody = (most: number): MiddlewareHandler => {
  const counting = bodyLimit({
    maxSize: most,
    onError: (context) => problemResponse(context, 413, [problem('REQUEST_TOO_LARGE', { facts: { limit: most } })]),
  })
  return (context, next) => {
    const length = context.req.header('content-length')
    const isSaid = length !== undefined && /^\d+$/.test(length) && context.req.header('transfer-encoding') === undefined
    // To count it, the request's body has to be opened as a stream: that costs as much as the rest of the way.
    return isSaid && Number(length) <= most ? next() : counting(context, next)
  }
}
