import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { startTemporaryPostgres } from '../test/support/temporary-postgres.ts'
import { newDatabase } from './databases.ts'
import { bin, type HubProcess, memoryOf, startHub } from './hub-process.ts'
import { prepare } from './push.ts'
import { pushBodies } from './push-rows.ts'

const rows = Number(process.argv[3] ?? 1_000_000)

/** Streams many rows into a hub and out again by the command line, and prints the memory of both processes as they go. */
export const run = async (): Promise<void> => {
  const server = await startTemporaryPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'hutong-bench-'))
  console.log(`${server.words}; Node ${process.version}; ${rows.toLocaleString('en')} rows\n`)
  const hub = await startHub(await newDatabase(server.url, `stream_${process.pid}`))
  try {
    const key = await prepare(hub)
    const file = join(folder, 'rows.ndjson.gz')
    const lines = function* () {
      for (const body of pushBodies(rows, 1_000, 1)) yield `${body}\n`
    }
    await pipeline(Readable.from(lines()), createGzip({ level: 1 }), createWriteStream(file))
    const asked = ['--url', hub.url, '--key', key]
    const whose = ['--cluster', 'bench', '--city', '150200', '--source', 'bench']
    console.log(
      '| | seconds | hub, MiB, at each tenth | most | client, MiB, at each tenth | most |\n|---|---|---|---|---|---|',
    )
    await watched('push', hub, ['sync', 'push', file, ...whose, '--chunk-rows', '10000', ...asked])
    await watched('pull', hub, ['sync', 'pull', join(folder, 'copy'), '--cluster', 'bench', ...asked])
  } finally {
    await hub.stop()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const watched = async (name: string, hub: HubProcess, args: readonly string[]): Promise<void> => {
  const began = performance.now()
  hub.markIdle()
  const client = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  const seen: (readonly [number, number])[] = []
  let mostOfClient = 0
  const look = () => {
    seen.push([memoryOf(hub.pid, 'VmRSS') ?? 0, memoryOf(client.pid!, 'VmRSS') ?? 0])
    mostOfClient = Math.max(mostOfClient, memoryOf(client.pid!, 'VmHWM') ?? 0)
  }
  const timer = setInterval(look, 250)
  const [code] = await once(client, 'exit')
  clearInterval(timer)
  if (code !== 0) throw new Error(`hutong ${name} ended with ${code}`)
  const tenths = Array.from({ length: 10 }, (_, i) => seen[Math.floor(((i + 0.5) * seen.length) / 10)]!)
  const of = (which: 0 | 1) => tenths.map((pair) => pair[which].toFixed(0)).join(' ')
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  const mostOfHub = (memoryOf(hub.pid, 'VmHWM') ?? 0).toFixed(0)
  console.log(`| ${name} | ${seconds} | ${of(0)} | ${mostOfHub} | ${of(1)} | ${mostOfClient.toFixed(0)} |`)
}
