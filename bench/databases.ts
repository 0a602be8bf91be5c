import pg from 'pg'
import { migrate } from '../src/db/migrate.ts'
import { openPg } from '../src/db/open-pg.ts'

export const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const addressOf = (serverUrl: string, name: string) => serverUrl.replace(/\/postgres$/, `/${name}`)
const nameOf = (url: string) => url.slice(url.lastIndexOf('/') + 1)

/** A new database with every migration. */
export const newDatabase = async (serverUrl: string, name: string): Promise<string> => {
  await withClient(serverUrl, (client) => client.query(`create database ${name}`))
  const open = await openPg(addressOf(serverUrl, name))
  await migrate(open)
  await open.close()
  return addressOf(serverUrl, name)
}

/** A copy of a database that nobody is connected to. */
export const copyDatabase = async (serverUrl: string, from: string, name: string): Promise<string> => {
  await withClient(serverUrl, (client) => client.query(`create database ${name} template ${nameOf(from)}`))
  return addressOf(serverUrl, name)
}

export const dropDatabases = (serverUrl: string, urls: readonly string[]) =>
  withClient(serverUrl, async (client) => {
    for (const url of urls) await client.query(`drop database ${nameOf(url)} with (force)`)
  })

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
