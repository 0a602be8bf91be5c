import { type FileHandle, open, readFile } from 'node:fs/promises'
import { parsedOrNothing } from '../client/refusal.ts'
import { refuseWith } from './failure.ts'
import type { Say } from './language.ts'

/** How far a copy is: what `cursor.json` holds. */
export interface CopyState {
  readonly cluster: string
  readonly kinds: readonly string[] | null
  /** What `follow` of the library goes on from. */
  readonly position: string
  /** The bytes of `entries.ndjson` that belong to the position; anything beyond was being written when the process died. */
  readonly bytes: number
  readonly entries: number
  readonly number: number
  readonly updatedAt: string
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0
const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''

/** A bare cursor of the hub, or what the library makes of it: `cursor.number.through.hash`. */
const positionForm = /^(?:[^.\s]+|[^.\s]*\.\d{1,16}\.(?:\d{1,16}\.[0-9a-f]{64}|\.))$/

const checks: Readonly<Record<keyof CopyState, (value: unknown) => boolean>> = {
  cluster: isText,
  kinds: (value) => value === null || (Array.isArray(value) && value.every(isText)),
  position: (value) => typeof value === 'string' && positionForm.test(value),
  bytes: isCount,
  entries: isCount,
  number: isCount,
  updatedAt: isText,
}

/** The members that are not as this program writes them. */
const wrongIn = (state: Readonly<Record<string, unknown>>): readonly string[] => {
  const wrong = Object.entries(checks).flatMap(([name, isFine]) => (isFine(state[name]) ? [] : [name]))
  const isEven = (state.bytes === 0) === (state.entries === 0)
  return wrong.length === 0 && !isEven ? ['entries'] : wrong
}

const advice = (say: Say): string =>
  say(
    '什么都没有改动。请从备份恢复这个文件夹里的 cursor.json 和 entries.ndjson,或另取一个空文件夹重新 pull',
    'Nothing was touched. Restore cursor.json and entries.ndjson of this folder from a backup, or pull anew into an empty folder',
  )

const textIn = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return null
    throw fault
  })

/** Reads how far a copy is, and holds it against the file of entries; null before the first snapshot. Changes nothing. */
export const readState = async (path: string, entriesPath: string, say: Say): Promise<CopyState | null> => {
  const text = await textIn(path)
  if (text === null) return null
  const state = parsedOrNothing(text)
  if (typeof state !== 'object' || state === null)
    return refuseWith(
      'COPY_SPOILT',
      say(
        `${path} 不是本程序写的游标文件。${advice(say)}`,
        `${path} is not a cursor file of this program. ${advice(say)}`,
      ),
    )
  const wrong = wrongIn(state as Record<string, unknown>).join(say('、', ', '))
  if (wrong !== '')
    return refuseWith(
      'COPY_SPOILT',
      say(`${path} 被改坏:${wrong} 不可用。${advice(say)}`, `${path} is spoilt: ${wrong} cannot be. ${advice(say)}`),
    )
  await refuseOtherEntries(entriesPath, state as CopyState, say)
  return state as CopyState
}

const refuseOtherEntries = async (path: string, { bytes }: CopyState, say: Say): Promise<void> => {
  const file = await openIfThere(path, 'r')
  try {
    const { size } = file === null ? { size: 0 } : await file.stat()
    if (file === null || size < bytes)
      return await refuseWith(
        'COPY_SPOILT',
        say(
          `${path} 不完整:应有 ${bytes} 字节,现有 ${size}。${advice(say)}`,
          `${path} is not whole: ${bytes} bytes belong in it, ${size} are there. ${advice(say)}`,
        ),
      )
    const last = bytes === 0 ? null : (await file.read(Buffer.alloc(1), 0, 1, bytes - 1)).buffer[0]
    if (last !== null && last !== lineFeed)
      await refuseWith(
        'COPY_SPOILT',
        say(
          `${path} 的第 ${bytes} 字节不在一行的末尾,与 cursor.json 不符。${advice(say)}`,
          `Byte ${bytes} of ${path} does not end a line, as cursor.json says. ${advice(say)}`,
        ),
      )
  } finally {
    await file?.close()
  }
}

const lineFeed = 0x0a

const openIfThere = (path: string, flags: string): Promise<FileHandle | null> =>
  open(path, flags).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return null
    throw fault
  })

/** Opens the entries to be added to: what was written beyond the position is cut off. */
export const openEntries = async (path: string, { bytes }: CopyState): Promise<FileHandle> => {
  const file = await open(path, 'r+')
  await file.truncate(bytes)
  return file
}
