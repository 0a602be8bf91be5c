import { refuseOtherForm } from './answer-lines.ts'
import { parsedOrNothing, refusalOf } from './refusal.ts'
import { type Connection, send } from './send.ts'

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A paper by the name under which the hub has it: `letter.docx`. */
export type PaperName = `${string}.${keyof typeof types}`

/** Fetches a paper of the office, with its parameters. */
export const paper = async (
  to: Connection,
  name: PaperName,
  query: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
): Promise<Blob> => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const path = `papers/${name}?${new URLSearchParams(given)}`
  const { response, read } = await send(to, path, { signal, timeoutMs: 120_000 })
  if (!response.ok) throw refusalOf(to, response.status, parsedOrNothing(await read((answer) => answer.text())))
  refuseOtherForm(to, response, types[name.endsWith('.docx') ? 'docx' : 'xlsx'])
  return read((answer) => answer.blob())
}
