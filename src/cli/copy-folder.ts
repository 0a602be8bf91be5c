import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FeedEntry } from '../client/index.ts'
import { type CopyState, openEntries, readState } from './copy-state.ts'
import { lockFolder } from './folder-lock.ts'
import type { Say } from './language.ts'
import { WrongUse } from './wrong-use.ts'

type Progress = Pick<CopyState, 'position' | 'number'>

/** A folder that holds a copy of a feed: `entries.ndjson`, to which is only added, and `cursor.json`. */
export interface CopyFolder {
  readonly entriesPath: string
  /** Null before the first snapshot. */
  state(): CopyState | null
  /** Adds entries and moves on, so that a kill at any instant leaves the one state or the other. */
  add(entries: readonly FeedEntry[], progress: Progress): Promise<void>
  /** Fills a new copy and puts it in the old one's place, which is kept aside. Answers what the old file is called now. */
  startOver(fill: (write: (entry: FeedEntry) => Promise<void>) => Promise<Progress>): Promise<string | null>
  close(): Promise<void>
}

export interface CopyTerms {
  readonly cluster: string | undefined
  readonly kinds: readonly string[] | undefined
}

const pieceLength = 1_048_576

const lineOf = (entry: FeedEntry): string => `${JSON.stringify(entry)}\n`

/** Replaces a file by its new text at once, on the disk before it returns. */
const replaceFile = async (path: string, text: string): Promise<void> => {
  const unfinished = `${path}.${randomUUID().slice(0, 8)}.part`
  const file = await open(unfinished, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
}

const settled = (state: CopyState, terms: CopyTerms, folder: string, say: Say): void => {
  const asked = terms.kinds === undefined ? state.kinds : [...terms.kinds].sort()
  const isSame = String(asked ?? '') === String(state.kinds ?? '')
  if ((terms.cluster ?? state.cluster) === state.cluster && isSame) return
  const held = `${state.cluster} ${state.kinds?.join(',') ?? ''}`.trim()
  throw new WrongUse(
    say(
      `${folder} 里是另一份副本(${held}),请换一个文件夹`,
      `${folder} holds another copy (${held}): give another folder`,
    ),
  )
}

/** Opens a folder for one process; it is made if it is not there. */
export const openCopy = async (folder: string, terms: CopyTerms, say: Say): Promise<CopyFolder> => {
  await mkdir(folder, { recursive: true })
  const unlock = await lockFolder(folder, say)
  const [cursorPath, entriesPath] = [join(folder, 'cursor.json'), join(folder, 'entries.ndjson')]
  try {
    const kept = await readState(cursorPath, entriesPath, say)
    if (kept) settled(kept, terms, folder, say)
    if (!kept && terms.cluster === undefined)
      throw new WrongUse(say('第一次须给出 --cluster', 'The first time needs --cluster'))
    const cluster = kept?.cluster ?? terms.cluster!
    const kinds = kept ? kept.kinds : terms.kinds ? [...terms.kinds].sort() : null
    return copyOn(
      { folder, cursorPath, entriesPath, cluster, kinds, unlock },
      kept,
      kept === null ? null : await openEntries(entriesPath, kept),
    )
  } catch (fault) {
    await unlock()
    throw fault
  }
}

interface Place extends Pick<CopyState, 'cluster' | 'kinds'> {
  readonly folder: string
  readonly cursorPath: string
  readonly entriesPath: string
  readonly unlock: () => Promise<void>
}

const copyOn = (place: Place, kept: CopyState | null, opened: FileHandle | null): CopyFolder => {
  const { folder, cursorPath, entriesPath, cluster, kinds } = place
  let [state, file] = [kept, opened]
  const settle = async (progress: Progress, bytes: number, entries: number) => {
    const { position, number } = progress
    state = { cluster, kinds, position, bytes, entries, number, updatedAt: new Date().toISOString() }
    await replaceFile(cursorPath, `${JSON.stringify(state, null, 2)}\n`)
  }
  return {
    entriesPath,
    state: () => state,
    async add(entries, progress) {
      const { bytes, entries: before } = state!
      const text = Buffer.from(entries.map(lineOf).join(''))
      if (text.length > 0) {
        await file!.write(text, 0, text.length, bytes)
        await file!.sync()
      }
      await settle(progress, bytes + text.length, before + entries.length)
    },
    async startOver(fill) {
      const unfinished = `${entriesPath}.part`
      const { progress, bytes, count } = await filled(unfinished, fill)
      await file?.close()
      // From here to the end a kill leaves no cursor, and the next run begins with a snapshot.
      await rm(cursorPath, { force: true })
      const aside = await keptAside(folder, entriesPath)
      await rename(unfinished, entriesPath)
      file = await open(entriesPath, 'r+')
      await settle(progress, bytes, count)
      return aside
    },
    async close() {
      await file?.close()
      await place.unlock()
    },
  }
}

const filled = async (path: string, fill: Parameters<CopyFolder['startOver']>[0]) => {
  const file = await open(path, 'w')
  let [waiting, bytes, count] = ['', 0, 0]
  const flush = async () => {
    const piece = Buffer.from(waiting)
    waiting = ''
    bytes += piece.length
    await file.appendFile(piece)
  }
  try {
    const progress = await fill(async (entry) => {
      waiting += lineOf(entry)
      count++
      if (waiting.length >= pieceLength) await flush()
    })
    await flush()
    await file.sync()
    return { progress, bytes, count }
  } finally {
    await file.close()
  }
}

/** Moves a file that is there out of the way, under a name with the time. */
const keptAside = async (folder: string, path: string): Promise<string | null> => {
  const found = await stat(path).catch(() => null)
  if (found === null) return null
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  const aside = join(folder, `entries-${time}-${randomUUID().slice(0, 4)}.ndjson`)
  await rename(path, aside)
  return aside
}
