import { buildSchema, isNonNullType, isObjectType } from 'graphql'
import { sql } from 'kysely'
import { issueKey } from '../../src/access/issue-key.ts'
import { itself, type Role } from '../../src/base/caller.ts'
import type { Tx } from '../../src/db/transaction.ts'
import { sdl } from '../../src/graphql/sdl.generated.ts'
import { openHttp } from '../../src/http/app.ts'
import type { Hub } from '../../src/hub.ts'
import { must } from '../support/cluster.ts'
import { livingHub } from '../support/sealing.ts'
import { calling } from '../support/subscribing.ts'

export const schema = buildSchema(sdl)

/** What is sent to the hub: a path, and what else than GET it is. */
export interface Sent {
  readonly path: string
  readonly method?: string
  readonly body?: string | Uint8Array
  readonly type?: string
}

/** A GraphQL question as it is sent. */
export const asked = (query: string, variables: object = {}): Sent => ({
  ...{ path: '/graphql', method: 'POST', type: 'application/json' },
  body: JSON.stringify({ query, variables }),
})

/** A mutation by its name, which asks for nothing but its problems. */
export const mutation = (verb: string, input: object, more = ''): Sent => {
  const field = schema.getMutationType()!.getFields()[verb]!
  const payload = isNonNullType(field.type) ? field.type.ofType : field.type
  const problems = isObjectType(payload) && payload.getFields().problems ? 'problems { code severity facts }' : ''
  return asked(`mutation ($input: ${field.args[0]!.type}) { ${verb}(input: $input) { ${more} ${problems} } }`, {
    input,
  })
}

/** The whole app in one open transaction: a cell of the matrix writes, is looked at, and is undone. */
export const openMatrixHub = (tx: Tx) => {
  const hub: Hub = calling(livingHub(tx), '127.0.0.1:9')
  const faults: unknown[] = []
  const app = openHttp(hub, {
    ...{ uploadLimit: 1024 * 1024, requestLimit: 1024 * 1024, readiness: async () => [] },
    log: ({ fault }) => void (fault && faults.push(fault)),
    metrics: { read: async () => 'hutong_up 1', isOpen: false },
  })
  const keyOf = async (role: Role, reach: { cluster: string | null; city: string | null }): Promise<string> =>
    must(await issueKey(hub, itself, { role, holder: `${role} 持有人`, ...reach })).secret!
  const send = async ({ path, method = 'GET', body, type }: Sent, key: string | null): Promise<Response> => {
    const headers = { ...(key ? { authorization: `Bearer ${key}` } : {}), ...(type ? { 'content-type': type } : {}) }
    const response = await app.request(path, { method, headers, body: body as BodyInit })
    if (faults.length > 0) throw faults[0]
    return response
  }
  /** Sends a mutation that is to succeed, and answers its payload. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
  const act = async (key: string, verb: string, input: object, more = ''): Promise<any> => {
    const answer = await (await send(mutation(verb, input, more), key)).json()
    const payload = answer.data?.[verb]
    const errors = payload?.problems?.filter(({ severity }: { severity: string }) => severity === 'ERROR')
    if (!payload || errors?.length > 0) throw new Error(`${verb} ${JSON.stringify(input)}: ${JSON.stringify(answer)}`)
    return payload
  }
  const undone = async <T>(work: () => Promise<T>): Promise<T> => {
    await sql`savepoint cell`.execute(tx)
    try {
      return await work()
    } finally {
      await sql`rollback to savepoint cell; release savepoint cell`.execute(tx)
    }
  }
  const nextNumber = async () =>
    (await sql<{ number: number }>`select next_number as number from change_clock`.execute(tx)).rows[0]!.number
  return { app, hub, keyOf, send, act, undone, nextNumber }
}
export type MatrixHub = ReturnType<typeof openMatrixHub>
