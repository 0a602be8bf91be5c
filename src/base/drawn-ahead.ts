const ahead = 4096

/**
 * Random bytes from a source that costs as much for eight as for four thousand: they are drawn ahead and given out, each once. What is
 * longer than a key is drawn by itself.
 */
export const drawnAhead = (draw: (count: number) => Uint8Array): ((count: number) => Uint8Array) => {
  let store: Uint8Array = new Uint8Array(0)
  return (count) => {
    if (count > 64) return draw(count)
    if (count > store.length) store = draw(ahead)
    // A copy: `slice` of a Buffer would be a view of what is wiped next.
    const given = Uint8Array.from(store.subarray(0, count))
    // Given out, they are nowhere else.
    store.fill(0, 0, count)
    store = store.subarray(count)
    return given
  }
}
