import { done, type Outcome } from '../base/outcome.ts'
import type { Problem } from '../base/problem.ts'
import type { TableFile } from '../office/index.ts'
import { readSourceMap } from '../sync/read-code-map.ts'
import { readSheetRows, type SheetBody } from '../sync/read-sheet-rows.ts'
import { type OutcomeLine, outcomeLines } from '../sync/row-outcome.ts'
import { answerInSheet } from '../sync/sheet-answer.ts'
import { type SyncAnswer, syncImplementations } from '../sync/sync-implementations.ts'
import type { SourceAt } from './in-source.ts'
import type { Visit } from './visit.ts'

/** A sheet that was pushed, or tried: what became of its rows, each problem at its cell. */
export interface PushedSheet {
  readonly file: TableFile
  readonly body: SheetBody
  readonly answer: SyncAnswer
  readonly lines: readonly OutcomeLine[]
  /** Those of the rows, and those of the sheet as a whole. */
  readonly problems: readonly Problem[]
}

/** Pushes the rows of an uploaded sheet; `version` is that of rows that name none. */
export const pushUploadedSheet = async (
  { hub, caller }: Visit,
  { name }: SourceAt,
  upload: File,
  { version, dryRun }: { readonly version: number | null; readonly dryRun: boolean },
): Promise<Outcome<PushedSheet>> => {
  const file = { name: upload.name, bytes: new Uint8Array(await upload.arrayBuffer()) }
  let body: SheetBody | undefined
  const readBytes = async (): Promise<Outcome<Uint8Array>> => {
    const limits = { inputBytes: file.bytes.byteLength }
    const read = await readSheetRows(file, await readSourceMap(hub, caller, name), version, { limits })
    if (read.ok === undefined) return read
    body = read.ok
    return done(body.bytes)
  }
  const answer = await syncImplementations(hub, caller, { ...name, mode: 'CHANGES', dryRun }, readBytes)
  if (answer.ok === undefined) return answer
  const told = answerInSheet(answer.ok, body!)
  const lines = [...outcomeLines(told.outcomes)]
  const problems = [...lines.flatMap((line) => line.problems), ...told.problems]
  return done({ file, body: body!, answer: told, lines, problems })
}
