/** A piece of a text beside another: in both, only in this one, or only in the other. */
export interface TextPiece {
  readonly text: string
  readonly is: 'SAME' | 'MORE' | 'LESS'
}

/** Lists part into their entries, and each entry into brackets and words; names into characters. */
const piecesOf = (text: string): string[] =>
  text
    .match(/[^；;（），()、，]+|[；;（），()、]\s*/gu)
    ?.flatMap((piece) => (text.length <= 60 ? [...piece] : [piece])) ?? []

/** The longest common pieces of two texts in order, with what the one has more and what it lacks. */
export const differenceBetween = (text: string, other: string): TextPiece[] => {
  const [a, b] = [piecesOf(text), piecesOf(other)]
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i]![j] = a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!)
  const pieces: TextPiece[] = []
  const add = (piece: string, is: TextPiece['is']) => {
    const last = pieces.at(-1)
    if (last?.is === is) pieces[pieces.length - 1] = { text: last.text + piece, is }
    else pieces.push({ text: piece, is })
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(a[i]!, 'SAME')
      i += 1
      j += 1
    } else if (j < b.length && (i === a.length || common[i]![j + 1]! >= common[i + 1]![j]!)) add(b[j++]!, 'LESS')
    else add(a[i++]!, 'MORE')
  }
  return pieces
}
