// Run as a process of its own: takes the lock of a folder, says so, and keeps it until killed.
import { lockFolder } from '../../src/db/folder-lock.ts'

try {
  await lockFolder(process.argv[2]!)
  console.log(`held ${process.pid}`)
  setInterval(() => {}, 60_000)
} catch (error) {
  console.log(`${(error as Error).name} ${(error as { pid?: number }).pid}`)
}
