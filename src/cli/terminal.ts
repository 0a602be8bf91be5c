import { once } from 'node:events'

/** Where a command writes: answers to `out`, everything about them to `err`. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Writes what has no end in sight: settles once whoever reads it can take more. */
  pour(text: string): Promise<void>
  /** Whether somebody watches `err`: only then there is a progress bar. */
  readonly isWatched: boolean
}

/** The process's own streams. Whoever reads them may go (`| head`): that ends the command, quietly. */
export const processTerminal = (): Terminal => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'EPIPE') process.exit()
      throw fault
    })
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    pour: async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain')
    },
    isWatched: process.stderr.isTTY === true,
  }
}
