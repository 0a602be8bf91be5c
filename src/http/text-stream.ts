const encoder = new TextEncoder()
/** Texts are sent in pieces of about this many characters. */
const pieceLength = 64 * 1024

/** Texts as the body of an answer, made as fast as they are sent. */
export const textStream = (texts: AsyncGenerator<string>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async pull(controller) {
      let piece = ''
      while (piece.length < pieceLength) {
        const { value, done } = await texts.next()
        if (done) {
          if (piece) controller.enqueue(encoder.encode(piece))
          controller.close()
          return
        }
        piece += value
      }
      controller.enqueue(encoder.encode(piece))
    },
    async cancel() {
      await texts.return(undefined)
    },
  })
