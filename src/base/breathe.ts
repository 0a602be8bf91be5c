/** Milliseconds that work may keep everybody else waiting. */
const longest = 10

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * For long work in small steps, which asks after each: waits for a turn of the event loop when the last is long past, so
 * that others are answered in between. Awaiting what is there already is no such turn.
 */
export const breather = (): (() => Promise<void>) => {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < longest) return
    await turn()
    last = performance.now()
  }
}
