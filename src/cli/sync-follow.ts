import type { Command } from 'commander'
import type { VerifiedEntry } from '../client/index.ts'
import { acting, clientOf, type ExitCode, type Invocation } from './invocation.ts'
import { type FeedOptions, pullInto, withFeed } from './sync-pull.ts'
import { WrongUse } from './wrong-use.ts'

interface Options extends FeedOptions {
  readonly stdout?: boolean
  readonly after?: string
}

const printing =
  ({ terminal }: Invocation) =>
  ({ entry, position }: VerifiedEntry): Promise<void> =>
    terminal.pour(`${JSON.stringify({ ...entry, position })}\n`)

const printed = async (on: Invocation, { cluster, kinds, after, ...options }: Options): Promise<ExitCode> => {
  if (cluster === undefined)
    throw new WrongUse(on.say('不给 DIR 时须给出 --cluster', 'Without DIR --cluster is needed'))
  const client = await clientOf(on, options)
  const { tellRetry } = await import('./retry-report.ts')
  const following = { cluster, kinds, after, signal: on.interruptible(), onRetry: tellRetry(on) }
  const print = printing(on)
  for await (const entry of client.follow(following)) await print(entry)
  return 0
}

const follow = async (on: Invocation, options: Options, folder: string | undefined): Promise<ExitCode> => {
  const { say } = on
  if (folder !== undefined && options.after !== undefined)
    throw new WrongUse(
      say('--after 不能与 DIR 同用:DIR 有自己的游标', '--after does not go with DIR, which has its own cursor'),
    )
  if (folder === undefined && !options.stdout)
    throw new WrongUse(say('请给出 DIR,或用 --stdout', 'Give a DIR, or --stdout'))
  if (folder === undefined) return printed(on, options)
  await pullInto(on, options, folder, true, options.stdout ? printing(on) : undefined)
  return 0
}

export const addSyncFollow = (sync: Command, on: Invocation): void => {
  const { say } = on
  const command = sync
    .command('follow')
    .description(
      say(
        '一直跟随各市的变更,直到 Ctrl-C;断线自动重连',
        'Follows everybody’s changes until Ctrl-C; connects again by itself',
      ),
    )
    .argument('[DIR]', say('同 pull', 'as of pull'))
  withFeed(command, on)
    .option('--stdout', say('同时把每条写到标准输出(NDJSON)', 'prints each entry as NDJSON too'))
    .option('--after <POSITION>', say('不给 DIR 时:从此处之后', 'without DIR: from this position on'))
    .action(acting<Options>(on, (options, folder) => follow(on, options, folder)))
}
