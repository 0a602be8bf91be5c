import type { Caller } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import type { TableFile } from '../office/index.ts'
import { markedSheet } from '../report/marked-sheet.ts'
import type { Language } from '../report/problem-wording.ts'
import { readSourceMap } from '../sync/read-code-map.ts'
import { readSheetRows, type SheetBody } from '../sync/read-sheet-rows.ts'
import { outcomeLines } from '../sync/row-outcome.ts'
import { answerInSheet } from '../sync/sheet-answer.ts'
import type { SyncAnswer, SyncInput } from '../sync/sync-implementations.ts'
import { readUpload } from './read-upload.ts'
import type { PushedSheetName } from './sync-parameters.ts'

type NamedSheet = PushedSheetName & { readonly name: string }

/** Whether a file's name says that it is a sheet. Anything else is NDJSON. */
export const isSheet = (named: PushedSheetName): named is NamedSheet =>
  named.name !== null && /\.(csv|xlsx|xls|et|tsv)$/i.test(named.name)

/** A sheet that is pushed: its rows as NDJSON, and afterwards their outcomes where they stand in it. */
export const openPushedSheet = (
  hub: Hub,
  caller: Caller,
  input: SyncInput,
  { name, version }: NamedSheet,
  request: Request,
  limit: number,
) => {
  let read: { readonly file: TableFile; readonly body: SheetBody } | undefined

  const readBytes = async (): Promise<Outcome<Uint8Array>> => {
    const bytes = await readUpload(request, limit)
    if (bytes.ok === undefined) return bytes
    const file = { name, bytes: bytes.ok }
    const map = await readSourceMap(hub, caller, input)
    const body = await readSheetRows(file, map, version, { limits: { inputBytes: limit }, signal: request.signal })
    if (body.ok === undefined) return body
    read = { file, body: body.ok }
    return done(body.ok.bytes)
  }

  /** The answer with each problem told of its cell. */
  const placed = (answer: SyncAnswer): SyncAnswer => answerInSheet(answer, read!.body)

  /** The same sheet with the problems marked; null if there is nothing to mark. */
  const marked = (answer: SyncAnswer, language: Language): Promise<Blob | null> => {
    const problems: Problem[] = [...outcomeLines(answer.outcomes)].flatMap((line) => line.problems)
    return markedSheet(read!.file, problems, language, read!.body.headerRows)
  }

  return { readBytes, placed, marked }
}
