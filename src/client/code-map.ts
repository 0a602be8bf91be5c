import { askGraphQL } from './graphql.ts'
import type { Connection } from './send.ts'

/** What one word of a source means; of a column `field` is null. */
export interface CodeMapEntry {
  readonly field: string | null
  readonly theirs: string
  readonly ours: string
}

/** What the words of a source mean. */
export interface CodeMap {
  readonly city: string
  readonly source: string
  readonly cluster: string
  /** Rises with each change: a row that comes again after it is read anew. */
  readonly revision: number
  readonly entries: readonly CodeMapEntry[]
}

const question = `query ($city: String!, $source: String!, $cluster: String) {
  codeMap(city: $city, source: $source, cluster: $cluster) { city source cluster revision entries { field theirs ours } }
}`

export const codeMap = async (
  to: Connection,
  { city, source, cluster }: { readonly city: string; readonly source: string; readonly cluster?: string | undefined },
  signal?: AbortSignal,
): Promise<CodeMap> =>
  (await askGraphQL<{ codeMap: CodeMap }>(to, question, { city, source, cluster }, { signal })).codeMap
