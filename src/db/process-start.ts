import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * When a process started, in words that no later process with the same number repeats; undefined when it lives but does
 * not show it; null when it is dead. In a container every hub is process 1, so the number alone says nothing.
 */
export const processStart = async (pid: number): Promise<string | null | undefined> => {
  if (!isAlive(pid)) return null
  if (process.platform === 'linux') return linuxStart(pid)
  if (process.platform === 'win32') return undefined
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.trim() || undefined
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const linuxStart = async (pid: number): Promise<string | null | undefined> => {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'latin1'),
      readFile('/proc/sys/kernel/random/boot_id', 'latin1'),
    ])
    // The second field is the program's name in brackets and may itself hold brackets and blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // Killed but not yet collected by its parent: it holds nothing any more.
    if (fields[0] === 'Z' || fields[0] === 'X') return null
    return `${boot.trim()} ${fields[19]}`
  } catch {
    return undefined
  }
}
