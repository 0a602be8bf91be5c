import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./poll-health.mjs', import.meta.url))

export interface Latencies {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly worst: number
  /** How late this machine wakes the asker itself, 95 % of times: what others on it take is no delay of the hub's. */
  readonly late: number
}

/** How long /healthz took, asked without a break by a process of its own while the work runs, in milliseconds. */
export const healthDuring = async <T>(
  url: string,
  work: () => Promise<T>,
): Promise<{ result: T; health: Latencies }> => {
  const child = spawn(process.execPath, [script, url], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  try {
    const result = await work()
    child.stdin.end()
    return { result, health: JSON.parse(await text(child.stdout)) }
  } finally {
    child.stdin.end()
  }
}

const statusOf = (pid: number, name: 'VmRSS' | 'VmHWM'): number => {
  const found = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found![1]) / 1024
}

/** MiB now. */
export const residentOf = (pid: number): number => statusOf(pid, 'VmRSS')

/** The highest since `forgetPeak`, in MiB. */
export const peakOf = (pid: number): number => statusOf(pid, 'VmHWM')

export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5')

/** Why memory cannot be measured here; undefined where it can. */
export const noMemoryFigures = (): string | undefined => {
  try {
    forgetPeak(process.pid)
    peakOf(process.pid)
    return undefined
  } catch (fault) {
    return (fault as Error).message
  }
}
