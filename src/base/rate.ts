/** So many a minute; a quarter of them may come at once. */
export interface Rate {
  /** Takes one for a name; answers 0, or after how many seconds there is one again. */
  readonly take: (name: string) => number
}

/** Names that are remembered: of more, those that were not seen for longest begin anew. */
const mostNames = 20_000

interface Bucket {
  left: number
  filledAt: number
}

/** A bucket for each name that fills steadily; `now` in milliseconds. */
export const openRate = (perMinute: number, now: () => number): Rate => {
  const most = Math.max(1, perMinute / 4)
  const perMillisecond = perMinute / 60_000
  const buckets = new Map<string, Bucket>()
  return {
    take: (name) => {
      const at = now()
      const bucket = buckets.get(name) ?? { left: most, filledAt: at }
      buckets.delete(name)
      buckets.set(name, bucket)
      if (buckets.size > mostNames) buckets.delete(buckets.keys().next().value!)
      bucket.left = Math.min(most, bucket.left + Math.max(0, at - bucket.filledAt) * perMillisecond)
      bucket.filledAt = at
      if (bucket.left < 1) return Math.ceil((1 - bucket.left) / perMillisecond / 1000)
      bucket.left -= 1
      return 0
    },
  }
}
