import { answerLines } from './answer-lines.ts'
import type { Connection } from './send.ts'

/** The lines of the audit export after a number: streamed, never the whole in memory. */
export const auditExport = (to: Connection, after: number, signal?: AbortSignal): AsyncGenerator<string> =>
  answerLines(to, `audit/export?after=${after}`, { signal })
