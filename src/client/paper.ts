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
export const paper = (
  to: Connection,
  name: PaperName,
  query: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
): Promise<Blob> => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return fetched(to, `papers/${name}?${new URLSearchParams(given)}`, name, signal)
}

/** A paper of a joint meeting. */
export interface MeetingPaper {
  readonly cluster: string
  readonly edition: number
  readonly name: 'report.docx' | 'annexes.xlsx' | 'minutes.docx'
}

/** Fetches a paper of a joint meeting: its report and annexes are, once sealed, the same bytes for ever. */
export const meetingPaper = (
  to: Connection,
  { cluster, edition, name }: MeetingPaper,
  signal?: AbortSignal,
): Promise<Blob> => fetched(to, `meetings/${encodeURIComponent(cluster)}/${edition}/${name}`, name, signal)

const fetched = async (to: Connection, path: string, name: PaperName, signal?: AbortSignal): Promise<Blob> => {
  const { response, read } = await send(to, path, { signal, timeoutMs: 120_000 })
  if (!response.ok) throw refusalOf(to, response, parsedOrNothing(await read((answer) => answer.text())))
  refuseOtherForm(to, response, types[name.endsWith('.docx') ? 'docx' : 'xlsx'])
  return read((answer) => answer.blob())
}
