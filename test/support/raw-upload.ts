import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { authorised } from './hub-process.ts'

export interface RawUpload {
  /** Everything the hub answered. */
  readonly answer: string
  /** Bytes of the body that the hub's end of the connection took. */
  readonly taken: number
  /** Milliseconds from the first byte to the answer, and to the end of the connection. */
  readonly answeredAfter: number
  readonly closedAfter: number
}

const piece = Buffer.alloc(64 * 1024, 'x')

/** Sends a body over a bare connection as fast as it is taken, whatever is answered meanwhile. */
export const rawUpload = async (
  address: string,
  mebibytes: number,
  isChunked: boolean,
  as = authorised.authorization,
): Promise<RawUpload> => {
  const { hostname, port, pathname, search } = new URL(address)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const total = mebibytes * 1024 * 1024
  const from = performance.now()
  let answer = ''
  let answeredAfter = 0
  let isClosed = false
  socket.on('data', (bytes) => {
    answeredAfter ||= performance.now() - from
    answer += bytes.toString('latin1')
  })
  // The other end is gone: that is what is looked for here.
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) =>
    socket.once('close', () => {
      isClosed = true
      resolve()
    }),
  )
  const length = isChunked ? 'transfer-encoding: chunked' : `content-length: ${total}`
  const head = `POST ${pathname}${search} HTTP/1.1\r\nhost: hub\r\nauthorization: ${as}\r\n${length}\r\n\r\n`
  socket.write(head)
  let sent = 0
  for (; sent < total && !isClosed; sent += piece.length) {
    const bytes = isChunked ? Buffer.concat([Buffer.from('10000\r\n'), piece, Buffer.from('\r\n')]) : piece
    if (!socket.write(bytes)) await Promise.race([once(socket, 'drain').catch(() => {}), closed])
  }
  if (isChunked && !isClosed) socket.write('0\r\n\r\n')
  await Promise.race([closed, sleep(10_000)])
  return {
    answer,
    taken: Math.max(0, socket.bytesWritten - socket.writableLength - head.length),
    answeredAfter,
    closedAfter: performance.now() - from,
  }
}
