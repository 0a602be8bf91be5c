const ahead = 4096

/**
 * Random bytes from a source that costs as much for eight as for four thousand: they are drawn ahead and given out, each once. For numbers
 * that many are made of; secrets are longer than that and drawn by themselves.
 */
export const drawnAhead = (draw: (count: number) => Uint8Array): ((count: number) => Uint8Array) => {
  let store: Uint8Array = new Uint8Array(0)
  return (count) => {
    if (count > 12) return draw(count)
    if (count > store.length) store = draw(ahead)
    const given = store.subarray(0, count)
    store = store.subarray(count)
    return given
  }
}
