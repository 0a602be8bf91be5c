import { createHash } from 'node:crypto'
import type { ChangePage, FeedCommit, FeedEntry, FeedLine } from '../../src/client/index.ts'

// Written from the log's description, not from the hub's code.
const sha256 = (...parts: (string | Buffer)[]) =>
  parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest('hex')

const genesis = '0'.repeat(64)
const entry = (number: number): FeedEntry => {
  const subject = `15019901000${number}/150100`
  const state = { state: 'ACTIVE', version: 1 }
  const content = JSON.stringify({ city: '150100', kind: 'implementation.recorded', state, subject })
  const rest = { cluster: null, city: '150100', isTombstone: false, reason: null, successor: null, version: 1 }
  return { number, kind: 'implementation.recorded', subject, ...rest, content, hash: sha256(content) }
}

const commitOf = (firstNumber: number, count: number, previousHash: string): FeedCommit => {
  const hashes = Array.from({ length: count }, (_, i) => Buffer.from(entry(firstNumber + i).hash, 'hex'))
  const [recordedAt, verb, actor, algorithm] = ['2026-11-22T03:04:05.000006Z', 'pushChunk', 'key:1', 'sha256']
  const root = sha256(...hashes)
  const hash = sha256([previousHash, firstNumber, count, recordedAt, verb, actor, algorithm, root].join('\n'))
  return { firstNumber, count, recordedAt, verb, actor, algorithm, root, previousHash, hash }
}

const first = commitOf(1, 2, genesis)
const second = commitOf(3, 4, first.hash)
const third = commitOf(7, 1, second.hash)

/** The commits of a log of seven entries: 1–2, 3–6, 7. */
export const sampleCommits = [first, second, third] as const

const commitWith = (number: number) => sampleCommits.find((one) => number < one.firstNumber + one.count)!

/** A cursor as the hub gives it. */
export const cursorAt = (number: number): string =>
  Buffer.from(`${number}.${number === 0 ? genesis : commitWith(number).hash}.c1`).toString('base64url')

const linesOf = (after: number, upTo: number): FeedLine[] =>
  Array.from({ length: upTo - after }, (_, i) => after + 1 + i).flatMap((number): FeedLine[] => {
    const commit = commitWith(number)
    const line: FeedLine =
      number === 4 ? { withheld: { from: 4, to: 4, hashes: [entry(4).hash] } } : { entry: entry(number) }
    return number === commit.firstNumber || number === after + 1 ? [{ commit }, line] : [line]
  })

/** A page of the sample; 4 is withheld. */
export const samplePage = (after: number, upTo: number): ChangePage => ({
  lines: linesOf(after, upTo),
  after: cursorAt(after),
  upTo: cursorAt(upTo),
  nextCursor: cursorAt(upTo),
  hasMore: upTo < 7,
  head: 7,
})

/** A page with its lines as a proxy would have them. */
export const tampered = (page: ChangePage, how: (lines: FeedLine[]) => FeedLine[]): ChangePage => ({
  ...page,
  lines: how([...page.lines]),
})

/** A line whose entry says something else, with a hash that fits it if it is `sealed`. */
export const forged = (line: FeedLine, isSealed: boolean): FeedLine => {
  const content = line.entry!.content.replace('ACTIVE', 'SUSPENDED')
  return { entry: { ...line.entry!, content, hash: isSealed ? sha256(content) : line.entry!.hash } }
}

/** The page as the lines of an answer. */
export const pageText = ({ lines, ...page }: ChangePage): string =>
  `${[...lines, { page }].map((line) => JSON.stringify(line)).join('\n')}\n`
