import { type AnsweredProblem, answeredProblem } from './problem.ts'
import { refusalOf } from './refusal.ts'
import type { Connection } from './send.ts'
import { type SheetOptions, sendSheet, type UploadedFile } from './send-sheet.ts'

export type RegisterOptions = SheetOptions

export interface BatchFile {
  readonly cluster: string
  readonly ordinal: number
  readonly title: string
  readonly documentNumber?: string | undefined
  /** A batch of past years: the day on which it was published. */
  readonly publishedOn?: string | undefined
  readonly granularity?: string | undefined
  readonly onProblem?: 'REJECT_ALL' | 'ACCEPT_VALID'
  readonly dryRun?: boolean
  /** Header to field, `-` to ignore: each as `表头=field`. */
  readonly map?: readonly string[]
  readonly idempotencyKey?: string | undefined
  readonly file: UploadedFile
}

export interface Registration {
  readonly received: number
  readonly accepted: number
  readonly unchanged: number
  readonly rejected: number
  readonly problems: readonly AnsweredProblem[]
  readonly codeShapes: readonly { readonly shape: string; readonly rows: number; readonly example: string }[]
  readonly itemBatch: {
    readonly cluster: string
    readonly ordinal: number
    readonly title: string
    readonly state: string
    readonly itemCount: number
  } | null
  readonly columns: readonly { readonly sheet: string | null; readonly header: string; readonly field: string | null }[]
}

export interface BatchFileAnswer {
  readonly outcome: Registration
  /** Whether nothing was written because of the problems. */
  readonly isRefused: boolean
  readonly marked: Blob | null
}

const queryOf = (batch: BatchFile): string => {
  const query = new URLSearchParams({
    cluster: batch.cluster,
    ordinal: String(batch.ordinal),
    title: batch.title,
    onProblem: batch.onProblem ?? 'REJECT_ALL',
    file: batch.file.name,
  })
  if (batch.documentNumber !== undefined) query.set('documentNumber', batch.documentNumber)
  if (batch.publishedOn !== undefined) query.set('publishedOn', batch.publishedOn)
  if (batch.granularity !== undefined) query.set('granularity', batch.granularity)
  if (batch.dryRun) query.set('dryRun', 'true')
  for (const pair of batch.map ?? []) query.append('map', pair)
  return query.toString()
}

/** Sends a list as it is; the hub reads, checks and registers it. */
export const registerBatchFile = async (
  to: Connection,
  batch: BatchFile,
  options: RegisterOptions = {},
): Promise<BatchFileAnswer> => {
  const { status, json, marked } = await sendSheet(to, `batches/register?${queryOf(batch)}`, batch, options)
  const isOutcome = typeof json === 'object' && json !== null && 'received' in json
  if ((status !== 200 && status !== 422) || !isOutcome) throw refusalOf(to, { status }, json)
  const outcome = json as Registration
  return {
    outcome: { ...outcome, problems: outcome.problems.map(answeredProblem), columns: outcome.columns ?? [] },
    isRefused: status === 422,
    marked,
  }
}
