import type { Command } from 'commander'
import type { VerifiedEntry } from '../client/index.ts'
import { acting, type CommonOptions, clientOf, type ExitCode, type Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'

export interface FeedOptions extends CommonOptions {
  readonly cluster?: string
  readonly kinds?: readonly string[]
}

/** Opens the copy, brings it up to date, and closes it whatever happens. */
export const pullInto = async (
  on: Invocation,
  options: FeedOptions,
  folder: string,
  isEndless: boolean,
  onEntry?: (entry: VerifiedEntry) => Promise<void> | void,
) => {
  const client = await clientOf(on, options)
  const { openCopy } = await import('./copy-folder.ts')
  const { pullFeed } = await import('./pull-feed.ts')
  const copy = await openCopy(folder, { cluster: options.cluster, kinds: options.kinds }, on.say)
  try {
    const { cluster, kinds } = copy.state() ?? { cluster: options.cluster!, kinds: options.kinds }
    const pulled = await pullFeed({ on, client, copy, cluster, kinds: kinds ?? undefined, isEndless, onEntry })
    return { ...pulled, state: copy.state()! }
  } finally {
    await copy.close()
  }
}

const pull = async (on: Invocation, options: FeedOptions, folder: string): Promise<ExitCode> => {
  const { fromSnapshot, changes, state } = await pullInto(on, options, folder, false)
  const { number, entries, position } = state
  const sentence = on.say(
    `已到第 ${number} 号:${fromSnapshot > 0 ? `快照 ${fromSnapshot} 条,` : ''}变更 ${changes} 条,文件共 ${entries} 条`,
    `At entry ${number}: ${fromSnapshot > 0 ? `${fromSnapshot} from the snapshot, ` : ''}${changes} changes; the file holds ${entries}`,
  )
  on.terminal.out(
    options.json ? `${JSON.stringify({ number, fromSnapshot, changes, entries, position })}\n` : `${sentence}\n`,
  )
  return 0
}

export const withFeed = (command: Command, { say }: Invocation): Command =>
  command
    .option('--cluster <CODE>', say('城市群代码(第一次须给出)', 'code of the city cluster (needed the first time)'))
    .option(
      '--kinds <A,B>',
      say('只要这些变更,如 implementation.recorded', 'only these kinds, such as implementation.recorded'),
      valuesIn(say).kinds,
    )

export const addSyncPull = (sync: Command, on: Invocation): void => {
  const { say } = on
  const command = sync
    .command('pull')
    .description(
      say(
        '取回各市的变更:第一次取快照,以后接着游标;逐条核验哈希链',
        'Fetches everybody’s changes: a snapshot first, then from the cursor on; every entry is verified',
      ),
    )
    .argument('<DIR>', say('存放 entries.ndjson 和 cursor.json 的文件夹', 'folder of entries.ndjson and cursor.json'))
  withFeed(command, on).action(acting<FeedOptions>(on, (options, folder) => pull(on, options, folder!)))
}
