import { afterArrival, lookedAt, noFlood } from './flood.ts'

/** How many are let in at once, how many may wait for a turn, and how long in milliseconds. */
export interface CrowdLimits {
  readonly atOnce: number
  readonly waiting: number
  /** How many there may be in a flood, inside and waiting; as many as otherwise if not given. */
  readonly inFlood?: number
  readonly patience: number
}

/** A door with so many places inside, and a bench before it. */
export interface Crowd {
  /** Lets in, at once or after a wait; false, at once, where the bench is full, after the patience, and when a flood comes meanwhile. */
  readonly enter: () => Promise<boolean>
  readonly leave: () => void
  /** Whether whoever comes now is sent away at once; who is, counts as one who came. */
  readonly sendsAway: () => boolean
  readonly inside: () => number
}

interface Waiting {
  readonly admit: (isLetIn: boolean) => void
  readonly timer: ReturnType<typeof setTimeout>
}

/**
 * Work beyond what is carried is refused at once rather than kept: a queue that never empties only makes everybody late. So a burst is
 * worked off from the bench; once that is full there is a flood, and for as long as there is, fewer may be there. `now` in milliseconds.
 */
export const openCrowd = (limits: CrowdLimits, now: () => number): Crowd => {
  const { atOnce, waiting, inFlood = atOnce + waiting, patience } = limits
  let inside = 0
  let flood = noFlood
  const bench: Waiting[] = []
  const tooMany = () => inside + bench.length - (flood.isOn ? inFlood : atOnce + waiting)
  const end = (one: Waiting, isLetIn: boolean) => {
    clearTimeout(one.timer)
    one.admit(isLetIn)
  }
  const sendsAway = () => {
    flood = lookedAt(flood, now())
    if (tooMany() < 0) return false
    flood = afterArrival(flood, now(), true)
    // Whoever has waited longest would be the latest.
    for (const one of bench.splice(0, tooMany())) end(one, false)
    return true
  }
  const seat = () =>
    new Promise<boolean>((admit) => {
      const timer = setTimeout(() => {
        bench.splice(bench.indexOf(one), 1)
        admit(false)
      }, patience)
      const one: Waiting = { admit, timer }
      bench.push(one)
    })
  return {
    inside: () => inside,
    sendsAway,
    enter: async () => {
      if (sendsAway()) return false
      flood = afterArrival(flood, now(), false)
      if (inside >= atOnce) return seat()
      inside += 1
      return true
    },
    // The place goes to whoever has waited longest.
    leave: () => {
      const next = bench.shift()
      if (next) end(next, true)
      else inside -= 1
    },
  }
}
