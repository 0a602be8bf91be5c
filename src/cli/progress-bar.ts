import type { Say } from './language.ts'
import type { Terminal } from './terminal.ts'

const barWidth = 24
const redrawMs = 200
const mebibytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1)

/** One line of progress: bytes sent of all, then the time for which the hub has been checking. */
export const progressLine = (say: Say, sent: number, total: number, checkingMs: number): string => {
  if (sent >= total) return `${say('互通正在检查', 'The hub is checking')} ${Math.floor(checkingMs / 1000)} s`
  const share = total === 0 ? 1 : sent / total
  const filled = Math.floor(share * barWidth)
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled)
  return `${say('上传', 'Upload')} ${bar} ${Math.floor(share * 100)}% ${mebibytes(sent)}/${mebibytes(total)} MiB`
}

export interface ProgressBar {
  readonly onProgress: (sent: number, total: number) => void
  /** Takes the line away. */
  end(): void
}

const none: ProgressBar = { onProgress: () => {}, end: () => {} }

/** A bar on `err` while a file goes up and is checked; nothing at all when nobody watches. */
export const progressBar = (terminal: Terminal, say: Say): ProgressBar => {
  if (!terminal.isWatched) return none
  let [sent, total, sentAt] = [0, 1, 0]
  const draw = () => terminal.err(`\r\u001b[K${progressLine(say, sent, total, performance.now() - sentAt)}`)
  const timer = setInterval(draw, redrawMs)
  return {
    onProgress(sentNow, totalNow) {
      ;[sent, total] = [sentNow, totalNow]
      if (sent >= total) sentAt = performance.now()
    },
    end() {
      clearInterval(timer)
      terminal.err('\r\u001b[K')
    },
  }
}
