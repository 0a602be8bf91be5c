// Runs one throw-away PostgreSQL for as long as its standard input stays open, then stops it and clears its folder away. If
// something is said on it, a server that has died is started again.
// The kernel closes the pipe however the tests end, kill -9 included: no server is left behind.
import { spawn } from 'node:child_process'
import { openSync, rmSync } from 'node:fs'

const { postgres, args, user, folder, log } = JSON.parse(process.argv[2])
const output = openSync(log, 'a')
let server
const launch = () => {
  isDown = false
  server = spawn(postgres, args, {
    ...user,
    cwd: '/',
    env: { PATH: process.env.PATH },
    stdio: ['ignore', output, output],
  })
  // A server that dies by itself leaves its log to be read until the pipe closes.
  server.on('error', down)
  server.on('exit', down)
}

const clearAway = () => {
  rmSync(folder, { recursive: true, force: true })
  process.exit()
}
let isDown = false
let isDone = false
const down = () => {
  isDown = true
  process.stdout.write('down\n')
  if (isDone) clearAway()
}
const done = () => {
  isDone = true
  if (isDown) clearAway()
  // Immediate shutdown: nothing in it is worth a checkpoint.
  else server.kill('SIGQUIT')
}
process.stdin.on('end', done).on('error', done).on('data', launch)
launch()
process.stdout.on('error', () => {})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
