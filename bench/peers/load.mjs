// Reads a job a line, asks with autocannon, and says a line what was measured.
import { createInterface } from 'node:readline'
import autocannon from 'autocannon'

const run = ({ url, connections, seconds, requests }) =>
  new Promise((resolve, reject) => {
    const took = []
    const began = performance.now()
    const instance = autocannon(
      { url, connections, duration: seconds, requests, workers: 0, timeout: 120 },
      (error, result) => {
        if (error) return reject(error)
        took.sort((a, b) => a - b)
        const at = (part) => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0
        const { non2xx, errors, timeouts } = result
        const lasted = result.duration || (performance.now() - began) / 1000
        resolve({
          count: took.length,
          rate: took.length / lasted,
          p50: at(0.5),
          p99: at(0.99),
          failed: non2xx + errors + timeouts,
        })
      },
    )
    instance.on('response', (_client, _status, _bytes, time) => took.push(time))
  })

for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await run(JSON.parse(line))))
