// Run as a process of its own: asks /healthz without a break until its standard input ends, then says how long it took.
import { Agent, get } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
const took = []
const late = []
const pause = 3
let isDone = false
process.stdin.once('end', () => {
  isDone = true
})
process.stdin.resume()

const ask = () =>
  new Promise((resolve, reject) => {
    const from = performance.now()
    get(`${process.argv[2]}/healthz`, { agent }, (answer) => {
      answer.resume().once('end', () => {
        if (answer.statusCode !== 200) return reject(new Error(`HTTP ${answer.statusCode}`))
        took.push(performance.now() - from)
        resolve()
      })
    }).once('error', reject)
  })

await ask()
process.stdout.write('\n')
took.length = 0
late.length = 0
while (!isDone || took.length === 0) {
  await ask()
  const from = performance.now()
  await new Promise((resolve) => setTimeout(resolve, pause))
  late.push(performance.now() - from - pause)
}
const shareOf = (times) => {
  times.sort((a, b) => a - b)
  return (share) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] * 10) / 10
}
const at = shareOf(took)
process.stdout.write(
  JSON.stringify({
    count: took.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    worst: at(1),
    late: shareOf(late)(0.95),
  }),
)
agent.destroy()
