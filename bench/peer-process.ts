import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('peers', import.meta.url))

/** PostGraphile 5 does not run on Node 20: all that are compared run on this one. */
export const peersNode = `${folder}/node_modules/node/bin/node`

/** The peers are no dependency of the hub: they are fetched when they are first asked for. */
export const installPeers = (): void => {
  if (existsSync(peersNode)) return
  execFileSync('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], { stdio: 'inherit' })
}

export interface Peer {
  readonly pid: number
  readonly url: string
  readonly stop: () => void
}

const start = (file: string, args: readonly string[]) => {
  const child = spawn(peersNode, [`${folder}/${file}.mjs`, ...args], {
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  // A bench that fails leaves no peer behind.
  process.once('exit', () => child.kill('SIGKILL'))
  return child
}

/** A peer in a process of its own; it says its address when it listens. */
export const startPeer = async (file: string, ...args: readonly string[]): Promise<Peer> => {
  const child = start(file, args)
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('http://')) continue
    child.stdout.resume()
    return { pid: child.pid!, url: line.trim(), stop: () => child.kill('SIGKILL') }
  }
  throw new Error(`${file} did not start`)
}

export interface Load {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  readonly requests: readonly object[]
}

export interface Measured {
  readonly count: number
  readonly rate: number
  readonly p50: number
  readonly p99: number
  readonly failed: number
}

/** The one process that asks all of them, so that it is as warm for each. */
export const startLoad = () => {
  const child = start('load', [])
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    put: async (load: Load): Promise<Measured> => {
      child.stdin.write(`${JSON.stringify(load)}\n`)
      const { value } = await lines.next()
      return JSON.parse(value as string)
    },
    stop: () => child.kill('SIGKILL'),
  }
}
