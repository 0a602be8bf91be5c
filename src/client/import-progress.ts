import { type AnsweredProblem, answeredProblem } from './problem.ts'
import { refusalOf } from './refusal.ts'
import type { Connection } from './send.ts'
import { type SheetOptions, sendSheet, type UploadedFile } from './send-sheet.ts'

/** A sheet of entries of one city; what its rows do not say themselves stands beside it. */
export interface ProgressSheet {
  readonly cluster: string
  readonly city: string
  readonly list?: 'TASK' | 'PROJECT' | 'PLATFORM' | undefined
  readonly year?: number | undefined
  readonly onDay?: string | undefined
  /** Corrects what was released, each row with its reason. */
  readonly revises?: boolean | undefined
  readonly onProblem?: 'REJECT_ALL' | 'ACCEPT_VALID'
  readonly dryRun?: boolean | undefined
  readonly idempotencyKey?: string | undefined
  readonly file: UploadedFile
}

export interface ImportedProgress {
  readonly isRecorded: boolean
  readonly received: number
  readonly entered: number
  readonly unchanged: number
  readonly rejected: number
  readonly problems: readonly AnsweredProblem[]
}

export interface ProgressSheetAnswer {
  readonly outcome: ImportedProgress
  /** Whether nothing was written because of the problems. */
  readonly isRefused: boolean
  readonly marked: Blob | null
}

const queryOf = ({ cluster, city, list, year, onDay, revises, onProblem, dryRun, file }: ProgressSheet): string => {
  const query = new URLSearchParams({ cluster, city, file: file.name, onProblem: onProblem ?? 'REJECT_ALL' })
  if (list !== undefined) query.set('list', list)
  if (year !== undefined) query.set('year', String(year))
  if (onDay !== undefined) query.set('onDay', onDay)
  if (revises) query.set('revise', 'true')
  if (dryRun) query.set('dryRun', 'true')
  return query.toString()
}

/** Sends a sheet of entries as it is; the hub reads, checks and enters it. */
export const importProgress = async (
  to: Connection,
  sheet: ProgressSheet,
  options: SheetOptions = {},
): Promise<ProgressSheetAnswer> => {
  const { status, json, marked } = await sendSheet(to, `progress/import?${queryOf(sheet)}`, sheet, options)
  const isOutcome = typeof json === 'object' && json !== null && 'received' in json
  if ((status !== 200 && status !== 422) || !isOutcome) throw refusalOf(to, { status }, json)
  const outcome = json as ImportedProgress
  return {
    outcome: { ...outcome, problems: outcome.problems.map(answeredProblem) },
    isRefused: status === 422,
    marked,
  }
}
