import pino, { type DestinationStream, type Logger } from 'pino'
import { shownFault } from './base/shown-fault.ts'
import type { LogEntry } from './http/follow-requests.ts'

/** The host's log: JSON lines, on standard error unless a stream is given. Faults are shown, not dumped. */
export const openLog = (level: string, stream: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger =>
  pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (fault) => shownFault(fault) },
      // Of a line without words pino makes the fault's own message the words, and that one is as it was thrown.
      hooks: {
        logMethod(args, method) {
          if (args.length === 1) method.call(this, args[0], 'fault')
          else method.apply(this, args)
        },
      },
    },
    stream,
  )

/** How what the doors tell enters it. */
export const loggedBy =
  (log: Logger) =>
  ({ level, message, requestId, facts, fault }: LogEntry): void =>
    log[level]({ requestId, ...facts, ...(fault ? { err: fault } : {}) }, message)
