import { randomUUID } from 'node:crypto'
import { open, readFile, rm } from 'node:fs/promises'
import type { PushMode } from '../client/index.ts'
import type { Say } from './language.ts'
import { WrongUse } from './wrong-use.ts'

/** What a push is of: it is resumed only with the same. */
export interface PushTerms {
  readonly cluster: string
  readonly city: string
  readonly source: string
  readonly mode: PushMode
  readonly chunkRows: number
  readonly chunkBytes: number
}

/** A push as it is kept beside the file: its id, and the chunks that the hub has acknowledged. */
export interface PushLedger {
  readonly push: string
  readonly isResumed: boolean
  readonly acknowledged: ReadonlyMap<number, string>
  /** Keeps a chunk, on the disk before it returns. */
  add(chunk: number, hash: string): Promise<void>
  /** The push has ended: nothing is left to resume. */
  forget(): Promise<void>
}

const terms = ['cluster', 'city', 'source', 'mode', 'chunkRows', 'chunkBytes'] as const

type Kept = Partial<PushTerms> & { readonly push?: string; readonly chunk?: number; readonly hash?: string }

const parsed = (line: string): Kept => {
  try {
    return JSON.parse(line) ?? {}
  } catch {
    // The process was killed while it wrote the line: the chunk is sent again, and answered as before.
    return {}
  }
}

/** The terms of a push that was not ended, and its id; null where there is none. */
export const keptPush = async (path: string): Promise<Kept | null> => {
  const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return null
    throw fault
  })
  const kept = text === null ? null : parsed(text.split('\n', 1)[0]!)
  return kept?.push === undefined ? null : kept
}

const writeLine = async (path: string, flags: string, line: object): Promise<void> => {
  const file = await open(path, flags)
  try {
    // Begins with a line feed, so that a line that was cut spoils none that follows.
    await file.appendFile(flags === 'w' ? JSON.stringify(line) : `\n${JSON.stringify(line)}`)
    await file.sync()
  } finally {
    await file.close()
  }
}

const mustAgree = (kept: Kept, given: PushTerms, path: string, say: Say): void => {
  const other = terms.find((term) => kept[term] !== given[term])
  if (other === undefined) return
  const [was, is] = [String(kept[other]), String(given[other])]
  throw new WrongUse(
    say(
      `上次推送 ${kept.push} 没有做完,当时 ${other} 为 ${was},现在为 ${is}。请用原来的选项接着推送,或用 --restart 另起一次(记录在 ${path})`,
      `The push ${kept.push} is not ended, and was begun with ${other} ${was}, not ${is}. Go on with the same options, or begin anew with --restart (kept in ${path})`,
    ),
  )
}

/** The push of a file: the one that was broken off, or a new one, kept on the disk before anything is sent. */
export const openLedger = async (path: string, given: PushTerms, now: Date, say: Say): Promise<PushLedger> => {
  const kept = await keptPush(path)
  if (kept) mustAgree(kept, given, path, say)
  const push = kept?.push ?? `${now.toISOString().slice(0, 10)}-${randomUUID().slice(0, 13)}`
  const lines = kept ? (await readFile(path, 'utf8')).split('\n').slice(1).map(parsed) : []
  if (!kept) await writeLine(path, 'w', { push, ...given, startedAt: now.toISOString() })
  return {
    push,
    isResumed: kept !== null,
    acknowledged: new Map(lines.flatMap(({ chunk, hash }) => (chunk && hash ? [[chunk, hash] as const] : []))),
    add: (chunk, hash) => writeLine(path, 'a', { chunk, hash }),
    forget: () => rm(path, { force: true }),
  }
}
