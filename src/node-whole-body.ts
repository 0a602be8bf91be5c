import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { problem } from './base/problem.ts'
import { largeBody } from './http/admit.ts'
import { refusalBody } from './http/problem-response.ts'
import { preferredLanguage } from './report/problem-wording.ts'

/** What the server library takes for the body instead of reading it. */
type WithBody = IncomingMessage & { rawBody?: Buffer }

const mutation = /"query"\s*:\s*"(?:\s|\\[nrt])*mutation\b/

/**
 * Whether a question is, by the look of it, one that writes; asked before anybody is let in, so it has to be cheap. Where the word does not
 * stand first (after a fragment or a remark) it is taken for one that reads.
 */
export const saysMutation = ({ rawBody }: WithBody): boolean =>
  rawBody !== undefined && mutation.test(rawBody.toString('latin1'))

const refuse = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
  const isGraphql = (incoming.url ?? '').startsWith('/graphql')
  const language = preferredLanguage(incoming.headers['accept-language'])
  const tooLarge = problem('REQUEST_TOO_LARGE', { facts: { limit: largeBody } })
  const body = JSON.stringify(refusalBody([tooLarge], { status: 413, isGraphql, language, requestId: null }))
  outgoing.writeHead(413, { 'content-type': 'application/json', connection: 'close' })
  outgoing.end(body)
}

/**
 * Hands a question on once its whole body is there: whoever sends it slowly takes up a connection, not a place among those that are worked
 * on. Its class says that it is small; where no length is said, at most as much is taken.
 */
export const onceWhole =
  (then: RequestListener): RequestListener =>
  (incoming: WithBody, outgoing) => {
    const pieces: Buffer[] = []
    let length = 0
    const onPiece = (piece: Buffer) => {
      pieces.push(piece)
      length += piece.length
      if (length <= largeBody) return
      incoming.off('data', onPiece).off('end', onEnd).pause()
      refuse(incoming, outgoing)
    }
    const onEnd = () => {
      incoming.rawBody = Buffer.concat(pieces)
      then(incoming, outgoing)
    }
    // Who leaves before the end is not answered.
    incoming.on('error', () => {})
    incoming.on('data', onPiece).on('end', onEnd)
  }
