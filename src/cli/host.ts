import type { Command } from 'commander'
import type { CommonOptions, Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'

/** What the command line says over the environment. */
export interface HostSettings {
  readonly port?: number
  readonly host?: string
  readonly dataFolder?: string
  readonly databaseUrl?: string
  readonly json?: boolean
}

export interface HostOptions extends CommonOptions {
  readonly port?: number
  readonly host?: string
  readonly data?: string
  readonly databaseUrl?: string
}

export const settingsOf = ({ port, host, data, databaseUrl, json }: HostOptions): HostSettings => ({
  ...(port === undefined ? {} : { port }),
  ...(host === undefined ? {} : { host }),
  ...(data === undefined ? {} : { dataFolder: data }),
  ...(databaseUrl === undefined ? {} : { databaseUrl }),
  ...(json === undefined ? {} : { json }),
})

export const withDatabase = (command: Command, { say }: Invocation): Command =>
  command
    .option(
      '--data <FOLDER>',
      say(
        '嵌入式数据库的文件夹(HUTONG_DATA,默认 ./data)',
        'folder of the embedded database (HUTONG_DATA, else ./data)',
      ),
    )
    .option('--database-url <URL>', say('PostgreSQL 服务器(DATABASE_URL)', 'a PostgreSQL server (DATABASE_URL)'))

export const withAddress = (command: Command, { say }: Invocation): Command =>
  command
    .option('--port <N>', say('端口(PORT,默认 8787)', 'port (PORT, else 8787)'), valuesIn(say).whole(0))
    .option('--host <ADDRESS>', say('监听地址(HOST,默认 127.0.0.1)', 'address to listen on (HOST, else 127.0.0.1)'))
