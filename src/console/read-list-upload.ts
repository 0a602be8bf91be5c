import type { Problem } from '../base/problem.ts'
import type { ListedRow } from '../catalogue/listed-row.ts'
import { readListFile } from '../catalogue/read-list-file.ts'
import { hex, sha256 } from '../changes/digest.ts'
import type { RegistrationRows } from '../recognition/registration.ts'

/** An uploaded list: its rows for the verb, and those kept to be shown again. */
export interface ListUpload {
  readonly rows: RegistrationRows
  readonly kept: readonly ListedRow[]
  readonly bytes: Uint8Array
  readonly headerRows: () => readonly { readonly sheet: string; readonly row: number }[]
}

/** More rows than anybody mends on a page; the marked sheet has all. */
const mostKept = 20_000

export const readListUpload = async (file: File): Promise<ListUpload> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const contentHash = hex(await sha256(bytes))
  const list = readListFile({ name: file.name, bytes }, new Map())
  const kept: ListedRow[] = []
  let end: { headerRows: readonly { readonly sheet: string; readonly row: number }[] } = { headerRows: [] }
  async function* chunks() {
    for await (const chunk of list.chunks) {
      if (kept.length < mostKept) kept.push(...chunk)
      yield chunk
    }
  }
  const rows: RegistrationRows = {
    chunks: chunks(),
    end: () => {
      const found = list.end()
      end = found
      const problems: readonly Problem[] = found.problems
      return { content: { file: contentHash, map: [] }, refusal: found.refusal, problems }
    },
  }
  return { rows, kept, bytes, headerRows: () => end.headerRows }
}
