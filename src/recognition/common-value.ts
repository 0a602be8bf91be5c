/** What a city has of something; null: it does not say. */
export interface Vote<T> {
  readonly city: string
  readonly value: T | null
}

/** What most of those cities have that say something. Without a single most frequent value there is none: tied. */
export interface Common<T> {
  readonly value: T | null
  readonly isTied: boolean
}

/** The most frequent value, alike by its key; of its writings the first is taken. */
export const commonValue = <T>(votes: readonly Vote<T>[], keyOf: (value: T) => string): Common<T> => {
  const groups = new Map<string, { value: T; count: number }>()
  for (const { value } of votes) {
    if (value === null) continue
    const key = keyOf(value)
    const known = groups.get(key)
    groups.set(key, { value: known?.value ?? value, count: (known?.count ?? 0) + 1 })
  }
  const most = Math.max(0, ...[...groups.values()].map(({ count }) => count))
  const [first, second] = [...groups.values()].filter(({ count }) => count === most)
  if (!first) return { value: null, isTied: false }
  return second ? { value: null, isTied: true } : { value: first.value, isTied: false }
}
