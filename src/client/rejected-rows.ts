import { answerObjects, refuseOtherForm } from './answer-lines.ts'
import { parsedOrNothing, refusalOf } from './refusal.ts'
import type { Row } from './row.ts'
import { type Connection, send } from './send.ts'

export interface RejectedOptions {
  readonly city: string
  readonly source: string
  readonly cluster?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** A row that waits to be mended: as it was sent, and why it was rejected. */
export interface RejectedRow extends Partial<Row> {
  readonly rowId: string
  readonly problems?: readonly { readonly code: string; readonly message: string }[]
}

const queryOf = ({ city, source, cluster }: RejectedOptions): string =>
  new URLSearchParams({ city, source, ...(cluster === undefined ? {} : { cluster }) }).toString()

/** The rows of a source that wait to be mended. */
export const rejectedRows = (to: Connection, options: RejectedOptions): AsyncGenerator<RejectedRow> =>
  answerObjects<RejectedRow>(to, `sync/rejected.ndjson?${queryOf(options)}`, { signal: options.signal })

/** Rows that wait to be mended, as a file; whether there are more of them than it holds. */
export interface RejectedFile {
  readonly content: Blob
  readonly hasMore: boolean
}

const typeOf = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The same as a file: a sheet in the partner's own columns with the problems marked, or NDJSON; it can be mended and pushed again. */
export const rejectedFile = async (
  to: Connection,
  form: keyof typeof typeOf,
  options: RejectedOptions,
): Promise<RejectedFile> => {
  const { signal } = options
  const { response, read } = await send(to, `sync/rejected.${form}?${queryOf(options)}`, { signal, timeoutMs: 120_000 })
  if (!response.ok) throw refusalOf(to, response, parsedOrNothing(await read((answer) => answer.text())))
  refuseOtherForm(to, response, typeOf[form])
  const content = await read((answer) => answer.blob())
  return { content, hasMore: response.headers.get('x-has-more') === 'true' }
}
