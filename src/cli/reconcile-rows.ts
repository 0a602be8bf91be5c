import { join } from 'node:path'
import { collectRows, type HutongClient, type RowDifference } from '../client/index.ts'
import { openCopy } from './copy-folder.ts'
import { clientOf, type Invocation } from './invocation.ts'
import { knownCopyOf } from './known-copy.ts'
import { knownRowsOf } from './known-file.ts'
import { pullFeed, takeSnapshot } from './pull-feed.ts'
import { countsLine } from './push-report.ts'
import { tellRetry } from './retry-report.ts'
import { openRows, type RowsFile } from './row-file.ts'
import type { Compared, ReconcileCommandOptions, Reconciled } from './sync-reconcile.ts'
import { WrongUse } from './wrong-use.ts'

/** The lines of a file whose rows are among those asked for. */
async function* linesWith(file: RowsFile, keys: ReadonlySet<string>): AsyncGenerator<string> {
  for await (const line of file.lines()) if (line.trim() !== '' && keys.has(JSON.parse(line).rowId)) yield line
}

/** Pushes the rows of the file that are not at the hub as they are here. What is only at the hub stays: nothing is cancelled by itself. */
const pushed = async (
  on: Invocation,
  client: HutongClient,
  source: { readonly cluster: string; readonly city: string; readonly source: string },
  file: RowsFile,
  differences: readonly RowDifference[],
): Promise<void> => {
  const keys = new Set(differences.filter(({ here }) => here !== null).map(({ key }) => key))
  if (keys.size === 0) return
  const options = { ...source, signal: on.interruptible(), onRetry: tellRetry(on) }
  const { counts } = await client.push(linesWith(file, keys), options)
  on.terminal.err(on.say('已推送不同的行。', 'The rows that differ were pushed. ') + countsLine(counts, on.say))
}

/** Compares a file of rows with what the hub took from their source. */
export const reconcileFile = async (
  on: Invocation,
  options: ReconcileCommandOptions,
  path: string,
): Promise<Reconciled> => {
  const { say } = on
  const { city, source, cluster, repair } = options
  if (city === undefined || source === undefined)
    throw new WrongUse(say('核对文件须给出 --city 和 --source', 'A file is reconciled with --city and --source'))
  if (repair && cluster === undefined) throw new WrongUse(say('--repair 须给出 --cluster', '--repair needs --cluster'))
  const file = await openRows(path, say)
  if (file.isSheet)
    throw new WrongUse(say('核对只用 NDJSON 文件;表格请重新推送', 'Only NDJSON is reconciled; a sheet is pushed again'))
  const client = await clientOf(on, options)
  const rows = await knownRowsOf(file, say)
  const compare = async (): Promise<Compared> => {
    const found = await client.reconcilePushed(rows, { city, source, cluster, signal: on.interruptible() })
    return { city, source, ...found }
  }
  const compared = await compare()
  if (!repair || compared.differences.length === 0) return { compared: [compared], spoilt: [] }
  await pushed(on, client, { cluster: cluster!, city, source }, file, compared.differences)
  return { compared: [await compare()], spoilt: [] }
}

const cityQuestion = `query ($cluster: String!) { cluster(code: $cluster) { memberships { city { code } } } }`

/** How often a difference is looked at again: the log may have grown between the copy and the question. */
const looks = 3

/** Brings a copy to the head and compares it city by city; what remains different after that is a difference. */
export const reconcileCopy = async (
  on: Invocation,
  options: ReconcileCommandOptions,
  folder: string,
): Promise<Reconciled> => {
  const client = await clientOf(on, options)
  const copy = await openCopy(folder, { cluster: options.cluster, kinds: options.kinds }, on.say)
  try {
    const { cluster, kinds } = copy.state() ?? { cluster: options.cluster!, kinds: options.kinds ?? null }
    const pulling = { on, client, copy, cluster, kinds: kinds ?? undefined, isEndless: false }
    const entriesPath = join(folder, 'entries.ndjson')
    const compare = async (): Promise<Reconciled> => {
      await pullFeed(pulling)
      const { cities, spoilt } = await knownCopyOf(entriesPath)
      const compared: Compared[] = []
      for (const city of await citiesOf(on, client, cluster, options.city, cities.keys())) {
        const rows = cities.get(city) ?? collectRows().end()
        const found = await client.reconcileCopy(rows, { city, cluster, signal: on.interruptible() })
        compared.push({ city, source: null, ...found })
      }
      return { compared, spoilt }
    }
    const agrees = ({ compared }: Reconciled) => compared.every(({ differences }) => differences.length === 0)
    let found = await compare()
    // What is spoilt in the file does not pass.
    for (let look = 1; look < looks && found.spoilt.length === 0 && !agrees(found); look++) found = await compare()
    if (!options.repair || (found.spoilt.length === 0 && agrees(found))) return found
    await takeSnapshot(pulling)
    return await compare()
  } finally {
    await copy.close()
  }
}

const citiesOf = async (
  on: Invocation,
  client: HutongClient,
  cluster: string,
  asked: string | undefined,
  known: Iterable<string>,
): Promise<readonly string[]> => {
  if (asked !== undefined) return [asked]
  type Answer = {
    readonly cluster: { readonly memberships: readonly { readonly city: { readonly code: string } }[] } | null
  }
  const answer = await client.graphql<Answer>(cityQuestion, { cluster }, { signal: on.interruptible() })
  const members = answer.cluster?.memberships.map(({ city }) => city.code) ?? []
  return [...new Set([...members, ...known])].sort()
}
