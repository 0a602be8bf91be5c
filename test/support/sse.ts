/** A subscription over server-sent events, as any client of the hub reads it. */
export const subscribe = async (url: string, query: string, headers: Record<string, string> = {}) => {
  const leaving = new AbortController()
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query }),
    signal: leaving.signal,
  })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  /** The next event, its name and data; null at the end of the stream. Pings are passed by. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever was asked for
  const next = async (): Promise<{ name: string; data: any } | null> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const event = text.slice(0, end)
        text = text.slice(end + 2)
        const name = /^event: ?(.*)$/m.exec(event)?.[1]
        if (name) return { name, data: JSON.parse(/^data: ?(.*)$/m.exec(event)?.[1] || 'null') }
        continue
      }
      const { done, value } = await reader.read()
      if (done) return null
      text += value
    }
  }
  return { status: response.status, type: response.headers.get('content-type'), next, leave: () => leaving.abort() }
}
