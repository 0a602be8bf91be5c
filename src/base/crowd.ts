/** How many are let in at once, how many may wait for a turn, and how long in milliseconds. */
export interface CrowdLimits {
  readonly atOnce: number
  readonly waiting: number
  readonly patience: number
}

/** A door with so many places inside, and a short bench before it. */
export interface Crowd {
  /** Lets in, at once or after a wait; false, at once, where the bench is full, and after the patience. */
  readonly enter: () => Promise<boolean>
  readonly leave: () => void
  readonly inside: () => number
}

interface Waiting {
  readonly admit: (isLetIn: boolean) => void
  readonly timer: ReturnType<typeof setTimeout>
}

/**
 * Work beyond what is carried is refused at once rather than kept: a queue that never empties only makes everybody late. As many wait as are
 * inside, so nobody waits much longer than the work of another takes, however long that is.
 */
export const openCrowd = ({ atOnce, waiting, patience }: CrowdLimits): Crowd => {
  let inside = 0
  const bench: Waiting[] = []
  return {
    inside: () => inside,
    enter: () => {
      if (inside < atOnce) {
        inside += 1
        return Promise.resolve(true)
      }
      if (bench.length >= waiting) return Promise.resolve(false)
      return new Promise((admit) => {
        const timer = setTimeout(() => {
          bench.splice(
            bench.findIndex((one) => one.timer === timer),
            1,
          )
          admit(false)
        }, patience)
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
