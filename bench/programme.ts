import { startTemporaryPostgres } from '../test/support/temporary-postgres.ts'
import { measureBoard } from './board.ts'
import { measureRecording } from './progress.ts'

/** The plan: what recording and releasing progress costs against COPY of the same rows, then the board of a large one. */
export const run = async (): Promise<void> => {
  const server = await startTemporaryPostgres()
  console.log(`${server.words}; Node ${process.version}`)
  try {
    await measureRecording(server.url)
    await measureBoard(server.url)
  } finally {
    await server.stop()
  }
}
