/** Reads a body up to a limit; says so as soon as that is passed, without reading on, and when the client hangs up. */
export const readBody = async (
  request: Pick<Request, 'headers' | 'body'>,
  limit: number,
): Promise<Uint8Array | 'TOO_LARGE' | 'GIVEN_UP'> => {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return 'TOO_LARGE'
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  for (;;) {
    const part = await reader?.read().catch(() => 'GIVEN_UP' as const)
    if (part === 'GIVEN_UP') return part
    if (!part || part.done) break
    length += part.value.byteLength
    if (length > limit) {
      // Not cancelled: that would cut the connection before the answer is out. Who holds it leaves the rest unread.
      reader!.releaseLock()
      return 'TOO_LARGE'
    }
    chunks.push(part.value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}
