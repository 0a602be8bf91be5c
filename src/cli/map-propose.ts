import type { Command } from 'commander'
import type { MapProposal } from '../client/index.ts'
import { acting, clientOf, type ExitCode, type Invocation } from './invocation.ts'
import type { MapEntry } from './map-entries.ts'
import { mapCsv, mapJson } from './map-file.ts'
import { type MapCommandOptions, mapCommand } from './map-question.ts'

interface Options extends MapCommandOptions {
  readonly out?: string
  readonly takeLikely?: boolean
}

/** The map as it may be loaded; with what is likely filled in, if that is wished. */
const entriesOf = ({ map, values }: MapProposal, takesLikely: boolean): MapEntry[] => {
  const likely = (field: string, theirs: string) =>
    takesLikely ? (values.find((one) => one.field === field && one.theirs === theirs)?.likely ?? null) : null
  return [
    ...Object.entries(map.columns).map(([theirs, ours]) => ({ field: null, theirs, ours })),
    ...Object.entries(map.values).flatMap(([field, words]) =>
      Object.entries(words).map(([theirs, ours]) => ({ field, theirs, ours: ours ?? likely(field, theirs) })),
    ),
  ]
}

const propose = async (on: Invocation, options: Options, path: string): Promise<ExitCode> => {
  const { say, terminal } = on
  const { out, city, source, cluster, takeLikely = false } = options
  const { openList } = await import('./list-file.ts')
  const { mustBeWritable, writeWhole } = await import('./whole-file.ts')
  if (out !== undefined) await mustBeWritable(out, '--out', say)
  const client = await clientOf(on, options)
  const list = await openList(path, undefined, say)
  try {
    const proposal = await client.proposeCodeMap({ city, source, cluster, signal: on.interruptible() }, list.upload)
    const { proposalText } = await import('./map-proposal-text.ts')
    terminal.out(options.json ? `${JSON.stringify(proposal)}\n` : proposalText(proposal, say))
    if (out === undefined) return 0
    const entries = entriesOf(proposal, takeLikely)
    const text = /\.csv$/i.test(out) ? mapCsv(entries) : `${JSON.stringify(mapJson(entries), null, 2)}\n`
    await writeWhole(out, (file) => file.writeFile(text))
    const open = entries.filter(({ ours }) => ours === null).length
    terminal.err(
      say(
        `已写 ${out}:${entries.length} 条,其中 ${open} 条待填;填好后 hutong map load ${out}\n`,
        `${entries.length} entries written to ${out}, ${open} of them open: fill them in, then hutong map load ${out}\n`,
      ),
    )
    return 0
  } finally {
    await list.close()
  }
}

export const addMapPropose = (parent: Command, on: Invocation): void => {
  const { say } = on
  mapCommand(
    parent,
    on,
    'propose',
    '看一份未知的目录(.xlsx、.csv、NDJSON),提出对照表;含糊的留空,不作猜测',
    'Looks at an unknown catalogue (.xlsx, .csv, NDJSON) and proposes its code map; what is ambiguous stays open',
  )
    .argument('<FILE>', say('目录文件', 'the catalogue'))
    .option(
      '--out <FILE>',
      say('把对照表写成 .json 或 .csv,填好后 load', 'write the map, .json or .csv, to fill in and load'),
    )
    .option('--take-likely', say('把有依据的“可能”也写进去', 'write what is likely by the evidence, too'))
    .action(acting<Options>(on, (options, path) => propose(on, options, path!)))
}
