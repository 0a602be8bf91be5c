import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const binary = fileURLToPath(new URL('../../../bin/hutong.mjs', import.meta.url))

/** How a process ended: by itself with a code, or killed. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A client program that may be killed at any moment. */
export const startClient = (args: readonly string[], env: Readonly<Record<string, string>>) => {
  const child: ChildProcess = spawn(process.execPath, [binary, ...args], {
    env: { ...process.env, LANG: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout!.on('data', (text) => {
    said.out += text
  })
  child.stderr!.on('data', (text) => {
    said.err += text
  })
  const ended: Promise<Ended> = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }))
  return { ended, kill: (): void => void child.kill('SIGKILL') }
}

export type Client = ReturnType<typeof startClient>
