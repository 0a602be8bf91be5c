import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Say } from './language.ts'
import { WrongUse } from './wrong-use.ts'

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Takes a folder for this process: two that write one copy would spoil it. What a killed one left behind is taken over. */
export const lockFolder = async (folder: string, say: Say): Promise<() => Promise<void>> => {
  const path = join(folder, 'lock')
  const take = () =>
    open(path, 'wx').catch((fault: NodeJS.ErrnoException) => {
      if (fault.code === 'EEXIST') return null
      throw fault
    })
  let file = await take()
  if (file === null) {
    const pid = Number(await readFile(path, 'utf8').catch(() => ''))
    if (pid > 0 && pid !== process.pid && isAlive(pid))
      throw new WrongUse(say(`${folder} 正被另一个进程(${pid})使用`, `${folder} is in use by another process (${pid})`))
    await rm(path, { force: true })
    file = await take()
  }
  if (file === null) throw new WrongUse(say(`${folder} 正被另一个进程使用`, `${folder} is in use by another process`))
  await file.writeFile(String(process.pid))
  await file.close()
  return () => rm(path, { force: true })
}
