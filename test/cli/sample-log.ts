import { createHash } from 'node:crypto'

// Written from the log's description, not from the hub's code.
const sha256 = (...parts: (string | Buffer)[]) =>
  parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest('hex')

interface SampleCommit {
  readonly recordedAt: string
  readonly verb: string
  readonly contents: readonly string[]
}

const commits: readonly SampleCommit[] = [
  {
    recordedAt: '2026-11-22T03:04:05.000006Z',
    verb: 'registerCluster',
    contents: [
      '{"cluster":"hbew","kind":"CLUSTER","state":{"name":"呼包鄂乌"}}',
      '{"kind":"KEY","state":{"role":"SECRETARIAT"}}',
    ],
  },
  {
    recordedAt: '2026-11-22T03:04:06.000000Z',
    verb: 'registerItemBatch',
    contents: [
      '{"kind":"ITEM","state":{"position":1}}',
      '{"kind":"ITEM","state":{"position":2}}',
      '{"kind":"ITEM","state":{"position":3}}',
    ],
  },
  {
    recordedAt: '2026-11-22T03:04:06.000001Z',
    verb: 'publishItemBatch',
    contents: ['{"kind":"BATCH","state":{"state":"PUBLISHED"}}'],
  },
]

export const genesis = '0'.repeat(64)

/** The lines of an export of such commits, in order. */
export const exportLines = (from: readonly SampleCommit[] = commits): string[] => {
  const lines = [`{"hutongAudit":1,"after":0,"previousHash":"${genesis}"}`]
  let [previousHash, number] = [genesis, 1]
  for (const { recordedAt, verb, contents } of from) {
    const root = sha256(...contents.map((content) => Buffer.from(sha256(content), 'hex')))
    const sealed = [previousHash, number, contents.length, recordedAt, verb, 'key:1', 'sha256', root]
    const commit = {
      firstNumber: number,
      count: contents.length,
      recordedAt,
      verb,
      actor: 'key:1',
      algorithm: 'sha256',
      root,
      previousHash,
      hash: sha256(sealed.join('\n')),
    }
    lines.push(JSON.stringify({ commit }))
    for (const content of contents) lines.push(JSON.stringify({ number: number++, content, hash: sha256(content) }))
    previousHash = commit.hash
  }
  return [...lines, JSON.stringify({ end: { nextNumber: number, headHash: previousHash } })]
}

/** The same log with the times of its commits replaced, and sealed anew: what a hub with a wrong clock would export. */
export const exportLinesAt = (...times: string[]): string[] =>
  exportLines(commits.map((commit, i) => ({ ...commit, recordedAt: times[i]! })))

/** The same log with one content replaced and everything sealed anew: what somebody with the database could make. */
export const exportLinesWith = (content: string): string[] =>
  exportLines(
    commits.map((commit, i) =>
      i === 1 ? { ...commit, contents: [commit.contents[0]!, content, commit.contents[2]!] } : commit,
    ),
  )

export const hashOfContent = (content: string): string => sha256(content)
