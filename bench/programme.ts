import { startTemporaryPostgres } from '../test/support/temporary-postgres.ts'
import { measureRecording } from './progress.ts'

/** The plan: what recording and releasing progress costs against COPY of the same rows. */
export const run = async (): Promise<void> => {
  const server = await startTemporaryPostgres()
  console.log(`${server.words}; Node ${process.version}`)
  try {
    await measureRecording(server.url)
  } finally {
    await server.stop()
  }
}
