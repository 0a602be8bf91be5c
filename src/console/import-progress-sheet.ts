import { done } from '../base/outcome.ts'
import type { Problem } from '../base/problem.ts'
import type { TableFile } from '../office/index.ts'
import { type ImportedProgress, importProgress } from '../programme/import-progress.ts'
import { planLists } from '../programme/plan-row.ts'
import type { SentForm } from './forms.ts'
import type { Visit } from './visit.ts'

/** A sheet of entries that was uploaded or pasted, and what became of it, each problem at its cell. */
export interface ProgressSheet {
  readonly file: TableFile
  /** Null: nothing of it was looked at. */
  readonly registration: ImportedProgress | null
  readonly problems: readonly Problem[]
}

/** The sheet of a form: a file, or else the text that was pasted; null if there is neither. */
export const sheetIn = async (form: SentForm): Promise<TableFile | null> => {
  const upload = form.file('file')
  if (upload) return { name: upload.name, bytes: new Uint8Array(await upload.arrayBuffer()) }
  const text = form.text('text')
  return text === '' ? null : { name: 'paste.csv', bytes: new TextEncoder().encode(text) }
}

/** Hands the rows of a sheet to the verb, as the door for programs does; each row is answered by itself. */
export const importProgressSheet = async (
  { hub, caller }: Visit,
  at: { readonly cluster: string; readonly city: string },
  form: SentForm,
  file: TableFile,
  dryRun: boolean,
): Promise<ProgressSheet> => {
  const input = {
    ...at,
    list: planLists.find((one) => one === form.text('list')) ?? null,
    ...{ year: null, onDay: form.optional('onDay'), revises: form.text('revise') === 'yes' },
    ...{ onProblem: form.text('accept') === 'yes' ? ('ACCEPT_VALID' as const) : ('REJECT_ALL' as const), dryRun },
  }
  const limits = { inputBytes: file.bytes.byteLength }
  const outcome = await importProgress(hub, caller, input, async () => done(file), { limits })
  return { file, registration: outcome.ok ?? null, problems: outcome.problems }
}
