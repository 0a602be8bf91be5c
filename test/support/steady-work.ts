import { setTimeout as sleep } from 'node:timers/promises'
import { authorised } from './hub-process.ts'

/** An answer as a client saw it; status 0 is a connection that broke. */
export interface Seen {
  readonly status: number
  readonly ms: number
  readonly retryAfter: string | null
  readonly body: string
}

/** How long the clients here wait for an answer: longer than any hub may take that cannot reach its database. */
const patience = 20_000

export const look = async (address: string, init: RequestInit = {}): Promise<Seen> => {
  const began = performance.now()
  const took = () => Math.round(performance.now() - began)
  try {
    const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(patience) })
    const body = await answer.text()
    return { status: answer.status, ms: took(), retryAfter: answer.headers.get('retry-after'), body }
  } catch (fault) {
    return { status: 0, ms: took(), retryAfter: null, body: String(fault) }
  }
}

const json = { ...authorised, 'content-type': 'application/json' }
const registration = `mutation ($input: RegisterItemBatchInput!) { registerItemBatch(input: $input) { accepted unchanged problems { code } } }`
const card = { name: '社会保障卡申领', code: '152014001000', kind: 'PUBLIC_SERVICE', granularity: 'MAIN_ITEM' }

/** Registers a batch of one item, each time under the same key. */
export const registerBatch = (url: string, ordinal: number): Promise<Seen> => {
  const input = { idempotencyKey: `batch-${ordinal}`, cluster: 'hbew', ordinal, title: `第${ordinal}批`, rows: [card] }
  return look(`${url}/graphql`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ query: registration, variables: { input } }),
  })
}

/** What is answered, first and again, to a batch that was registered once. */
export const registered =
  '{"data":{"registerItemBatch":{"accepted":1,"unchanged":0,"problems":[]}},"extensions":{"cost":{"requested":11,"limit":500000}}}'

/** Whether an answer asks to come again: the database is away, or the first attempt is not over yet. */
const isPassing = ({ status, body }: Seen): boolean => status === 503 || status === 0 || body.includes('"IN_PROGRESS"')

/** Registers a batch, and again until it is answered; answers all that was seen. */
export const registerUntilAnswered = async (url: string, ordinal: number): Promise<Seen[]> => {
  const seen: Seen[] = []
  do {
    if (seen.length > 0) await sleep(200)
    seen.push(await registerBatch(url, ordinal))
  } while (isPassing(seen.at(-1)!))
  return seen
}

/** Writers who register one batch after another, each from a thousand of its own, and readers of these addresses, until told to stop. */
export const startWork = (url: string, writers: number, addresses: Readonly<Record<string, string>>) => {
  let isOver = false
  const writes: Seen[] = []
  const acknowledged: number[] = []
  const reads: Record<string, Seen[]> = {}
  const write = async (writer: number) => {
    for (let ordinal = writer * 1000; !isOver; ordinal++) {
      writes.push(...(await registerUntilAnswered(url, ordinal)))
      acknowledged.push(ordinal)
      await sleep(50)
    }
  }
  const read = async (name: string, path: string) => {
    const seen: Seen[] = []
    reads[name] = seen
    while (!isOver) {
      seen.push(await look(`${url}${path}`, { headers: name.startsWith('page') ? {} : authorised }))
      await sleep(50)
    }
  }
  const all = [
    ...Array.from({ length: writers }, (_, i) => write(i + 1)),
    ...Object.entries(addresses).map(([name, path]) => read(name, path)),
  ]
  return {
    writes,
    reads,
    acknowledged,
    stop: async () => {
      isOver = true
      await Promise.all(all)
    },
  }
}

/** The ordinals of the batches that an export tells of, in order; one that were registered twice would stand twice. */
export const batchesIn = (lines: readonly string[]): number[] =>
  lines
    .filter((line) => line.includes('batch.registered'))
    .map((line) => Number(/hbew\/(\d+)/.exec(line)![1]))
    .sort((a, b) => a - b)
