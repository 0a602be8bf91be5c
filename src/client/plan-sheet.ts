import { refuseOtherForm } from './answer-lines.ts'
import { type AnsweredProblem, answeredProblem } from './problem.ts'
import { parsedOrNothing, refusalOf } from './refusal.ts'
import { type Connection, send } from './send.ts'
import { type SheetOptions, sendSheet, type UploadedFile } from './send-sheet.ts'

/** Which list of which year. */
export interface PlanEdition {
  readonly cluster: string
  readonly list: 'TASK' | 'PROJECT' | 'PLATFORM'
  readonly year: number
}

export interface PlanSheet extends PlanEdition {
  /** From which day on the rows hold; today if it is left out. */
  readonly validFrom?: string | undefined
  /** Of amounts whose unit the sheet does not say. */
  readonly unit?: 'YUAN' | 'WAN_YUAN' | 'YI_YUAN' | undefined
  readonly onProblem?: 'REJECT_ALL' | 'ACCEPT_VALID'
  readonly dryRun?: boolean | undefined
  readonly idempotencyKey?: string | undefined
  readonly file: UploadedFile
}

export interface ImportedPlan {
  readonly isRegistered: boolean
  readonly received: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  /** Those that did not stay as they were. */
  readonly rows: readonly {
    readonly index: number
    readonly number: number
    readonly outcome: string
    readonly changed: readonly string[]
  }[]
  /** How the columns were understood; of one of money also by which unit it was read. */
  readonly columns: readonly {
    readonly sheet: string
    readonly header: string
    readonly field: string | null
    readonly unit: string | null
  }[]
  readonly problems: readonly AnsweredProblem[]
}

export interface PlanSheetAnswer {
  readonly outcome: ImportedPlan
  /** Whether nothing was written because of the problems. */
  readonly isRefused: boolean
  readonly marked: Blob | null
}

const editionQuery = ({ cluster, list, year }: PlanEdition): URLSearchParams =>
  new URLSearchParams({ cluster, list, year: String(year) })

/** Sends a sheet of a list as it is; the hub reads, checks and registers it. */
export const importPlan = async (
  to: Connection,
  sheet: PlanSheet,
  options: SheetOptions = {},
): Promise<PlanSheetAnswer> => {
  const query = editionQuery(sheet)
  query.set('file', sheet.file.name)
  query.set('onProblem', sheet.onProblem ?? 'REJECT_ALL')
  if (sheet.validFrom !== undefined) query.set('validFrom', sheet.validFrom)
  if (sheet.unit !== undefined) query.set('unit', sheet.unit)
  if (sheet.dryRun) query.set('dryRun', 'true')
  const { status, json, marked } = await sendSheet(to, `plans/import?${query}`, sheet, options)
  const isOutcome = typeof json === 'object' && json !== null && 'received' in json
  if ((status !== 200 && status !== 422) || !isOutcome) throw refusalOf(to, { status }, json)
  const outcome = json as ImportedPlan
  return {
    outcome: { ...outcome, problems: outcome.problems.map(answeredProblem) },
    isRefused: status === 422,
    marked,
  }
}

const types = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export interface ExportPlanOptions extends PlanEdition {
  /** As it stood on a day; today if it is left out. */
  readonly asOf?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** An edition as a sheet that can be edited and imported again. */
export const exportPlan = async (
  to: Connection,
  form: keyof typeof types,
  { asOf, signal, ...edition }: ExportPlanOptions,
): Promise<Blob> => {
  const query = editionQuery(edition)
  if (asOf !== undefined) query.set('asOf', asOf)
  const { response, read } = await send(to, `plans/export.${form}?${query}`, { signal, timeoutMs: 120_000 })
  if (!response.ok) throw refusalOf(to, response, parsedOrNothing(await read((answer) => answer.text())))
  refuseOtherForm(to, response, types[form])
  return read((answer) => answer.blob())
}
