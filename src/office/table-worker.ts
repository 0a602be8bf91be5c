import { parentPort, workerData } from 'node:worker_threads'
import { markFile } from './mark-file.ts'
import { packChunk } from './packed-chunk.ts'
import { Refused } from './refused.ts'
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

const answers = async function* (): AsyncGenerator<WorkerAnswer> {
  if (job.do === 'read') {
    for await (const chunk of tableChunks(job.file, job.limits)) yield { chunk: packChunk(chunk) }
    return
  }
  try {
    yield { marked: await markFile(job.file, job.limits, job.marks, job.wording) }
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault
    yield { refusal: fault.problem }
  }
}

for await (const answer of answers()) await send(answer)
await send({ last: true })
