const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** How long after each failed attempt the next one comes; together not quite three days. */
const delays = [5 * second, minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour, 24 * hour, 24 * hour]

/**
 * Milliseconds until the next attempt after so many failed ones; null: the subscriber is given up. A tenth earlier or later by
 * chance (0 to 255), so that those who failed together do not come back together.
 */
export const delayAfter = (attempts: number, chance: number): number | null => {
  const delay = delays[attempts - 1]
  return delay === undefined ? null : Math.round(delay * (0.9 + (0.2 * chance) / 255))
}
