import { done, type Outcome, refused } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import { readBody } from './read-body.ts'

/**
 * The body of an upload, inflated if it was sent gzipped. The limit holds for what comes out: reading ends as soon as that is
 * passed, however small the bomb.
 */
export const readUpload = async (request: Request, limit: number): Promise<Outcome<Uint8Array>> => {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip')
    return refused(
      problem('CONTENT_ENCODING_NOT_ALLOWED', { facts: { found: encoding.slice(0, 40), allowed: 'gzip' } }),
    )
  const isZipped = encoding === 'gzip' && request.body !== null
  const source = isZipped ? inflated(request) : request
  const body = await readBody(source, limit)
  if (body === 'TOO_LARGE') return refused(problem('FILE_TOO_LARGE', { facts: { limit } }))
  if (body === 'GIVEN_UP') return refused(problem(isZipped ? 'BODY_NOT_GZIP' : 'FILE_READING_ABORTED'))
  return done(body)
}

const inflated = (request: Request) => ({
  headers: new Headers({ 'content-length': request.headers.get('content-length') ?? '0' }),
  body: request.body!.pipeThrough(
    new DecompressionStream('gzip') as unknown as ReadableWritablePair<
      Uint8Array<ArrayBuffer>,
      Uint8Array<ArrayBuffer>
    >,
  ),
})
