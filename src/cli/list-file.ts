import { open } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Readable } from 'node:stream'
import type { UploadedFile } from '../client/index.ts'
import type { Say } from './language.ts'
import { mustBeWritable } from './whole-file.ts'
import { WrongUse } from './wrong-use.ts'

/** A list opened for sending. */
export interface ListFile {
  readonly upload: UploadedFile
  close(): Promise<void>
}

/** Why a file cannot be read, in a sentence. */
export const cannotRead = (code: string | undefined, path: string, say: Say): string => {
  if (code === 'ENOENT' || code === 'ENOTDIR') return say(`没有文件 ${path}`, `There is no file ${path}`)
  if (code === 'EACCES' || code === 'EPERM') return say(`没有读取 ${path} 的权限`, `No permission to read ${path}`)
  return say(`读不了文件 ${path}(${code})`, `The file ${path} cannot be read (${code})`)
}

/** Opens the list, and makes sure that the marked one has a place to go to that is not the list itself. */
export const openList = async (path: string, marked: string | undefined, say: Say): Promise<ListFile> => {
  if (marked !== undefined) {
    if (resolve(marked) === resolve(path))
      throw new WrongUse(
        say(
          '--marked 不能覆盖清单本身,请换一个文件名',
          '--marked may not overwrite the list itself: give another name',
        ),
      )
    await mustBeWritable(marked, '--marked', say)
  }
  const file = await open(path).catch((fault: NodeJS.ErrnoException) => {
    throw new WrongUse(cannotRead(fault.code, path, say))
  })
  const found = await file.stat()
  if (!found.isFile()) {
    await file.close()
    throw new WrongUse(
      found.isDirectory()
        ? say(
            `${path} 是文件夹,应为 .xlsx、.csv 或 NDJSON 文件`,
            `${path} is a folder; give an .xlsx, .csv or NDJSON file`,
          )
        : say(`${path} 不是普通文件`, `${path} is not a regular file`),
    )
  }
  const content = Readable.toWeb(file.createReadStream({ autoClose: false })) as ReadableStream<Uint8Array>
  return { upload: { name: basename(path), size: found.size, content }, close: () => file.close() }
}
