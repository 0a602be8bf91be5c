import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterFile } from './after-file.ts'

export interface Child {
  readonly process: ChildProcess
  readonly pid: number
  /** The first line it says. */
  readonly firstLine: Promise<string>
  kill(signal: NodeJS.Signals): Promise<void>
}

/** Runs a TypeScript file of `test/support/` as a process of its own; killed after the file if it still lives. */
export const startChild = (script: string, ...args: string[]): Child => {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  afterFile(() => child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })
  return {
    process: child,
    pid: child.pid!,
    firstLine: once(lines, 'line').then(([line]) => line as string),
    kill: async (signal) => {
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    },
  }
}
