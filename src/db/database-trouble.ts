/** Why the database cannot be asked just now: it is away or does not answer, it has no room left to write, or stopped what took too long. All pass. */
export type DatabaseTrouble = 'DATABASE_UNAVAILABLE' | 'DATABASE_FULL' | 'STATEMENT_TOO_LONG'

/** What a client is asked to wait before it comes again, in seconds. */
export const retryAfter: Readonly<Record<DatabaseTrouble, number>> = {
  DATABASE_UNAVAILABLE: 5,
  DATABASE_FULL: 60,
  STATEMENT_TOO_LONG: 30,
}

/** SQLSTATEs, or their classes: lost connections, a server that stops or starts, too many connections, out of memory, a standby. */
const away = /^(08...|57P0[1235]|53[234]00|25006)$/
/** No room, and what a quota or a size limit of a file system is told as. */
const full = /^(53100|ENOSPC|EDQUOT|EFBIG)$/
/** What Node says of a connection. */
const broken = /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|E(HOST|NET)(UNREACH|DOWN)|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/
/** What the driver says of one, without a code. */
const said =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|Query read timeout|timeout (expired|exceeded when trying to connect))|not queryable$/
/** What the edge says of one, without a code either. */
const saidAtEdge = /^(connection attempt failed|proxy request failed, cannot connect|Network connection lost)/i
const noRoom = /No space left on device|File too large|Disk quota exceeded/

/** The trouble that a fault comes of; undefined for any other fault: that one is ours. */
export const databaseTrouble = (fault: unknown): DatabaseTrouble | undefined => {
  if (!(fault instanceof Error)) return undefined
  const { code, message } = fault as Error & { readonly code?: unknown }
  if (typeof code === 'string') {
    if (full.test(code) || noRoom.test(message)) return 'DATABASE_FULL'
    if (code === '57014') return 'STATEMENT_TOO_LONG'
    return away.test(code) || broken.test(code) ? 'DATABASE_UNAVAILABLE' : undefined
  }
  return said.test(message) || saidAtEdge.test(message) ? 'DATABASE_UNAVAILABLE' : undefined
}
