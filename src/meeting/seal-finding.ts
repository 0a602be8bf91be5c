import { rowsHashOf, type SealedPaper } from './sealed-brief.ts'

/** What of a seal is not what the change log says of it: the brief, the rows behind its figures, a paper; or the log says nothing. */
export interface SealFinding {
  readonly what: 'BRIEF' | 'ROWS' | 'PAPER' | 'LOG'
  /** Of a paper. */
  readonly name: string | null
  readonly expected: string | null
  readonly found: string | null
}

/** The hashes of a seal, from the log or from what is stored. */
export interface SealHashes {
  readonly hash: string
  readonly rowsHash: string
  readonly papers: readonly Pick<SealedPaper, 'name' | 'hash'>[]
}

/** What the log says of a seal: the state in its entry. */
export const loggedHashes = (content: string): SealHashes => (JSON.parse(content) as { state: SealHashes }).state

/** The root of the rows' hashes as they are by now. */
export const foundRowsHash = (rows: readonly { readonly figure: string; readonly hash: string }[]): string =>
  rowsHashOf(rows.map(({ figure, hash }) => ({ figure, rowsHash: hash })))

/** Where what is stored is not what was sealed. */
export const sealFindings = (logged: SealHashes | undefined, stored: SealHashes): SealFinding[] => {
  if (!logged) return [{ what: 'LOG', name: null, expected: null, found: null }]
  const paperIn = ({ papers }: SealHashes, name: string) => papers.find((paper) => paper.name === name)?.hash ?? null
  const names = [...new Set([...logged.papers, ...stored.papers].map(({ name }) => name))].sort()
  const compared: SealFinding[] = [
    { what: 'BRIEF', name: null, expected: logged.hash, found: stored.hash },
    { what: 'ROWS', name: null, expected: logged.rowsHash, found: stored.rowsHash },
    ...names.map((name) => ({
      ...{ what: 'PAPER' as const, name },
      ...{ expected: paperIn(logged, name), found: paperIn(stored, name) },
    })),
  ]
  return compared.filter(({ expected, found }) => expected !== found)
}
