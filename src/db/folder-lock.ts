import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { processStart } from './process-start.ts'

// The embedded database takes no lock of its own, and a second process on its folder corrupts it.
//
// The lock is a file `hutong.lock.N`. Whoever finds the newest one stale links number N + 1, which the file system grants to
// exactly one. Numbers only grow, so that a starter which was slow to act on what it saw cannot take an older number again:
// a released lock is marked, never deleted.

export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  /** By which the command line tells a refusal from a fault. */
  readonly code = 'FOLDER_IN_USE'
  readonly pid: number

  constructor(folder: string, pid: number) {
    super(
      `数据目录 ${folder} 正被另一个互通进程（进程号 ${pid}）使用，请先停止它或换一个目录。/ ` +
        `The data folder ${folder} is in use by another hub process (pid ${pid}): stop it, or choose another folder.`,
    )
    this.pid = pid
  }
}

interface Owner {
  readonly pid: number
  readonly start: string | null
}

export interface FolderLock {
  release(): Promise<void>
}

const PREFIX = 'hutong.lock.'

let candidates = 0

/** Takes the folder for this process, or refuses with the process that has it. */
export const lockFolder = async (folder: string): Promise<FolderLock> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const candidate = join(folder, `hutong.starting.${process.pid}.${++candidates}`)
  const me: Owner = { pid: process.pid, start: (await processStart(process.pid)) ?? null }
  await writeFile(candidate, JSON.stringify(me))
  try {
    const mine = await takeNext(folder, candidate)
    return { release: () => markReleased(mine, candidate) }
  } finally {
    await rm(candidate, { force: true })
  }
}

const takeNext = async (folder: string, candidate: string): Promise<string> => {
  for (;;) {
    const numbers = await lockNumbers(folder)
    const newest = numbers.at(-1) ?? 0
    const owner = newest > 0 ? await readOwner(join(folder, PREFIX + newest)) : undefined
    if (owner && (await holds(owner))) throw new FolderInUse(folder, owner.pid)
    const mine = join(folder, PREFIX + (newest + 1))
    // Linked, not written: the file appears with its content, also to a process that looks at this very moment.
    if (!(await tryLink(candidate, mine))) continue
    // A number can be free again only because a newer one has cleared it away.
    if ((await lockNumbers(folder)).at(-1) !== newest + 1) {
      await rm(mine, { force: true })
      continue
    }
    for (const number of numbers) await rm(join(folder, PREFIX + number), { force: true })
    return mine
  }
}

const lockNumbers = async (folder: string): Promise<number[]> =>
  (await readdir(folder))
    .filter((file) => /^hutong\.lock\.\d+$/.test(file))
    .map((file) => Number(file.slice(PREFIX.length)))
    .sort((a, b) => a - b)

const tryLink = async (from: string, to: string): Promise<boolean> => {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Nothing for a released lock, one that is gone, and one whose content a power cut has taken. */
const readOwner = async (file: string): Promise<Owner | undefined> => {
  try {
    const owner: unknown = JSON.parse(await readFile(file, 'utf8'))
    return typeof (owner as Owner).pid === 'number' ? (owner as Owner) : undefined
  } catch {
    return undefined
  }
}

const holds = async ({ pid, start }: Owner): Promise<boolean> => {
  const now = await processStart(pid)
  return now !== null && (now === undefined || start === null || now === start)
}

const markReleased = async (mine: string, candidate: string): Promise<void> => {
  await writeFile(candidate, '{"released":true}')
  await rename(candidate, mine)
}
