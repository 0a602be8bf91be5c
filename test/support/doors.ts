import { issueKey } from '../../src/access/issue-key.ts'
import type { Role } from '../../src/base/caller.ts'
import type { Db } from '../../src/db/database.ts'
import type { RememberedAnswers } from '../../src/graphql/remembered-answers.ts'
import { openHttp } from '../../src/http/app.ts'
import type { LogEntry } from '../../src/http/follow-requests.ts'
import { secretariat } from './callers.ts'
import { must } from './cluster.ts'
import { hubAt } from './hub.ts'

const noon = '2026-11-22T04:00:00.000Z'

/** The app on a database, with what it logged. */
export const doorsOn = (
  db: Db,
  readiness: () => Promise<readonly string[]> = async () => [],
  answers?: RememberedAnswers,
) => {
  const log: LogEntry[] = []
  const app = openHttp(hubAt(db, noon), {
    uploadLimit: 1024 * 1024,
    requestLimit: 1024 * 1024,
    readiness,
    answers,
    log: (entry) => void log.push(entry),
  })
  return { app, log }
}

/** The header of a new key of this role. */
export const keyOf = async (db: Db, role: Role, more: { cluster?: string; city?: string } = {}) => {
  const { secret } = must(await issueKey(hubAt(db, noon), secretariat, { role, holder: `${role} 持有人`, ...more }))
  return { authorization: `Bearer ${secret}` }
}

/** A body that says whether anybody began to read it. */
export const watchedBody = (text: string) => {
  const seen = { isRead: false }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        seen.isRead = true
        controller.enqueue(new TextEncoder().encode(text))
        controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  return { body, seen }
}
