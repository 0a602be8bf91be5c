const candidates = [',', ';', '\t', '，'] as const

const linesLooked = 100

/** How often each candidate stands outside quotes, line by line. */
const countsByLine = (text: string): Map<string, number>[] => {
  const lines: Map<string, number>[] = [new Map()]
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === '\n') {
      if (lines.length === linesLooked) break
      lines.push(new Map())
    } else {
      const line = lines[lines.length - 1]!
      line.set(character, (line.get(character) ?? 0) + 1)
    }
  }
  return lines.filter((line) => line.size > 0)
}

const median = (counts: number[]): number =>
  counts.sort((one, other) => one - other)[Math.floor(counts.length / 2)] ?? 0

/**
 * The delimiter that most lines hold most often: a title line has none, and prose in one column may be full of full-width
 * commas that separate nothing.
 */
export const sniffDelimiter = (start: string): string => {
  const lines = countsByLine(start)
  const score = (candidate: string): number => {
    const counts = lines.map((line) => line.get(candidate) ?? 0)
    const total = counts.reduce((sum, count) => sum + count, 0)
    return median(counts) * 1_000_000 + total
  }
  return candidates.reduce<string>((best, candidate) => (score(candidate) > score(best) ? candidate : best), ',')
}
