import { runProgram } from '../../src/cli/main.ts'

/** What the surroundings of a test must not lend it. */
export const cleanEnvironment = { LANG: '', LC_ALL: '', LC_MESSAGES: '', HUTONG_URL: '', HUTONG_KEY: '' }

const inFolder = async <T>(folder: string | undefined, work: () => Promise<T>): Promise<T> => {
  if (folder === undefined) return work()
  const before = process.cwd()
  process.chdir(folder)
  try {
    return await work()
  } finally {
    process.chdir(before)
  }
}

/** Runs the program to its end in this process: the same, without a second of processor for each start. */
export const runCommand = async (args: readonly string[], env: Record<string, string> = {}, folder?: string) => {
  const said: Record<'out' | 'err', string[]> = { out: [], err: [] }
  const terminal = {
    out: (text: string) => void said.out.push(text),
    err: (text: string) => void said.err.push(text),
    pour: async (text: string) => void said.out.push(text),
    isWatched: false,
  }
  const code = await inFolder(folder, () =>
    runProgram(args, {
      env: { ...process.env, ...cleanEnvironment, ...env },
      terminal,
      interruptible: () => new AbortController().signal,
      mayEndAnywhere: () => {},
    }),
  )
  return { code, out: said.out.join(''), err: said.err.join('') }
}
