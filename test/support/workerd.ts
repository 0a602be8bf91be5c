import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import workerd from 'workerd'
import { afterFile } from './after-file.ts'

/** As wrangler.toml has them. */
export const compatibility = { date: '2026-07-01', flags: ['nodejs_compat'] }

const text = (value: string) => JSON.stringify(value)

/** Stands for the platform's cron: it turns a minute whenever it is asked. */
const clock = `export default { async fetch(_, { HUTONG }) {
  const { outcome } = await HUTONG.scheduled({ scheduledTime: new Date(), cron: '* * * * *' })
  return new Response(outcome)
} }`

/** How workerd is told of a module, of the way to a database, and where to listen. */
const configOf = (database: URL, bindings: Readonly<Record<string, string>>): string => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .hutong),
    (name = "database", external = (address = ${text(database.host)}, tcp = ())),
    (name = "clock", worker = .clock),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [
    (name = "http", address = "127.0.0.1:0", http = (), service = "main"),
    (name = "clock", address = "127.0.0.1:0", http = (), service = "clock"),
  ],
);
const clock :Workerd.Worker = (
  modules = [(name = "clock.js", esModule = ${text(clock)})],
  compatibilityDate = ${text(compatibility.date)},
  compatibilityFlags = ["service_binding_extra_handlers"],
  bindings = [(name = "HUTONG", service = "main")],
);
const hutong :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = ${text(compatibility.date)},
  compatibilityFlags = [${compatibility.flags.map(text).join(', ')}],
  bindings = [
    (name = "HYPERDRIVE", hyperdrive = (
      designator = "database",
      database = ${text(database.pathname.slice(1))},
      user = ${text(database.username)},
      password = ${text(decodeURIComponent(database.password))},
      scheme = "postgresql",
    )),
${Object.entries(bindings)
  .map(([name, value]) => `    (name = ${text(name)}, text = ${text(value)}),`)
  .join('\n')}
  ],
);
`

export interface Workerd {
  readonly url: string
  readonly pid: number
  /** Lets a minute turn, as cron does, and answers how that went. */
  turn(): Promise<string>
  /** What it wrote so far. */
  said(): string
}

/** Runs a Worker under workerd, the engine of Cloudflare's Workers, on a database of its own. */
export const startWorkerd = async (
  script: string,
  databaseUrl: string,
  bindings: Readonly<Record<string, string>> = {},
): Promise<Workerd> => {
  const folder = mkdtempSync(join(tmpdir(), 'hutong-worker-'))
  writeFileSync(join(folder, 'worker.js'), script)
  writeFileSync(join(folder, 'config.capnp'), configOf(new URL(databaseUrl), bindings))
  const child: ChildProcess = spawn(
    workerd,
    ['serve', '--experimental', '--control-fd=3', join(folder, 'config.capnp')],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: {},
    },
  )
  afterFile(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    }
    rmSync(folder, { recursive: true, force: true })
  })
  let said = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (piece) => (said += piece))
  const ports = new Map<string, number>()
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`workerd ended: ${said}`)))
    createInterface(child.stdio[3] as NodeJS.ReadableStream).on('line', (line) => {
      const told = JSON.parse(line)
      if (told.event === 'listen') ports.set(told.socket, told.port)
      if (ports.size === 2) resolve()
    })
  })
  const at = (socket: string) => `http://127.0.0.1:${ports.get(socket)}`
  const turn = async () => (await fetch(at('clock'))).text()
  return { url: at('http'), pid: child.pid!, turn, said: () => said }
}
