/** Numbers that a seed decides: the same in every run. */
export const randomFrom = (seed: number) => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    /** A whole number from `least` to `most`. */
    between: (least: number, most: number): number => least + Math.floor(next() * (most - least + 1)),
    isLikely: (share: number): boolean => next() < share,
    oneOf: <T>(things: readonly T[]): T => things[Math.floor(next() * things.length)]!,
  }
}

export type Random = ReturnType<typeof randomFrom>
