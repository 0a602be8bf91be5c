import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problem } from '../base/problem.ts'
import { largeBody } from './admit.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse } from './problem-response.ts'

const countingTo = (most: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: most,
    onError: (context) => problemResponse(context, 413, [problem('REQUEST_TOO_LARGE', { facts: { limit: most } })]),
  })

/** Refuses a body of more than so many bytes, of strangers of what is large: by the length that it says, else when it has become too long. */
export const limitBody = (most: number): MiddlewareHandler<{ Variables: Variables }> => {
  const strangersMost = Math.min(most, largeBody)
  const [counting, countingStrangers] = [countingTo(most), countingTo(strangersMost)]
  return (context, next) => {
    const isStranger = context.get('caller').keyId === null
    const length = context.req.header('content-length')
    const isSaid = length !== undefined && /^\d+$/.test(length) && context.req.header('transfer-encoding') === undefined
    // To count it, the request's body has to be opened as a stream: that costs as much as the rest of the way.
    if (isSaid && Number(length) <= (isStranger ? strangersMost : most)) return next()
    return (isStranger ? countingStrangers : counting)(context, next)
  }
}
