import { connect, type Socket } from 'node:net'

/** What an open-loop load came to; times in ms, of an answer from the moment at which it was due to be asked for. */
export interface Offered {
  readonly answers: readonly Answered[]
  /** Asked and never answered: connections that were refused or cut. */
  readonly lost: number
}

export interface Answered {
  /** When it was due, in ms since the load began. */
  readonly at: number
  readonly took: number
  readonly status: number
  readonly hasRetryAfter: boolean
}

interface Line {
  socket: Socket
  take: ((status: number, hasRetryAfter: boolean) => void) | null
}

/** More clients than this are not at it at the same time; whoever comes then is asked for late, and its time counts from when it was due. */
const mostLines = 1000
const lastByDefault = 5000

/**
 * Asks at a rate, whatever comes back: a client that waits for its answer before it asks again would slow down with the hub and hide
 * what those wait who come meanwhile. Arrivals are random (Poisson), from a fixed seed. Speaks just enough HTTP/1.1 to cost little
 * beside the hub, over connections that are kept.
 */
export const openLoad = (address: string) => {
  const { hostname, port } = new URL(address)
  const free: Line[] = []
  const lines = new Set<Line>()
  let chance = 12345
  const random = () => {
    chance = (chance * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return (chance + 1) / 4_294_967_297
  }
  const openLine = (onLost: (line: Line) => void): Line => {
    const line: Line = { socket: connect({ host: hostname, port: Number(port), noDelay: true }), take: null }
    let pieces: Buffer[] = []
    line.socket.on('data', (piece) => {
      pieces.push(piece)
      const found = endedAnswer(pieces)
      if (!found) return
      pieces = []
      const { take } = line
      line.take = null
      free.push(line)
      take?.(found.status, found.hasRetryAfter)
    })
    line.socket.on('error', () => {})
    line.socket.on('close', () => {
      lines.delete(line)
      if (line.take) onLost(line)
      else if (free.includes(line)) free.splice(free.indexOf(line), 1)
    })
    lines.add(line)
    return line
  }

  /** `perSecond` for so many seconds; `texts` in turn. */
  const offer = (perSecond: number, seconds: number, next: () => Buffer): Promise<Offered> =>
    new Promise((resolve) => {
      const answers: Answered[] = []
      const late: number[] = []
      let [lost, under, due] = [0, 0, 0]
      const began = performance.now()
      const ask = (at: number) => {
        const line = free.pop() ?? (lines.size < mostLines ? openLine(() => over(undefined)) : undefined)
        if (!line) return void late.push(at)
        under += 1
        line.take = (status, hasRetryAfter) => {
          answers.push({ at, took: performance.now() - began - at, status, hasRetryAfter })
          over(late.shift())
        }
        line.socket.write(next())
      }
      const over = (waiting: number | undefined) => {
        under -= 1
        if (waiting !== undefined) ask(waiting)
      }
      const tick = () => {
        const now = performance.now() - began
        for (; due <= now && due < seconds * 1000; due += (-Math.log(random()) * 1000) / perSecond) ask(due)
        const isOver = due >= seconds * 1000 && (under === 0 || now > seconds * 1000 + lastByDefault)
        if (!isOver) return void setTimeout(tick, 1)
        lost += under
        resolve({ answers, lost })
      }
      tick()
    })

  const close = () => {
    for (const { socket } of lines) socket.destroy()
  }
  return { offer, close }
}

/** The status of an answer that is there to its end. */
const endedAnswer = (pieces: Buffer[]): { status: number; hasRetryAfter: boolean } | null => {
  const first = pieces[0]!
  const headEnd = first.indexOf('\r\n\r\n')
  // A head comes in one piece over loopback; if not, what came is joined.
  if (headEnd < 0) {
    if (pieces.length < 2) return null
    pieces.splice(0, pieces.length, Buffer.concat(pieces))
    return pieces[0]!.includes('\r\n\r\n') ? endedAnswer(pieces) : null
  }
  const head = first.toString('latin1', 0, headEnd).toLowerCase()
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1]
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const isEnded =
    length === undefined
      ? pieces.at(-1)!.subarray(-5).toString('latin1') === '0\r\n\r\n'
      : size >= headEnd + 4 + Number(length)
  return isEnded ? { status: Number(head.slice(9, 12)), hasRetryAfter: head.includes('\r\nretry-after:') } : null
}

/** A request as it goes over the line. */
export const requestText = (
  { method, path, body }: { method: string; path: string; body?: string },
  key: string,
): Buffer => {
  const head = [`${method} ${path} HTTP/1.1`, 'host: bench', `authorization: Bearer ${key}`]
  if (body === undefined) return Buffer.from(`${head.join('\r\n')}\r\n\r\n`)
  const length = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}`
  return Buffer.from(`${head.join('\r\n')}\r\n${length}\r\n\r\n${body}`)
}
