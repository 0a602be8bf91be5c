/** Where a command writes: answers to `out`, everything about them to `err`. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
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
    isWatched: process.stderr.isTTY === true,
  }
}
