import type { Terminal } from './terminal.ts'

const redrawMs = 200

/** A line on `err` that counts along with long work of unknown length; nothing when nobody watches. */
export const counter = (terminal: Terminal, wording: (count: number) => string) => {
  let drawnAt = 0
  return {
    at(count: number) {
      const now = performance.now()
      if (!terminal.isWatched || now - drawnAt < redrawMs) return
      drawnAt = now
      terminal.err(`\r\u001b[K${wording(count)}`)
    },
    end() {
      if (terminal.isWatched) terminal.err('\r\u001b[K')
    },
  }
}
