const encoder = new TextEncoder()
/** Text is sent in pieces of about this many characters. */
const pieceLength = 64 * 1024

/** Text as the body of an answer, made only as fast as it is taken; whoever goes away ends its making. */
export const streamText = (text: AsyncGenerator<string>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async pull(controller) {
      let piece = ''
      while (piece.length < pieceLength) {
        const { value, done } = await text.next()
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
      await text.return(undefined)
    },
  })
