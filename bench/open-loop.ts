import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** What an open-loop load came to; times in ms, of an answer from the moment at which it was due to be asked for. */
export interface Offered {
  readonly answers: readonly Answered[]
  /** Asked and never answered: connections that were refused or cut. */
  readonly lost: number
  /** How late each was asked for: what the client itself adds to what it measures. */
  readonly lags: readonly number[]
  /** Connections that had to be opened meanwhile. */
  readonly opened: number
}

export interface Answered {
  /** When it was due, in ms since the load began. */
  readonly at: number
  readonly took: number
  readonly status: number
  readonly hasRetryAfter: boolean
}

interface Said {
  readonly status: number
  readonly hasRetryAfter: boolean
}

interface Line {
  readonly socket: Socket
  /** What is to be told of the answer, or null if the line was cut without one. */
  take: ((said: Said | null) => void) | null
}

/** So many clients hold a connection before they ask for the first time, as a proxy does. */
const linesAtFirst = 1000
/** More are not at it at the same time; whoever comes then is asked for late, and its time counts from when it was due. */
const mostLines = 1000
const lastByDefault = 5000

/**
 * Asks at a rate, whatever comes back: a client that waits for its answer before it asks again would slow down with the hub and hide
 * what those wait who come meanwhile. Arrivals are random (Poisson), from a fixed seed. Speaks just enough HTTP/1.1 to cost little
 * beside the hub, over connections that are kept.
 */
export const openLoad = async (address: string) => {
  const lines = openLines(address)
  await lines.fill()
  const random = openChance()

  /** `perSecond` for so many seconds; `next` says what is asked. */
  const offer = (perSecond: number, seconds: number, next: () => Buffer): Promise<Offered> =>
    new Promise((resolve) => {
      const answers: Answered[] = []
      const lags: number[] = []
      const late: number[] = []
      let [lost, under, due] = [0, 0, 0]
      const openedBefore = lines.opened()
      const began = performance.now()
      const ask = (at: number) => {
        const line = lines.take()
        if (!line) return void late.push(at)
        under += 1
        lags.push(performance.now() - began - at)
        line.take = (said) => {
          if (said) answers.push({ at, took: performance.now() - began - at, ...said })
          else lost += 1
          under -= 1
          const waiting = late.shift()
          if (waiting !== undefined) ask(waiting)
        }
        line.socket.write(next())
      }
      const tick = () => {
        const now = performance.now() - began
        for (; due <= now && due < seconds * 1000; due += (-Math.log(random()) * 1000) / perSecond) ask(due)
        const isOver = due >= seconds * 1000 && (under === 0 || now > seconds * 1000 + lastByDefault)
        if (!isOver) return void setTimeout(tick, 1)
        resolve({ answers, lost: lost + under + late.length, lags, opened: lines.opened() - openedBefore })
      }
      tick()
    })
  return { offer, fill: lines.fill, close: lines.close }
}

const openChance = () => {
  let chance = 12345
  return () => {
    chance = (chance * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return (chance + 1) / 4_294_967_297
  }
}

const openLines = (address: string) => {
  const { hostname, port } = new URL(address)
  const free: Line[] = []
  const all = new Set<Line>()
  let opened = 0
  const open = (): Line => {
    const line: Line = { socket: connect({ host: hostname, port: Number(port), noDelay: true }), take: null }
    let pieces: Buffer[] = []
    const told = (said: Said | null) => {
      const { take } = line
      line.take = null
      take?.(said)
    }
    line.socket.on('data', (piece) => {
      pieces.push(piece)
      const said = endedAnswer(pieces)
      if (!said) return
      pieces = []
      free.push(line)
      told(said)
    })
    line.socket.on('error', () => {})
    line.socket.on('close', () => {
      all.delete(line)
      if (line.take) told(null)
      else if (free.includes(line)) free.splice(free.indexOf(line), 1)
    })
    all.add(line)
    opened += 1
    return line
  }
  return {
    opened: () => opened,
    // In turn: the hub ends connections on which nothing is asked for a while.
    take: () => free.shift() ?? (all.size < mostLines ? open() : undefined),
    // One after another: many at once would wait for each other to be taken.
    fill: async () => {
      while (free.length < linesAtFirst) {
        const line = open()
        await once(line.socket, 'connect')
        free.push(line)
      }
    },
    close: () => {
      for (const { socket } of all) socket.destroy()
    },
  }
}

/** The status of an answer that is there to its end. */
const endedAnswer = (pieces: Buffer[]): Said | null => {
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
