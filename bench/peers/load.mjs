// Reads a job a line, asks as fast as it is answered, and says a line what was measured.
//
// Of the two processors that all share, whatever the client takes is missing to who answers, and makes a fast peer look like a slow one: this
// one writes requests that are ready and looks for the end of each answer, at about a fifth of what autocannon takes.
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

const ready = ({ url, requests }) => {
  const { host } = new URL(url)
  return requests.map(({ method, path, headers = {}, body = '' }) => {
    const fields = { host, ...headers, ...(method === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {}) }
    const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
    return Buffer.from(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`)
  })
}

/** How many bytes an answer has whose head is there, and its status; null while it is not. */
const announced = (piece) => {
  const end = piece.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = piece.latin1Slice(0, end)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)
  return { status: Number(head.slice(9, 12)), whole: length ? end + 4 + Number(length[1]) : Number.POSITIVE_INFINITY }
}

const lastChunk = '0\r\n\r\n'
/** Longer than this no answer is waited for. */
const patience = 120_000

/** One client, that asks again as soon as it is answered. */
const openClient = ({ hostname, port }, next, told) => {
  let [pieces, size, answer, asked, tail] = [[], 0, null, 0, '']
  let isLeaving = false
  const ask = () => {
    if (isLeaving) {
      hasLeft = true
      return socket.destroy()
    }
    asked = performance.now()
    socket.write(next())
  }
  const socket = connect({ host: hostname, port: Number(port), noDelay: true }, ask)
  socket.on('data', (piece) => {
    size += piece.length
    tail = (tail + piece.subarray(-lastChunk.length).latin1Slice()).slice(-lastChunk.length)
    if (!answer) {
      pieces.push(piece)
      answer = announced(pieces.length === 1 ? piece : Buffer.concat(pieces))
    }
    const isWhole =
      answer && (size >= answer.whole || (answer.whole === Number.POSITIVE_INFINITY && tail === lastChunk))
    if (!isWhole) return
    told(performance.now() - asked, answer.status === 200)
    ;[pieces, size, answer, tail] = [[], 0, null, '']
    ask()
  })
  socket.on('error', () => {})
  let hasLeft = false
  const left = new Promise((resolve) =>
    socket.once('close', () => {
      // Whom nobody answers, or who is cut off, was failed.
      if (!hasLeft) told(performance.now() - asked, false)
      resolve()
    }),
  )
  socket.setTimeout(patience, () => socket.destroy())
  return {
    left,
    leave: () => {
      isLeaving = true
    },
  }
}

const run = async (job) => {
  const [texts, address, took] = [ready(job), new URL(job.url), []]
  let [failed, turn] = [0, 0]
  const next = () => texts[turn++ % texts.length]
  const told = (ms, isOk) => {
    took.push(ms)
    if (!isOk) failed += 1
  }
  const began = performance.now()
  const clients = Array.from({ length: job.connections }, () => openClient(address, next, told))
  await new Promise((resolve) => setTimeout(resolve, job.seconds * 1000))
  const [count, seconds] = [took.length, (performance.now() - began) / 1000]
  for (const { leave } of clients) leave()
  await Promise.all(clients.map(({ left }) => left))
  took.sort((a, b) => a - b)
  const at = (part) => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0
  return { count, rate: count / seconds, p50: at(0.5), p99: at(0.99), failed }
}

for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await run(JSON.parse(line))))
