import { createHash } from 'node:crypto'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import type { ChainedCommit } from '../../src/changes/chained-commit.ts'
import { kindOf } from '../../src/feed/change-kind.ts'
import type { ChangeEntry, ChangeLine, ChangePage } from '../../src/feed/change-page.ts'
import type { SnapshotLine } from '../../src/feed/feed-snapshot.ts'
import { type ReadChangesInput, readChanges } from '../../src/feed/read-changes.ts'
import { type TakeSnapshotInput, takeSnapshot } from '../../src/feed/take-snapshot.ts'
import type { Hub } from '../../src/hub.ts'
import { must } from './cluster.ts'

export const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')

/** A page of hbew, as anybody sees it unless somebody is named. */
export const pageOf = async (hub: Hub, input: Partial<ReadChangesInput> = {}, caller: Caller = anonymous) =>
  must(await readChanges(hub, caller, { cluster: 'hbew', ...input }))

export const entriesOf = ({ lines }: Pick<ChangePage, 'lines'>): ChangeEntry[] =>
  lines.flatMap((line) => ('entry' in line ? [line.entry] : []))

export const commitsOf = ({ lines }: Pick<ChangePage, 'lines'>): ChainedCommit[] =>
  lines.flatMap((line) => ('commit' in line ? [line.commit] : []))

/** Every number that a page tells of, with its hash. */
const numbersOf = (lines: readonly ChangeLine[]): [number, string][] =>
  lines.flatMap((line): [number, string][] =>
    'entry' in line
      ? [[line.entry.number, line.entry.hash]]
      : 'withheld' in line
        ? line.withheld.hashes.map((hash, i): [number, string] => [line.withheld.from + i, hash])
        : [],
  )

/** All pages from a cursor to the head. */
export const follow = async (
  hub: Hub,
  input: Partial<ReadChangesInput> = {},
  caller: Caller = anonymous,
): Promise<ChangePage[]> => {
  const pages = [await pageOf(hub, input, caller)]
  while (pages.at(-1)!.hasMore) pages.push(await pageOf(hub, { ...input, after: pages.at(-1)!.nextCursor }, caller))
  return pages
}

/** What is wrong with pages from the beginning, as a partner finds out who has nothing but them: null if all is well. */
export const faultOf = (pages: readonly ChangePage[]): string | null => {
  const lines = pages.flatMap((page) => page.lines)
  const all = numbersOf(lines)
  const gap = all.findIndex(([number], i) => number !== i + 1)
  if (gap >= 0) return `number ${gap + 1} is missing`
  const forged = lines.find((line) => 'entry' in line && sha256(line.entry.content) !== line.entry.hash)
  if (forged) return `the content of ${JSON.stringify(forged)} does not fit its hash`
  let previous = '0'.repeat(64)
  // A commit that goes on on the next page is told again there.
  const commits = new Map(lines.flatMap((line) => ('commit' in line ? [[line.commit.firstNumber, line.commit]] : [])))
  for (const commit of commits.values()) {
    const { firstNumber, count, recordedAt, verb, actor, algorithm, root, previousHash, hash } = commit
    const hashes = all.slice(firstNumber - 1, firstNumber - 1 + count).map(([, one]) => Buffer.from(one, 'hex'))
    if (hashes.length < count) return `commit ${firstNumber} is cut short`
    if (sha256(Buffer.concat(hashes)) !== root) return `the root of commit ${firstNumber} does not fit`
    const said = [previousHash, firstNumber, count, recordedAt, verb, actor, algorithm, root].join('\n')
    if (previousHash !== previous || sha256(said) !== hash)
      return `commit ${firstNumber} does not follow the one before`
    previous = hash
  }
  return null
}

/** A partner's copy: the latest entry of each key, without what was removed. */
export const copyOf = (pages: readonly Pick<ChangePage, 'lines'>[], begin: readonly ChangeEntry[] = []) => {
  const copy = new Map<string, ChangeEntry>()
  for (const entry of [...begin, ...pages.flatMap(entriesOf)]) {
    const key = `${kindOf(entry.kind).resource}\t${entry.subject}`
    if (entry.isTombstone) copy.delete(key)
    else copy.set(key, entry)
  }
  return new Map([...copy].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
}

/** Entries in short. */
export const inShort = (entries: readonly ChangeEntry[]) => entries.map(({ kind, subject }) => `${kind} ${subject}`)

/** A snapshot of hbew, checked as a partner checks it; in which order its keys came. */
export const snapshotOf = async (hub: Hub, input: Partial<TakeSnapshotInput> = {}, caller: Caller = anonymous) => {
  const lines: SnapshotLine[] = []
  for await (const line of must(await takeSnapshot(hub, caller, { cluster: 'hbew', ...input }))) lines.push(line)
  const entries = lines.flatMap((line) => ('entry' in line ? [line.entry] : []))
  const keys = entries.map(({ kind, subject }) => `${kindOf(kind).resource}\t${subject}`)
  const [head, end] = [lines[0]!, lines.at(-1)!]
  if (!('snapshot' in head) || !('end' in end)) throw new Error('a snapshot without a beginning or an end')
  const checksum = sha256(keys.map((key, i) => `${key}\t${entries[i]!.hash}\n`).join(''))
  if (end.end.checksum !== checksum || end.end.count !== entries.length) throw new Error('the checksum does not fit')
  const sorted = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  if (keys.some((key, i) => key !== sorted[i])) throw new Error('the keys are out of order')
  return { entries, keys, head: head.snapshot, end: end.end, cursor: head.snapshot.cursor }
}
