import pg from 'pg'

type OnPayload = (payload: string) => void

const RETRY_MS = 1_000

/**
 * One connection of its own for all channels, opened with the first: a pooled one would be handed to others.
 * A lost connection is tried again each second; when it is back, every listener is called with ''.
 */
export const serverListener = (config: pg.ClientConfig) => {
  const channels = new Map<string, Set<OnPayload>>()
  let connected: Promise<pg.Client> | undefined
  let retry: NodeJS.Timeout | undefined
  let closed = false

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ ...config, application_name: `${config.application_name} listener` })
    client.on('error', () => {})
    client.on('notification', ({ channel, payload = '' }) => {
      for (const onPayload of channels.get(channel) ?? []) onPayload(payload)
    })
    await client.connect()
    try {
      for (const channel of channels.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
    // Only now: a failed attempt is the caller's to try again.
    client.on('end', lost)
    return client
  }

  const lost = () => {
    connected = undefined
    clearTimeout(retry)
    if (!closed && channels.size > 0) retry = setTimeout(reconnect, RETRY_MS)
  }

  const reconnect = () => {
    connected = connect()
    connected.then(
      () => {
        for (const listeners of channels.values()) for (const onPayload of listeners) onPayload('')
      },
      () => lost(),
    )
  }

  const forget = async (channel: string, onPayload: OnPayload): Promise<void> => {
    const listeners = channels.get(channel)
    if (!listeners?.delete(onPayload) || listeners.size > 0) return
    channels.delete(channel)
    const client = await connected?.catch(() => undefined)
    if (!closed) await client?.query(`unlisten ${pg.escapeIdentifier(channel)}`).catch(() => {})
  }

  return {
    listen: async (channel: string, onPayload: OnPayload): Promise<() => Promise<void>> => {
      const isNew = !channels.has(channel)
      channels.set(channel, (channels.get(channel) ?? new Set()).add(onPayload))
      const wasConnected = connected !== undefined
      connected ??= connect()
      try {
        const client = await connected
        if (isNew && wasConnected) await client.query(`listen ${pg.escapeIdentifier(channel)}`)
      } catch (error) {
        connected = undefined
        await forget(channel, onPayload)
        throw error
      }
      return () => forget(channel, onPayload)
    },
    close: async (): Promise<void> => {
      closed = true
      clearTimeout(retry)
      const client = await connected?.catch(() => undefined)
      await client?.end()
    },
  }
}
