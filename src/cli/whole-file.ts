import { randomUUID } from 'node:crypto'
import { access, constants, type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Say } from './language.ts'
import { WrongUse } from './wrong-use.ts'

/** Refuses a place where no file can be written, before any work is done for it. */
export const mustBeWritable = async (path: string, option: string, say: Say): Promise<void> => {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (isFolder)
    throw new WrongUse(say(`${option} ${path} 是文件夹,应为文件`, `${option} ${path} is a folder, not a file`))
  try {
    await access(dirname(path), constants.W_OK)
  } catch {
    throw new WrongUse(
      say(
        `${option} ${path} 无法写入:所在文件夹不存在或不可写`,
        `${option} ${path} cannot be written: its folder is missing or closed`,
      ),
    )
  }
}

/** Writes a file whole or not at all: under another name beside it first, which no failure leaves behind. */
export const writeWhole = async <T>(path: string, write: (file: FileHandle) => Promise<T>): Promise<T> => {
  const unfinished = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`)
  const file = await open(unfinished, 'wx')
  try {
    const made = await write(file)
    await file.sync()
    await file.close()
    await rename(unfinished, path)
    return made
  } catch (fault) {
    await file.close().catch(() => {})
    await rm(unfinished, { force: true })
    throw fault
  }
}
