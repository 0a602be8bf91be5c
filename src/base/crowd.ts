/** How many are let in at once, how many may wait for a turn, and how long in milliseconds. */
export interface CrowdLimits {
  readonly atOnce: number
  readonly waiting: number
  /** How many once somebody has been waiting all the time for longer than a burst lasts; as many as otherwise if not given. */
  readonly waitingInFlood?: number
  readonly patience: number
}

/** A door with so many places inside, and a short bench before it. */
export interface Crowd {
  /** Lets in, at once or after a wait; false, at once, where the bench is full, and after the patience. */
  readonly enter: () => Promise<boolean>
  readonly leave: () => void
  /** Whether whoever came now would be sent away at once. */
  readonly isFull: () => boolean
  readonly inside: () => number
}

interface Waiting {
  readonly admit: (isLetIn: boolean) => void
  readonly timer: ReturnType<typeof setTimeout>
}

/** A bench that has not been empty for so many milliseconds is no burst any more. */
const burst = 50

/** How many may wait: of a burst, which is worked off in a moment, more than of a flood, in which a long bench only makes everybody late. */
export const seatsOf = (
  { waiting, waitingInFlood = waiting }: Pick<CrowdLimits, 'waiting' | 'waitingInFlood'>,
  millisecondsSinceEmpty: number,
): number => (millisecondsSinceEmpty > burst ? waitingInFlood : waiting)

/**
 * Work beyond what is carried is refused at once rather than kept: a queue that never empties only makes everybody late. Those who are let in
 * wait for no longer than the work of a few takes, however long that is. `now` in milliseconds.
 */
export const openCrowd = (limits: CrowdLimits, now: () => number): Crowd => {
  const { atOnce, patience } = limits
  let inside = 0
  let waitedSince = 0
  const bench: Waiting[] = []
  const isFull = () => inside >= atOnce && bench.length >= seatsOf(limits, bench.length === 0 ? 0 : now() - waitedSince)
  return {
    inside: () => inside,
    isFull,
    enter: () => {
      if (inside < atOnce) {
        inside += 1
        return Promise.resolve(true)
      }
      if (isFull()) return Promise.resolve(false)
      return new Promise((admit) => {
        const timer = setTimeout(() => {
          bench.splice(
            bench.findIndex((one) => one.timer === timer),
            1,
          )
          admit(false)
        }, patience)
        if (bench.length === 0) waitedSince = now()
        bench.push({ admit, timer })
      })
    },
    // The place goes to whoever has waited longest.
    leave: () => {
      const next = bench.shift()
      if (!next) inside -= 1
      else {
        clearTimeout(next.timer)
        next.admit(true)
      }
    },
  }
}
