import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A hub as its users run it: a process of its own, asked over loopback. */
export interface HubProcess {
  readonly pid: number
  readonly url: string
  readonly key: string
  /** Peak resident memory since the last call of `markIdle`, above what it was then, in MiB; null where /proc is missing. */
  readonly peakAboveIdle: () => number | null
  readonly markIdle: () => void
  readonly stop: () => Promise<void>
}

export const bin = fileURLToPath(new URL('../bin/hutong.mjs', import.meta.url))

/** Run by the Node that runs the bench, or by another; with further settings. */
export const startHub = async (
  databaseUrl: string,
  node = process.execPath,
  settings: Readonly<Record<string, string>> = {},
): Promise<HubProcess> => {
  const key = 'bench-secretariat'
  const environment = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    HUTONG_BOOTSTRAP_KEY: key,
    HUTONG_LOG: 'error',
    // One key asks for all: how much a key may ask is not what is measured.
    HUTONG_RATE_PER_KEY: '0',
    HUTONG_RATE_PER_ADDRESS: '0',
    PORT: '0',
    ...settings,
  }
  const child = spawn(node, [bin, 'serve'], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  // A bench that fails leaves no hub behind.
  process.once('exit', () => child.kill('SIGKILL'))
  const url = await addressOf(child)
  let idle = 0
  return {
    pid: child.pid!,
    url,
    key,
    markIdle: () => {
      try {
        writeFileSync(`/proc/${child.pid}/clear_refs`, '5')
      } catch {
        // Not Linux, or not allowed: the peak then counts from the start.
      }
      idle = memoryOf(child.pid!, 'VmRSS') ?? 0
    },
    peakAboveIdle: () => {
      const peak = memoryOf(child.pid!, 'VmHWM')
      return peak === null ? null : peak - idle
    },
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

const addressOf = async (child: ChildProcess): Promise<string> => {
  let said = ''
  for await (const chunk of child.stdout!) {
    said += chunk
    const address = /http:\/\/\S+/.exec(said)?.[0]
    if (address) {
      child.stdout!.resume()
      return address
    }
  }
  throw new Error(`the hub did not start: ${said}`)
}

/** Of a process, in MiB: what it has now, or the most that it had. */
export const memoryOf = (pid: number, field: 'VmRSS' | 'VmHWM'): number | null => {
  try {
    const found = new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return found ? Number(found) / 1024 : null
  } catch {
    return null
  }
}

/** Asks a hub by GraphQL, and fails where the request as a whole is refused. */
export const ask = async ({ url, key }: Pick<HubProcess, 'url' | 'key'>, query: string, input: object = {}) => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  const body = JSON.stringify({ query, variables: { input } })
  const response = await fetch(`${url}/graphql`, { method: 'POST', body, headers })
  // biome-ignore lint/suspicious/noExplicitAny: whatever was asked for
  const { data, errors } = (await response.json()) as { data: any; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors).slice(0, 500))
  return data
}
