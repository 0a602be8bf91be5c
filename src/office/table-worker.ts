import { parentPort, workerData } from 'node:worker_threads'
import { packChunk } from './packed-chunk.ts'
import { tableChunks } from './table-chunks.ts'
import type { WorkerAnswer, WorkerJob } from './worker-job.ts'

const port = parentPort!
const job = workerData as WorkerJob

/** Chunks sent ahead of the one the caller is busy with. */
const ahead = 2

let room = ahead
let wake = () => {}

port.on('message', () => {
  room++
  wake()
})

const send = async (answer: WorkerAnswer): Promise<void> => {
  while (room === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
  room--
  port.postMessage(answer)
}

for await (const chunk of tableChunks(job.file, job.limits)) await send({ chunk: packChunk(chunk) })
await send({ last: true })
