import { readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'

/** The user that PostgreSQL runs as: it refuses to be root. Nothing when this process is not root. */
export interface RunAs {
  readonly uid?: number
  readonly gid?: number
}

export const runAs = (): RunAs => {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const user = users.find((line) => line.startsWith(`${name}:`))?.split(':')
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) }
  }
  throw new Error('PostgreSQL cannot run as root, and there is neither a user postgres nor nobody')
}

/** A folder for temporary files that every user can reach. */
export const openTemporaryFolder = (): string => [tmpdir(), '/tmp', '/var/tmp'].find(mayEveryoneEnter) ?? tmpdir()

const mayEveryoneEnter = (folder: string): boolean => {
  try {
    const mayEnter = (statSync(folder).mode & 0o001) !== 0
    return mayEnter && (folder === dirname(folder) || mayEveryoneEnter(dirname(folder)))
  } catch {
    return false
  }
}
