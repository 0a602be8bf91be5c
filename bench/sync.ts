import { startTemporaryPostgres } from '../test/support/temporary-postgres.ts'
import { measurePushing } from './push.ts'

/** Everybody's catalogues in and out: what pushing costs against COPY of the same rows, then what following costs. */
export const run = async () => {
  const server = await startTemporaryPostgres()
  console.log(`${server.words}; Node ${process.version}`)
  try {
    await measurePushing(server.url)
  } finally {
    await server.stop()
  }
  await (await import('./feed.ts')).run()
}
