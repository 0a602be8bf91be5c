import type { Command } from 'commander'
import type { HutongClient, Language } from '../client/index.ts'
import type { Say } from './language.ts'
import type { Terminal } from './terminal.ts'
import { Interrupted, WrongUse } from './wrong-use.ts'

/** 0 done, 1 refused, 2 wrong use. */
export type ExitCode = 0 | 1 | 2

/** One run of the program: what a command may use, and where it leaves its exit code. */
export interface Invocation {
  readonly say: Say
  readonly language: Language
  readonly env: Readonly<Record<string, string | undefined>>
  readonly terminal: Terminal
  /** Makes Ctrl-C end the work in hand, which may then tidy up. The hosts have their own way. */
  readonly interruptible: () => AbortSignal
  /** Makes Ctrl-C end the process where it stands: for work that leaves nothing behind. */
  readonly mayEndAnywhere: () => void
  exitCode: ExitCode
}

/** Options that every command knows. */
export interface CommonOptions {
  readonly url?: string
  readonly key?: string
  readonly json?: boolean
}

const defaultUrl = 'http://127.0.0.1:8787'

export const urlOf = (on: Invocation, options: CommonOptions): string => {
  const url = options.url || on.env.HUTONG_URL || defaultUrl
  if (URL.canParse(url) && /^https?:/i.test(url)) return url
  throw new WrongUse(
    on.say(`--url 不是网址:${url}(例:${defaultUrl})`, `--url is no address: ${url} (such as ${defaultUrl})`),
  )
}

export const keyOf = (on: Invocation, options: CommonOptions): string | undefined => {
  const key = (options.key ?? on.env.HUTONG_KEY ?? '').trim()
  if (/[^\x21-\x7e]/.test(key))
    throw new WrongUse(
      on.say(
        '密钥含有不该有的字符,请重新复制(--key 或 HUTONG_KEY)',
        'The key has characters that no key has: copy it anew (--key or HUTONG_KEY)',
      ),
    )
  return key === '' ? undefined : key
}

/** The hub that this run speaks to. The client is loaded only when it is needed, so that `--help` is quick. */
export const clientOf = async (on: Invocation, options: CommonOptions): Promise<HutongClient> => {
  const [url, key] = [urlOf(on, options), keyOf(on, options)]
  const { HutongClient } = await import('../client/index.ts')
  return new HutongClient({ url, key, language: on.language })
}

/** Makes an action of a command's work: its options with the common ones, its arguments, its exit code. */
export const acting =
  <Options extends CommonOptions>(on: Invocation, work: (options: Options, ...args: string[]) => Promise<ExitCode>) =>
  async (...received: unknown[]): Promise<void> => {
    const command = received.at(-1) as Command
    on.exitCode = await work(command.optsWithGlobals<Options>(), ...(received.slice(0, -2) as string[]))
  }

/** Lets Ctrl-C end the process. */
export const endingBySigint = (): void => void process.once('SIGINT', () => process.exit(130))

/** An abort signal that Ctrl-C fires. A second Ctrl-C, or work that does not end, ends the process. */
export const interruptibleBySigint = () => {
  let controller: AbortController | undefined
  return (): AbortSignal => {
    if (controller) return controller.signal
    controller = new AbortController()
    const started = controller
    process.once('SIGINT', () => {
      process.exitCode = 130
      started.abort(new Interrupted())
      setTimeout(() => process.exit(130), 2000).unref()
    })
    return controller.signal
  }
}
