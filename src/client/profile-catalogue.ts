import { type AnsweredProblem, answeredProblem } from './problem.ts'
import { parsedOrNothing, refusalOf } from './refusal.ts'
import { type Connection, send } from './send.ts'
import type { UploadedFile } from './send-sheet.ts'

export interface ProfileTarget {
  readonly city: string
  readonly source: string
  readonly cluster?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** The code map that an unknown catalogue needs, and what speaks for it. */
export interface MapProposal {
  readonly rows: number
  readonly columns: readonly {
    readonly column: string
    /** The column of a list whose objects have this one as their key. */
    readonly list: string | null
    readonly fillRate: number | null
    readonly distinct: number
    readonly hasMoreValues: boolean
    readonly examples: readonly string[]
    readonly field: string | null
    readonly because: 'MAPPED' | 'HEADER' | 'HINT' | 'VALUES' | null
    readonly confidence: number
    readonly otherwise: string | null
  }[]
  readonly values: readonly {
    readonly field: string
    readonly column: string
    readonly theirs: string
    readonly rows: number
    readonly ours: string | null
    /** What the rows speak for; for a person to decide. */
    readonly likely: string | null
    readonly evidence: readonly { readonly fact: string; readonly rows: number; readonly of: number }[]
  }[]
  /** What the catalogue lacks to be pushed. */
  readonly missing: readonly AnsweredProblem[]
  readonly problems: readonly AnsweredProblem[]
  /** The map to fill in and load; null is open. */
  readonly map: {
    readonly columns: Readonly<Record<string, string | null>>
    readonly values: Readonly<Record<string, Readonly<Record<string, string | null>>>>
  }
}

const answerWithinMs = 280_000

/** Asks what code map a file of an unknown catalogue needs. */
export const profileCatalogue = async (
  to: Connection,
  { city, source, cluster, signal }: ProfileTarget,
  file: UploadedFile,
): Promise<MapProposal> => {
  const query = new URLSearchParams({ city, source, file: file.name, ...(cluster === undefined ? {} : { cluster }) })
  const { response, read } = await send(to, `sync/profile?${query}`, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/octet-stream',
      'content-length': String(file.size),
    },
    body: file.content,
    // Required by `fetch` for a streamed body; the DOM's types do not know it.
    ...({ duplex: 'half' } as object),
    signal,
    timeoutMs: answerWithinMs,
  })
  const json = parsedOrNothing(await read((answer) => answer.text())) as MapProposal | undefined
  if (!response.ok || json === undefined) throw refusalOf(to, response, json)
  return { ...json, missing: json.missing.map(answeredProblem), problems: json.problems.map(answeredProblem) }
}
