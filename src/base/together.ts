interface Turn<T> {
  readonly under: Promise<T>
  next: Promise<T> | null
}

/**
 * One doing for all who ask the same at the same time. Whoever comes while it is under way does not get its result, which may be older
 * than the question, but shares the next one with all who came meanwhile: nobody hears anything that was read before it asked, and
 * the same is never worked out twice at once.
 */
export const openTogether = <T>() => {
  const turns = new Map<string, Turn<T>>()
  const begin = (key: string, work: () => Promise<T>): Promise<T> => {
    const turn: Turn<T> = { under: work(), next: null }
    turns.set(key, turn)
    const end = () => {
      if (turn.next === null) turns.delete(key)
    }
    turn.under.then(end, end)
    return turn.under
  }
  return (key: string, work: () => Promise<T>): Promise<T> => {
    const turn = turns.get(key)
    if (!turn) return begin(key, work)
    turn.next ??= turn.under.then(
      () => begin(key, work),
      () => begin(key, work),
    )
    return turn.next
  }
}
