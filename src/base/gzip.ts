type Pair = ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>

const through = async (bytes: Uint8Array, pair: Pair): Promise<Uint8Array> => {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(pair)
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** Bytes gzipped by the runtime's own means, present on Node and on Workers. */
export const gzipped = (bytes: Uint8Array): Promise<Uint8Array> =>
  through(bytes, new CompressionStream('gzip') as unknown as Pair)

/** What was gzipped by us: nobody else's bytes, which might inflate without end. */
export const ungzipped = (bytes: Uint8Array): Promise<Uint8Array> =>
  through(bytes, new DecompressionStream('gzip') as unknown as Pair)
