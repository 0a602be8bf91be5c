import type { ClientBase, QueryConfig } from 'pg'
import { DatabaseRefused } from './database.ts'

const OLDEST = 150_000
/** A server that falls silent right here is watched by nobody yet. */
const answersWithin = 10_000

/** What is asked within a request takes seconds at most; a client that went away leaves nothing running for ever. */
const limits = `set_config('statement_timeout', '120s', false), set_config('idle_in_transaction_session_timeout', '300s', false),`

// JIT off: it spent seconds on compiling a question of many branches that runs in milliseconds.
const settings = `
select ${limits} set_config('jit', 'off', false), set_config('TimeZone', 'UTC', false), set_config('DateStyle', 'ISO, YMD', false),
       current_setting('server_version') as version, current_setting('server_version_num')::int as number,
       current_setting('server_encoding') as encoding`

/** Every new connection: UTC and ISO dates, and a server that the hub can be run on, in one round trip. */
export const prepareSession = async (client: ClientBase): Promise<void> => {
  const { rows } = await client.query<{ version: string; number: number; encoding: string }>({
    text: settings,
    query_timeout: answersWithin,
  } as QueryConfig)
  const { version, number, encoding } = rows[0]!
  if (number < OLDEST)
    throw new DatabaseRefused(
      'VERSION_TOO_OLD',
      `数据库服务器版本为 PostgreSQL ${version}，互通需要 15 或更高版本。/ The server is PostgreSQL ${version}; Hutong needs 15 or newer.`,
    )
  if (encoding !== 'UTF8')
    throw new DatabaseRefused(
      'ENCODING_NOT_UTF8',
      `数据库编码为 ${encoding}，互通需要 UTF8：请用 create database … encoding 'UTF8' template template0 重新建库。/ ` +
        `The database's encoding is ${encoding}; Hutong needs UTF8: create one with encoding 'UTF8' template template0.`,
    )
}
