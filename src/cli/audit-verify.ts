// Stand-alone on purpose: an auditor reads this one file and need not trust the hub's code, so it imports Node's own
// modules only. Runs by itself: `node --import tsx src/cli/audit-verify.ts FILE`. The log's rules: docs/decisions/0001.
import { createHash, hash as digest } from 'node:crypto'
import { createReadStream, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

type Words = readonly [zh: string, en: string]
const wordings = {
  CONTENT_HASH: ['内容与其哈希不符:此条被改过', 'the content does not fit its hash: it was edited'],
  NOT_CANONICAL: ['内容不是规范形式(RFC 8785)', 'the content is not in canonical form (RFC 8785)'],
  ROOT: ['各条哈希与提交的根不符:其中有内容被改换', 'the entries do not fit the root: contents were replaced'],
  LINK: ['哈希链断开:提交的字段被改,或提交被换', 'the chain breaks: a field was edited, or a commit replaced'],
  GAP: ['缺少此号:有条目或提交被删', 'this number is missing: an entry or a commit was taken out'],
  ORDER: ['次序不对:号码或记录时间没有递增', 'out of order: numbers or times of recording do not rise'],
  TRUNCATED: ['导出不完整,末尾被截断', 'the export is cut off: its end is missing'],
  MALFORMED: ['此行不合格式', 'this line is not of the form of an export'],
  HEAD: ['日志不经过所给的哈希', 'the chain does not pass through the hash that was given'],
} satisfies Record<string, Words>
type Code = keyof typeof wordings
interface Finding extends Record<'expected' | 'found', string | null> {
  readonly code: Code
  readonly entry: number | null
  readonly commit: Pick<Commit, 'firstNumber' | 'count'> | null
  readonly line: number
}
type CommitText = 'recordedAt' | 'verb' | 'actor' | 'algorithm' | 'root' | 'previousHash' | 'hash'
type Commit = Readonly<Record<CommitText, string> & Record<'firstNumber' | 'count', number>>
/**
 * What to verify: a file, `-` for standard input, or what a hub exports. Two hashes that somebody printed on paper: where
 * the export must begin, and what its chain must pass through.
 */
type RequestText = 'file' | 'url' | 'key' | 'after' | 'lang' | 'from-head' | 'expect-head'
export type Request = Readonly<Partial<Record<RequestText, string>> & { json?: boolean }>
type Streams = Record<'stdout' | 'stderr', { write(text: string): unknown }>
class Broken extends Error {
  constructor(readonly finding: Finding) {
    super(finding.code)
  }
}

const genesis = '0'.repeat(64)
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1
const isInstant = (value: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(value)
// A line feed in a word would let two different commits be hashed alike.
const isWord = (value: unknown) => typeof value === 'string' && !value.includes('\n')

/** Canonical JSON, written a second time: the hub's own must not vouch for itself. */
const canonical = (value: unknown): string => {
  if (typeof value === 'string' && /[\ud800-\udfff]/u.test(value)) throw new TypeError('lone surrogate')
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${canonical(name)}:${canonical(member)}`).join(',')}}`
}

const isCanonical = (content: string): boolean => {
  try {
    return canonical(JSON.parse(content)) === content
  } catch {
    return false
  }
}

const hashOf = ({ previousHash, firstNumber, count, recordedAt, verb, actor, algorithm, root }: Commit): string =>
  digest('sha256', [previousHash, firstNumber, count, recordedAt, verb, actor, algorithm, root].join('\n'))

/** The lines of a stream, and whether a line feed ended them. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<{ text: string; isEnded: boolean }> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop()!
    for (const text of lines) yield { text, isEnded: true }
    // No line of an export is so long: handed on as it is, for the verifier to refuse.
    if (rest.length <= 16_777_216) continue
    yield { text: rest, isEnded: true }
    rest = ''
  }
  rest += decoder.decode()
  if (rest !== '') yield { text: rest, isEnded: false }
}

/** One pass over an export, in the memory of one line. */
class Verification {
  readonly verified = { after: 0, entries: 0, commits: 0, headHash: genesis, recordedAt: '' }
  #line = 0
  #next = 1
  #commit: Finding['commit'] = null
  #entry: number | null = null
  #seenHead = false
  constructor(
    readonly lines: ReturnType<typeof linesOf>,
    readonly heads: Request,
  ) {}

  #broken(code: Code, expected: string | null = null, found: string | null = null): Broken {
    return new Broken({ code, entry: this.#entry, commit: this.#commit, line: this.#line, expected, found })
  }
  #same(code: Code, expected: string, found: string): void {
    if (expected !== found) throw this.#broken(code, expected, found)
  }
  #formed(isFormed: boolean): void {
    if (!isFormed) throw this.#broken('MALFORMED')
  }
  // biome-ignore lint/suspicious/noExplicitAny: what a line holds is looked at member by member
  async #read(): Promise<any> {
    const { value, done } = await this.lines.next()
    this.#line++
    try {
      if (!done) return JSON.parse(value.text) ?? {}
    } catch {
      if (value?.isEnded) throw this.#broken('MALFORMED')
    }
    this.#entry = this.#next
    throw this.#broken('TRUNCATED')
  }
  /** The number that must come now; if another does, whether this one is further on or nowhere. */
  async #inTurn(found: number | null): Promise<void> {
    const expected = this.#next
    if (found === expected) return
    this.#entry = expected
    const as = (code: Code) => this.#broken(code, String(expected), found === null ? null : String(found))
    if (found !== null && found < expected) throw as('ORDER')
    const [entry, commit] = [`{"number":${expected},`, `{"commit":{"firstNumber":${expected},`]
    for await (const { text } of this.lines) if (text.startsWith(entry) || text.startsWith(commit)) throw as('ORDER')
    throw as('GAP')
  }
  async #header(): Promise<void> {
    const { hutongAudit, after, previousHash } = await this.#read()
    this.#formed(hutongAudit === 1 && (after === 0 || isCount(after)) && isHash(previousHash))
    if (after === 0) this.#same('LINK', genesis, previousHash)
    if (this.heads['from-head'] !== undefined) this.#same('HEAD', this.heads['from-head'], previousHash)
    this.#pass(previousHash)
    this.verified.after = after
    this.#next = after + 1
  }
  #pass(hash: string): void {
    this.verified.headHash = hash
    this.#seenHead ||= hash === this.heads['expect-head']
  }
  async #checkEntry(): Promise<string> {
    this.#entry = this.#next
    const { number, content, hash, commit, end } = await this.#read()
    if (commit || end) await this.#inTurn(null)
    this.#formed(isCount(number) && typeof content === 'string' && isHash(hash))
    await this.#inTurn(number)
    this.#same('CONTENT_HASH', hash, digest('sha256', content))
    if (!isCanonical(content)) throw this.#broken('NOT_CANONICAL')
    this.#entry = null
    this.#next++
    return hash
  }
  async #checkCommit(commit: Commit): Promise<void> {
    const { firstNumber, count, recordedAt, root } = commit
    this.#formed(isCount(firstNumber) && isCount(count) && isInstant(recordedAt) && isWord(commit.verb))
    this.#formed(isWord(commit.actor) && commit.algorithm === 'sha256' && [root, commit.hash].every(isHash))
    this.#commit = { firstNumber, count }
    await this.#inTurn(firstNumber)
    this.#same('LINK', this.verified.headHash, commit.previousHash)
    this.#same('LINK', hashOf(commit), commit.hash)
    if (recordedAt <= this.verified.recordedAt) throw this.#broken('ORDER', `> ${this.verified.recordedAt}`, recordedAt)
    const leaves = createHash('sha256')
    for (let i = 0; i < count; i++) leaves.update(await this.#checkEntry(), 'hex')
    this.#same('ROOT', root, leaves.digest('hex'))
    this.#commit = null
    this.#pass(commit.hash)
    this.verified.recordedAt = recordedAt
    this.verified.commits++
    this.verified.entries += count
  }
  async #checkEnd({ nextNumber, headHash }: Record<string, unknown>): Promise<void> {
    this.#formed(isCount(nextNumber) && isHash(headHash))
    await this.#inTurn(nextNumber as number)
    this.#same('LINK', this.verified.headHash, headHash as string)
    this.#line++
    this.#formed((await this.lines.next()).done === true)
    if (!this.#seenHead) this.#same('HEAD', this.heads['expect-head'] ?? this.verified.headHash, this.verified.headHash)
  }
  async run(): Promise<Finding | null> {
    try {
      await this.#header()
      for (;;) {
        const { commit, end, number } = await this.#read()
        if (end) return await this.#checkEnd(end).then(() => null)
        if (!commit && isCount(number)) await this.#inTurn(number)
        this.#formed(commit instanceof Object)
        await this.#checkCommit(commit)
      }
    } catch (fault) {
      if (fault instanceof Broken) return fault.finding
      throw fault
    } finally {
      await this.lines.return(undefined)
    }
  }
}

type Verdict = Verification['verified'] & { intact: boolean; problem: Finding | null }
export const verify = async (chunks: AsyncIterable<Uint8Array>, heads: Request = {}): Promise<Verdict> => {
  const verification = new Verification(linesOf(chunks), heads)
  const problem = await verification.run()
  return { intact: !problem, ...verification.verified, problem }
}

const opened = async ({ file, key, after }: Request, url: string): Promise<AsyncIterable<Uint8Array>> => {
  if (file !== undefined) return file === '-' ? process.stdin : createReadStream(file)
  const path = new URL(`audit/export?after=${after ?? 0}`, url.endsWith('/') ? url : `${url}/`)
  const bearer = key ?? process.env.HUTONG_KEY
  const answer = await fetch(path, { headers: bearer ? { authorization: `Bearer ${bearer}` } : {}, redirect: 'manual' })
  if (answer.ok && answer.body) return answer.body
  throw new Error(`HTTP ${answer.status} (--url? --key?)`)
}

const report = ({ problem, ...done }: Verdict, say: (...words: Words) => string): string => {
  const extent = say(`${done.commits} 次提交、${done.entries} 条`, `${done.commits} commits, ${done.entries} entries`)
  const head = `${say('最新哈希', 'Head')}: ${done.headHash} ${done.recordedAt}`
  if (!problem) return `${say('完好', 'Intact')}: ${extent}\n${head}\n`
  const { code, entry, commit, line, expected, found } = problem
  const entries = commit && `${commit.firstNumber}–${commit.firstNumber + commit.count - 1}`
  const which = [entry && say(`第 ${entry} 号`, `entry ${entry}`), entries && `${say('提交', 'commit')} ${entries}`]
  const places = [...which, say(`第 ${line} 行`, `line ${line}`)].filter(Boolean).join(', ')
  const compared = expected && `  ${say('应为', 'expected')} ${expected}\n  ${say('实为', 'found')} ${found ?? '—'}\n`
  return `${code} ${places}: ${say(...wordings[code])}\n${compared ?? ''}${say('此前无误', 'Intact before it')}: ${extent}\n`
}

/** Verifies and reports: 0 intact, 1 broken or out of reach, 2 wrong use. */
export const auditVerify = async (request: Request, { stdout, stderr }: Streams = process): Promise<0 | 1 | 2> => {
  const { file, url = process.env.HUTONG_URL || 'http://127.0.0.1:8787' } = request
  const say = (...[zh, en]: Words) => (request.lang === 'en' ? en : zh)
  try {
    const verdict = await verify(await opened(request, url), request)
    stdout.write(request.json ? `${JSON.stringify(verdict)}\n` : report(verdict, say))
    return verdict.intact ? 0 : 1
  } catch (fault) {
    const { message, cause } = fault as { message: string; cause?: NodeJS.ErrnoException }
    const why = cause?.code || cause?.message || message
    stderr.write(`hutong: ${say('读不了', 'cannot read')} ${file ?? url}: ${why}\n`)
    return file === undefined ? 1 : 2
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const texts = ['url', 'key', 'after', 'lang', 'from-head', 'expect-head'].map((name) => [name, { type: 'string' }])
  const options = { ...Object.fromEntries(texts), json: { type: 'boolean' } }
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  process.exitCode = await auditVerify({ ...values, file: positionals[0] })
}
